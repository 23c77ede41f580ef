// SPDX-License-Identifier: MIT
#pragma once
/// Tables whose cells a PDF tool ran together: "3.4 I Title Annex 2 Name N" and then the long cells, one after another.
#include <vector>

#include "minutes/table.h"
#include "minutes/table_header.h"

namespace klubba::minutes {

/// The rows below `header`. Empty where the lines below are no such table.
TableReading read_flat_table(const SourceFile& source, const std::vector<bool>& furniture, const TableHeader& header,
                             const grammar::Grammar& grammar);

}  // namespace klubba::minutes
