// SPDX-License-Identifier: MIT
#pragma once
/// Tables → agenda items, decisions and passages: what the section reader makes of running text, made of rows.
#include <vector>

#include "grammar/grammar.h"
#include "klubba/minutes.h"
#include "minutes/passage.h"
#include "minutes/table.h"

namespace klubba::minutes {

struct TableMinutes {
  std::vector<AgendaItem> agenda;
  std::vector<Decision> decisions;
  std::vector<Passage> passages;
};

/// The rows' items. A decision cell is one decision; a sentence of the notes that says what was decided is one too.
TableMinutes read_rows(const SourceFile& source, const TableReading& table, const grammar::Grammar& grammar);

/// The same for a table inside the agenda item `item`: its rows are no items. `decided`: how many decisions stand
/// before it, which its passages count on from.
TableMinutes read_item_rows(const SourceFile& source, const TableReading& table, const grammar::Grammar& grammar,
                            std::size_t item, std::size_t decided);

/// Gives passages the owners that stand beside them, and adds what else is said there as passages of its own.
void add_right_cells(const SourceFile& source, const std::vector<RightCell>& cells, std::vector<AgendaItem>& agenda,
                     std::vector<Passage>& passages);

}  // namespace klubba::minutes
