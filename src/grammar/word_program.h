// SPDX-License-Identifier: MIT
#pragma once
/// A rule over words made ready for searching rows of atoms: what `Program` is for letters, with a word for a step.
#include <algorithm>
#include <cstdint>
#include <span>

#include "grammar/program_view.h"
#include "grammar/word_atoms.h"

namespace klubba::grammar {

class WordProgram : public ProgramView {
 public:
  using ProgramView::ProgramView;
  static constexpr std::uint32_t any_word = 0xFFFF;  ///< the atom that every word fulfils

  /// False where no words that fulfil no more than `present` can hold a match.
  bool possible(const WordAtoms::Row& present) const {
    const auto* const required = record_->required.data();
    return std::all_of(required, required + record_->required_count,
                       [&](std::uint16_t atom) { return WordAtoms::has(present, atom); });
  }
  /// True where a yes needs to be asked again of the pattern itself: it asks words for more than atoms.
  bool wide() const { return record_->wide != 0; }
  /// The leftmost match in a row of words; `slots` are in words.
  Answer search(std::span<const WordAtoms::Row> words, Slots& slots) const;
};

}  // namespace klubba::grammar
