// SPDX-License-Identifier: MIT
#pragma once
/// What a Grammar is made of: views of its image, and the patterns that were compiled so far.
#include <re2/re2.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
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
#include "grammar/tagged_words.h"
#include "grammar/word_program.h"

namespace klubba::grammar {

/// A rule's pattern as it is searched for. Its programs do the work; the regex is made where a pattern has none or a
/// search gives up.
struct CompiledRule {
  std::string_view expanded;  ///< the pattern with its fragments put in
  Program program;            ///< none: RE2 is asked
  WordProgram word_program;   ///< for rules over words; none where the pattern asks for more than atoms
  const Lazy<re2::RE2>* made;

  const re2::RE2& regex() const;
  /// By capture index; "" for unnamed groups.
  std::vector<std::string> names() const;
};

/// By pattern of an image.
using Regexes = std::vector<Lazy<re2::RE2>>;

/// What the grammars of one image share. Filled by one thread at a time; what it has given out is safe to use from any.
struct PatternPool {
  std::shared_ptr<const Regexes> regexes;  ///< by pattern
};

/// Bound on the automata of one regex, bytes.
inline constexpr std::int64_t max_regex_memory = 64 << 20;
re2::RE2::Options regex_options();

struct Grammar::Parts {
  Parts(std::unique_ptr<const std::string> own, const Image& whole, const GrammarRecord& of, const LiteralGate& over)
      : own_bytes(std::move(own)), image(whole), record(of), gate(over) {}

  std::unique_ptr<const std::string> own_bytes;  ///< of the image, where the grammar has one for itself
  Image image;
  const GrammarRecord& record;
  std::string name;
  std::string title;
  std::vector<Rule> rules;
  std::vector<CompiledRule> compiled;                    ///< parallel to `rules`
  std::vector<std::span<const std::uint32_t>> required;  ///< parallel to `rules`: what the gate must have met
  std::shared_ptr<const Regexes> regexes;                ///< by pattern of the image
  LiteralGate gate;
  KindTable kinds;
  std::unique_ptr<Lazy<TagLists>> lists = std::make_unique<Lazy<TagLists>>();
  std::unique_ptr<Derived> derived = std::make_unique<Derived>();
};

/// What a grammar remembers of the texts it was asked about.
class Grammar::Recall {
 public:
  explicit Recall(std::shared_ptr<AskedTexts> texts) : texts_(std::move(texts)) {}

  const std::shared_ptr<AskedTexts>& texts() const { return texts_; }
  TaggedWords& words() { return words_; }
  /// The kinds that may still be found in a text.
  KindSet& open(std::size_t text, const KindTable& kinds) {
    const bool known = age_ == texts_->age() && text < judged_.size() && judged_[text];
    return known ? *judged_[text] : judge(text, kinds);
  }

 private:
  KindSet& judge(std::size_t text, const KindTable& kinds);

  std::shared_ptr<AskedTexts> texts_;
  TaggedWords words_;
  std::vector<std::optional<KindSet>> judged_;  ///< by text
  std::uint64_t age_ = 0;                       ///< of the texts that were judged
};

}  // namespace klubba::grammar
