// SPDX-License-Identifier: MIT
#pragma once
/// The ledger of lines: each line of the file in exactly one class, so that nothing is lost silently.
#include <vector>

#include "klubba/layout.h"
#include "klubba/minutes.h"
#include "minutes/agenda.h"
#include "minutes/table.h"

namespace klubba::minutes {

/// Classes of all lines. `block_notes` has one note for each block (from the section reader).
std::vector<LineNote> place_lines(const SourceFile& source, const Layout& layout, const Agenda& agenda,
                                  const std::vector<LineNote>& block_notes);

/// The same for minutes kept as a table: lines of rows, lines before, lines after.
std::vector<LineNote> place_table_lines(const SourceFile& source, const Layout& layout, const TableReading& table,
                                        const std::vector<Decision>& decisions);

/// Lines of running text that hold an action are lines of actions.
void mark_actions(const std::vector<Action>& actions, std::vector<LineNote>& notes);

}  // namespace klubba::minutes
