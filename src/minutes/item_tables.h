// SPDX-License-Identifier: MIT
#pragma once
/// Small tables inside agenda items whose rows say what was decided: "Question | Decision | Responsible". Stands
/// between the source's lines and the section reader, which asks for each block whether one of them begins there.
#include <cstdint>
#include <vector>

#include "minutes/table.h"

namespace klubba::minutes {

/// The tables of a document that have a column of decisions, in its order. `furniture`: lines that belong to no cell.
std::vector<TableReading> read_item_tables(const SourceFile& source, const std::vector<bool>& furniture,
                                           const grammar::Grammar& grammar);

}  // namespace klubba::minutes
