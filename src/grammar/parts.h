// SPDX-License-Identifier: MIT
#pragma once
/// What a Grammar is made of; shared by the loader, which fills it, and the queries.
#include <re2/re2.h>

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "grammar/grammar.h"
#include "grammar/literal_gate.h"

namespace klubba::grammar {

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class T>
using StringMap = std::unordered_map<std::string, T, StringHash, std::equal_to<>>;

/// A rule's pattern, compiled at its first use: a run asks only a part of the rules for captures.
struct CompiledRule {
  std::once_flag once;
  std::string expanded;  ///< the pattern with its fragments put in
  std::unique_ptr<re2::RE2> regex;
  std::vector<std::string> names;  ///< by capture index; "" for unnamed groups
};

/// The rules of one kind with the gate that chooses among them. No RE2::Set: one automaton over many patterns with gaps
/// has so many states that it is thrown away and made again for every sentence.
struct RuleKind {
  std::vector<std::size_t> rules;  ///< indices, in precedence order
  std::once_flag once;
  std::unique_ptr<LiteralGate> gate;
};

/// Bound on the automata of one regex, bytes.
inline constexpr std::int64_t max_regex_memory = 64 << 20;
re2::RE2::Options regex_options();

struct Grammar::Parts {
  std::string name;
  std::string title;
  std::vector<Rule> rules;
  std::vector<std::unique_ptr<CompiledRule>> compiled;  ///< parallel to `rules`
  StringMap<std::unique_ptr<RuleKind>> kinds;
  StringMap<std::string> fragments;
  StringMap<std::vector<std::string>>
      word_lists;                            ///< list name or "class.form" → words, for {words.x} and {class.form}
  StringMap<std::vector<WordForm>> lexicon;  ///< lower-case word → readings; views into `strings`
  StringMap<std::string> values;             ///< "list\nword" → value
  StringMap<std::string> settings;
  std::vector<std::unique_ptr<std::string>> strings;  ///< owns what `lexicon` views
};

/// Lower case by code points, for any alphabet.
std::string lower_case(std::string_view text);

/// Puts fragments, word lists, verb forms and letter classes into a pattern. An unknown name is reported through
/// `unknown` (its name; left in the pattern as it stands).
std::string expand_pattern(std::string_view pattern, const Grammar::Parts& parts, std::vector<std::string>& unknown);

}  // namespace klubba::grammar
