// SPDX-License-Identifier: MIT
#pragma once
/// A pattern made ready for searching: a list of steps that a search follows, going back to its last choice where it
/// fails. Finds what RE2 finds, and the same captures: of the matches that begin leftmost the one that the pattern
/// prefers. Rules are anchored or begin with few bytes, and fail in their first steps; RE2's automata cost more to
/// start than such a search costs in all. A search that goes back too often gives up, and RE2, which is linear, is
/// asked instead.
#include <cstddef>
#include <string_view>

#include "grammar/program_view.h"

namespace klubba::grammar {

class Program : public ProgramView {
 public:
  using ProgramView::ProgramView;

  /// The leftmost match that begins at byte `from` or later. `slots` holds the groups, in bytes of the text, where the
  /// answer is yes.
  Answer search(std::string_view text, std::size_t from, Slots& slots) const;
};

}  // namespace klubba::grammar
