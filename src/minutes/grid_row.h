// SPDX-License-Identifier: MIT
#pragma once
/// One row of a table whose cells are known by their column.
#include <cstdint>
#include <vector>

#include "minutes/cell_names.h"
#include "minutes/table.h"
#include "minutes/table_header.h"

namespace klubba::minutes {

struct CellLine {
  JoinedText text;
  bool gap = false;          ///< a blank line stands above it, or it begins a paragraph for another reason
  std::uint32_t number = 0;  ///< of the file's line
};

/// The lines of each cell, by column.
struct GridRow {
  std::vector<std::vector<CellLine>> cells;
  LineRange lines;
  bool empty(const TableHeader& header, ColumnRole role) const;
};

/// What the cells say.
TableRow read_grid_row(const GridRow& grid, const TableHeader& header, const CellNames& names,
                       const grammar::Grammar& grammar);

/// The table's score: the share of rows that have a title; less for very short tables and bare ones.
double score_rows(const std::vector<TableRow>& rows);

}  // namespace klubba::minutes
