// SPDX-License-Identifier: MIT
#pragma once
/// The ledger of lines: each line of the file in exactly one class, so that nothing is lost silently.
#include <vector>

#include "klubba/layout.h"
#include "klubba/minutes.h"
#include "minutes/agenda.h"

namespace klubba::minutes {

/// Classes of all lines. `block_notes` has one note for each block (from the section reader).
std::vector<LineNote> place_lines(const SourceFile& source, const Layout& layout, const Agenda& agenda,
                                  const std::vector<LineNote>& block_notes);

}  // namespace klubba::minutes
