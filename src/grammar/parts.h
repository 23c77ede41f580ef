// SPDX-License-Identifier: MIT
#pragma once
/// What a Grammar is made of: views of its image, and the patterns that were compiled so far.
#include <re2/re2.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "grammar/asked_texts.h"
#include "grammar/draft.h"
#include "grammar/grammar.h"
#include "grammar/image.h"
#include "grammar/kind_table.h"
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

/// What the grammars of one image share. Filled by one thread at a time; what it has given out is safe to use from any.
struct PatternPool {
  std::unordered_map<const PatternRecord*, std::shared_ptr<CompiledRule>> rules;
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
  std::vector<std::shared_ptr<CompiledRule>> compiled;   ///< parallel to `rules`
  std::vector<std::span<const std::uint32_t>> required;  ///< parallel to `rules`: what the gate must have met
  LiteralGate gate;
  KindTable kinds;
  std::shared_ptr<Lazy<WordAtoms>> atoms;
  std::unique_ptr<Lazy<TagLists>> lists = std::make_unique<Lazy<TagLists>>();
};

/// What a grammar remembers of the texts it was asked about.
struct Grammar::Recall {
  std::shared_ptr<AskedTexts> texts;
  std::vector<std::optional<KindSet>> judged;  ///< by text: the kinds that may still be found in it
  std::uint64_t age = 0;                       ///< of the texts that were judged

  KindSet& open(std::size_t text, const KindTable& kinds);
};

}  // namespace klubba::grammar
