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

/// Chooses among the rules of one kind; made at its first use. No RE2::Set: one automaton over many patterns with gaps
/// has so many states that it is thrown away and made again for every sentence.
struct KindGate {
  std::once_flag once;
  std::unique_ptr<LiteralGate> gate;
};

/// The rules of one kind.
struct RuleKind {
  std::vector<std::size_t> rules;  ///< indices, in precedence order
  std::shared_ptr<KindGate> gate;
};

/// The YAML documents that grammars are made of, read once; known to the loader only.
struct ParsedSources;

/// What grammars that extend the same ones share: patterns that are equal once their fragments are put in are compiled
/// once. Filled by one thread at a time; what it has given out is safe to use from any.
struct PatternPool {
  StringMap<std::shared_ptr<CompiledRule>> rules;  ///< by expanded pattern
  StringMap<std::shared_ptr<KindGate>> gates;      ///< by the expanded patterns of the kind
  std::shared_ptr<ParsedSources> sources;
};

/// Bound on the automata of one regex, bytes.
inline constexpr std::int64_t max_regex_memory = 64 << 20;
re2::RE2::Options regex_options();

struct Grammar::Parts {
  std::string name;
  std::string title;
  std::vector<Rule> rules;
  std::vector<std::shared_ptr<CompiledRule>> compiled;  ///< parallel to `rules`
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
