// SPDX-License-Identifier: MIT
#pragma once
/// Items of a scanned table that the reader of headings can't see: rows whose number is lost, letters without a title
/// of their own. The table's frame tells more than its lines: every row is an item.
#include "klubba/layout.h"
#include "minutes/agenda.h"
#include "minutes/table.h"

namespace klubba::minutes {

/// Adds to `agenda`, whose items stand in the table of `column`: numbers that stand in their own column, as many
/// unnumbered titles as numbers are missing between two items, and the letters that go on from a sub-item. Takes bars
/// off titles.
void add_lost_items(const SourceFile& source, const Layout& layout, const RightColumn& column,
                    const grammar::Grammar& grammar, Agenda& agenda);

}  // namespace klubba::minutes
