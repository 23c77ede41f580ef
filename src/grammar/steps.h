// SPDX-License-Identifier: MIT
#pragma once
/// A pattern as a list of steps, which a search follows and goes back in: what stands in an image. Patterns over
/// letters and rules over words have the same steps; a unit of the one is a character, of the other a word.
#include <array>
#include <cstddef>
#include <cstdint>

#include "grammar/byte_set.h"
#include "grammar/image_ref.h"

namespace klubba::grammar {

enum class Step : std::uint8_t { literal, folded_literal, unit, run, choice, words, save, begin, end, match };

struct Op {
  static constexpr std::uint32_t no_bound = 0xFFFFFFFF;

  Step step = Step::match;
  std::uint8_t greedy = 1;  ///< of a run
  std::uint16_t least = 0;  ///< units of a run
  std::uint32_t next = 0;
  /// literal: place in the program's letters; unit, run: character table or atom; choice: first branch; words: trie;
  /// save: slot.
  std::uint32_t at = 0;
  std::uint32_t count = 0;   ///< bytes of a literal; branches of a choice; most units of a run
  std::uint32_t behind = 0;  ///< of a run: as `Branch::first`, of what follows
};

struct Branch {
  std::uint32_t op = 0;
  std::uint32_t first = 0;  ///< letters: index of what it may begin with; words: the step to look at
};

/// What a text must begin with for a step and all that follow to fit.
struct FirstBytes {
  ByteSet bytes;
  std::uint64_t at_end = 0;  ///< not 0: it may fit at the end of the text. A word: no byte of a record is left open
  bool operator==(const FirstBytes&) const = default;
};

struct ProgramRecord {
  static constexpr std::size_t most_required = 8;
  static constexpr std::size_t most_begins = 6;

  ArrayRef<Op> ops;
  ArrayRef<Branch> branches;
  TextRef letters;
  ArrayRef<TextRef> names;  ///< by group, from 0 (the whole match); empty for groups without a name
  std::uint32_t start = 0;
  std::uint16_t anchored = 0;  ///< not 0: it fits at the beginning of a text only
  std::uint16_t required_count = 0;
  std::array<std::uint16_t, most_required> required{};  ///< atoms that some word of every match fulfils
  std::uint16_t wide = 0;                           ///< over words; not 0: it fits all that the pattern fits, and more
  std::uint16_t begins_count = 0;                   ///< 0: a match may begin with any word
  std::array<std::uint16_t, most_begins> begins{};  ///< atoms one of which the first word of every match fulfils
  FirstBytes first;
  ByteSet second;  ///< what a match that begins before the text's last byte goes on with, in its second byte
};

}  // namespace klubba::grammar
