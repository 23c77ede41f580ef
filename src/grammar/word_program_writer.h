// SPDX-License-Identifier: MIT
#pragma once
/// Expression → WordProgram. Steps are written from the last to the first.
#include <optional>

#include "grammar/expression.h"
#include "grammar/word_program.h"

namespace klubba::grammar {

class WordProgramWriter {
 public:
  WordProgramWriter(WordProgram& program, const WordAtoms& atoms) : program_(program), atoms_(atoms) {}

  /// False where the expression asks for more than atoms.
  bool write(const Expression& root);

 private:
  using Step = WordProgram::Step;

  std::uint32_t emit(const Expression& part, std::uint32_t next);
  std::uint32_t emit_repeat(const Expression& repeat, std::uint32_t next);
  std::uint32_t emit_branches(const std::vector<std::uint32_t>& targets);
  std::uint32_t add(WordProgram::Op op);
  /// The number of the atom that `part` is, `any_word`, or nothing.
  std::optional<std::uint16_t> atom_of(const Expression& part) const;
  void require(const Expression& part);

  WordProgram& program_;
  const WordAtoms& atoms_;
  bool lost_ = false;
};

}  // namespace klubba::grammar
