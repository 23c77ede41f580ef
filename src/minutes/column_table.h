// SPDX-License-Identifier: MIT
#pragma once
/// Tables whose columns stand by position, and tables drawn with bars or tabs.
#include <vector>

#include "minutes/table.h"
#include "minutes/table_header.h"

namespace klubba::minutes {

/// The rows below a header whose names stand apart: each cell begins where its column's name does.
TableReading read_column_table(const SourceFile& source, const std::vector<bool>& furniture, const TableHeader& header,
                               const grammar::Grammar& grammar);

/// The rows below a header whose names bars or tabs part.
TableReading read_ruled_table(const SourceFile& source, const TableHeader& header, const grammar::Grammar& grammar);

}  // namespace klubba::minutes
