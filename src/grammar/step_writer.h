// SPDX-License-Identifier: MIT
#pragma once
/// Expression → steps: what writers of both sorts of programs share. Steps are written from the last to the first, so
/// that each knows what follows it.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "grammar/char_class.h"
#include "grammar/expression.h"
#include "grammar/steps.h"
#include "grammar/word_trie.h"

namespace klubba::grammar {

/// A program that isn't in an image yet: its classes, firsts and tries are its own.
struct ProgramDraft {
  std::vector<Op> ops;
  std::vector<Branch> branches;
  std::string letters;
  std::vector<std::string> names;  ///< by group
  std::uint32_t start = 0;
  bool anchored = false;
  std::vector<std::uint16_t> required;
  std::vector<std::uint16_t> begins;
  bool wide = false;
  FirstBytes first;
  ByteSet second;
  bool over_words = false;  ///< classes are atoms, and branches name the step that they begin with
  std::vector<CharClass> classes;
  std::vector<FirstBytes> firsts;
  std::vector<WordTrie> tries;
};

class StepWriter {
 public:
  explicit StepWriter(ProgramDraft& draft) : draft_(draft) {}
  virtual ~StepWriter() = default;
  StepWriter(const StepWriter&) = delete;
  StepWriter& operator=(const StepWriter&) = delete;

  /// False where the expression asks for more than steps can say, or for more of them than is sensible.
  bool write(const Expression& root);

 protected:
  /// What a text goes on with where a step is taken: its first byte, and the one behind that, where there is one.
  struct Ahead {
    FirstBytes first;
    ByteSet second;
  };
  /// One unit of a text: its class, and what it begins with.
  struct Unit {
    std::uint32_t number = 0;
    Ahead ahead;
  };

  /// What `part` is if that is one unit, with `next` behind it.
  virtual std::optional<Unit> unit_of(const Expression& part, std::uint32_t next) = 0;
  /// `Branch::first` for a step.
  virtual std::uint32_t first_index(std::uint32_t op) = 0;
  /// What a text begins with where `part` fits.
  virtual FirstBytes first_of(const Expression& part) const = 0;
  /// The step that `part` begins with.
  virtual std::uint32_t emit(const Expression& part, std::uint32_t next);
  virtual std::uint32_t emit_sequence(const std::vector<Expression>& parts, std::uint32_t next);
  virtual std::uint32_t emit_choice(const Expression& choice, std::uint32_t next);

  std::uint32_t add(Op op, const Ahead& ahead);
  const Ahead& ahead(std::uint32_t op) const { return ahead_[op]; }

  ProgramDraft& draft_;

 private:
  std::uint32_t emit_repeat(const Expression& repeat, std::uint32_t next);
  std::uint32_t emit_loop(const Expression& body, bool greedy, std::uint32_t next);
  std::uint32_t emit_branches(const std::vector<std::uint32_t>& targets);
  static bool begins_text(const Expression& part);

  std::vector<Ahead> ahead_;  // by op
  bool lost_ = false;
};

void add_first(FirstBytes& out, const FirstBytes& more);

}  // namespace klubba::grammar
