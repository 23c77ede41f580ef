// SPDX-License-Identifier: MIT
#pragma once
/// A rule over words made ready for searching rows of atoms: what `Program` is for letters, with a word for a step.
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/word_atoms.h"

namespace klubba::grammar {

struct Expression;

class WordProgram {
 public:
  static constexpr std::size_t max_groups = 32;
  static constexpr std::size_t unset = static_cast<std::size_t>(-1);
  /// By group: first word at 2n, one past the last at 2n + 1; `unset` where the group took no part.
  using Slots = std::array<std::size_t, 2 * max_groups>;
  enum class Answer { no, yes, gave_up };

  /// Null where the pattern is wrong, or asks for more than atoms.
  static std::unique_ptr<const WordProgram> make(std::string_view pattern, const WordAtoms& atoms);

  /// False where no words that fulfil no more than `present` can hold a match.
  bool possible(const WordAtoms::Row& present) const {
    for (const std::uint16_t atom : required_) {
      if (!WordAtoms::has(present, atom)) return false;
    }
    return true;
  }
  /// The leftmost match in a row of words.
  Answer search(std::span<const WordAtoms::Row> words, Slots& slots) const;

  const std::vector<std::string>& names() const { return names_; }  ///< as `Program` has them

 private:
  friend class WordProgramWriter;
  enum class Step : std::uint8_t { word, run, choice, save, begin, end, match };
  static constexpr std::uint16_t any_word = 0xFFFF;
  struct Op {
    Step step = Step::match;
    bool greedy = true;
    std::uint16_t atom = any_word;  ///< of a word or run
    std::uint32_t next = 0;
    std::uint32_t at = 0;               ///< first branch; slot
    std::uint32_t size = 0;             ///< branches
    std::uint32_t least = 0, most = 0;  ///< of a run
  };
  struct Frame;
  class Search;

  std::vector<Op> ops_;
  std::vector<std::uint32_t> branches_;
  std::vector<std::uint16_t> required_;  ///< atoms that some word of every match fulfils
  std::vector<std::string> names_;
  std::uint32_t start_ = 0;
  bool anchored_ = false;
};

}  // namespace klubba::grammar
