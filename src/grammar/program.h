// SPDX-License-Identifier: MIT
#pragma once
/// A pattern made ready for searching: a list of steps that a search follows, going back to its last choice where it
/// fails. Finds what RE2 finds, and the same captures: of the matches that begin leftmost the one that the pattern
/// prefers. Rules are anchored or begin with few bytes, and fail in their first steps; RE2's automata cost more to
/// start than such a search costs in all. A search that goes back too often gives up, and RE2, which is linear, is
/// asked instead.
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/byte_set.h"
#include "grammar/char_class.h"
#include "grammar/word_trie.h"

namespace klubba::grammar {

struct Expression;

/// What a text must begin with for a step and all that follow to fit.
struct FirstBytes {
  ByteSet bytes;
  bool at_end = false;  ///< it may fit at the end of the text
  bool operator==(const FirstBytes&) const = default;
};

class Program {
 public:
  static constexpr std::size_t max_groups = 32;
  static constexpr std::size_t unset = static_cast<std::size_t>(-1);
  /// By group: begin at 2n, end at 2n + 1, in bytes of the text; `unset` where the group took no part.
  using Slots = std::array<std::size_t, 2 * max_groups>;
  enum class Answer { no, yes, gave_up };

  /// Null where the pattern is wrong, or holds what only RE2 knows.
  static std::unique_ptr<const Program> make(std::string_view pattern);

  /// The leftmost match that begins at `from` or later. `slots` holds the groups where the answer is yes.
  Answer search(std::string_view text, std::size_t from, Slots& slots) const;

  /// By group, from 0 (the whole match); "" for groups without a name.
  const std::vector<std::string>& names() const { return names_; }
  /// True where it fits at the beginning of a text only.
  bool anchored() const { return anchored_; }
  const FirstBytes& first() const { return first_; }

 private:
  friend class ProgramWriter;
  enum class Step : std::uint8_t { literal, folded_literal, character, run, choice, words, save, begin, end, match };
  struct Op {
    Step step = Step::match;
    bool greedy = true;
    std::uint32_t next = 0;
    std::uint32_t at = 0;  ///< literal: place in `letters_`; character, run: table; choice: first branch; words: trie;
                           ///< save: slot
    std::uint32_t size = 0;             ///< of a literal; branches of a choice
    std::uint32_t least = 0, most = 0;  ///< of a run
    std::uint32_t behind = 0;           ///< of a run: index of the first bytes of what follows
  };
  struct Branch {
    std::uint32_t op = 0;
    std::uint32_t first = 0;
  };
  struct Frame;
  class Search;

  std::vector<Op> ops_;
  std::vector<Branch> branches_;
  std::vector<FirstBytes> firsts_;
  std::vector<CharTable> tables_;
  std::vector<WordTrie> tries_;
  std::string letters_;
  std::vector<std::string> names_;
  std::uint32_t start_ = 0;
  FirstBytes first_;
  ByteSet second_;  ///< what a match that begins before the text's last byte goes on with, in its second byte
  bool anchored_ = false;
};

}  // namespace klubba::grammar
