// SPDX-License-Identifier: MIT
#pragma once
/// Expression → Program. Steps are written from the last to the first, so that each knows what follows it.
#include <optional>

#include "grammar/expression.h"
#include "grammar/program.h"

namespace klubba::grammar {

class ProgramWriter {
 public:
  explicit ProgramWriter(Program& program) : program_(program) {}

  /// False where the program would be larger than is sensible.
  bool write(const Expression& root);

 private:
  using Step = Program::Step;
  struct Letters {
    std::string text;
    bool folded = false;
    bool caseless = true;  ///< none of them has another case
  };

  std::uint32_t emit(const Expression& part, std::uint32_t next);
  std::uint32_t emit_sequence(const std::vector<Expression>& parts, std::uint32_t next);
  std::uint32_t emit_choice(const Expression& choice, std::uint32_t next);
  std::uint32_t emit_repeat(const Expression& repeat, std::uint32_t next);
  std::uint32_t emit_loop(const Expression& body, bool greedy, std::uint32_t next);
  std::uint32_t emit_branches(const std::vector<std::uint32_t>& targets);
  std::uint32_t emit_letters(const Letters& letters, std::uint32_t next);
  std::uint32_t add(Program::Op op, FirstBytes first, ByteSet second);
  /// The second byte of what begins with one of `members` and goes on with `next`.
  ByteSet second_of(const CharClass& members, std::uint32_t next) const;
  ByteSet second_of_words(const std::vector<std::string>& words, bool folded, std::uint32_t next) const;
  std::uint32_t table(const CharClass& members);
  std::uint32_t first_index(const FirstBytes& first);

  /// Puts a letter behind `letters`; false where it can't be a literal beside them.
  static bool append_letter(const Expression& part, Letters& letters);
  static std::optional<Letters> letters_of(const Expression& part);
  static FirstBytes first_of(const Expression& part, FirstBytes behind);
  static bool begins_text(const Expression& part);

  Program& program_;
  std::vector<FirstBytes> firsts_;  // by op
  std::vector<ByteSet> seconds_;    // by op: the byte after the first, where there is one
};

}  // namespace klubba::grammar
