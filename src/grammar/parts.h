// SPDX-License-Identifier: MIT
#pragma once
/// What a Grammar is made of: views of its image, and the patterns that were compiled so far.
#include <re2/re2.h>

#include <array>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "grammar/draft.h"
#include "grammar/grammar.h"
#include "grammar/image.h"
#include "grammar/lazy.h"
#include "grammar/literal_gate.h"
#include "grammar/program.h"
#include "grammar/tag_lists.h"
#include "grammar/word_program.h"

namespace klubba::grammar {

/// A rule's pattern, compiled at its first use. Its program does the work; the regex is made where a pattern has no
/// program or a search gives up.
struct CompiledRule {
  std::string_view expanded;  ///< the pattern with its fragments put in

  const Program* program() const;
  const re2::RE2& regex() const;
  /// For rules over words; null where the pattern asks for more than atoms.
  const WordProgram* word_program(const WordAtoms& atoms) const;
  /// By capture index; "" for unnamed groups.
  std::vector<std::string> names() const;

 private:
  Lazy<Program> program_;
  Lazy<re2::RE2> regex_;
  Lazy<WordProgram> words_;
};

/// The programs of a kind of rules over words; null where a rule has none.
using WordPrograms = std::vector<const WordProgram*>;

/// The rules of one kind, and what chooses among them. No RE2::Set: one automaton over many patterns with gaps has so
/// many states that it is thrown away and made again for every sentence.
struct RuleKind {
  std::span<const std::uint32_t> rules;  ///< indices, in precedence order
  std::shared_ptr<Lazy<LiteralGate>> gate;
  const GateRecord* record;  ///< what the gate is made of
  std::unique_ptr<Lazy<WordPrograms>> words = std::make_unique<Lazy<WordPrograms>>();
};

/// Where a gate's arrays lie in the image: equal gates lie in one place.
using GatePlaces = std::array<std::uint32_t, 9>;

/// What the grammars of one image share. Filled by one thread at a time; what it has given out is safe to use from any.
struct PatternPool {
  std::unordered_map<const PatternRecord*, std::shared_ptr<CompiledRule>> rules;
  std::map<GatePlaces, std::shared_ptr<Lazy<LiteralGate>>> gates;
  std::shared_ptr<Lazy<WordAtoms>> atoms = std::make_shared<Lazy<WordAtoms>>();
};

/// Bound on the automata of one regex, bytes.
inline constexpr std::int64_t max_regex_memory = 64 << 20;
re2::RE2::Options regex_options();

struct Grammar::Parts {
  std::unique_ptr<const std::string> own_bytes;  ///< of the image, where the grammar has one for itself
  Image image;
  const GrammarRecord& record;
  std::string name;
  std::string title;
  std::vector<Rule> rules;
  std::vector<std::shared_ptr<CompiledRule>> compiled;  ///< parallel to `rules`
  StringMap<RuleKind> kinds;
  std::shared_ptr<Lazy<WordAtoms>> atoms;
  std::unique_ptr<Lazy<TagLists>> lists = std::make_unique<Lazy<TagLists>>();
};

}  // namespace klubba::grammar
