// SPDX-License-Identifier: MIT
#pragma once
/// One row of a table whose cells were run together: finding the cells again.
#include <cstdint>
#include <vector>

#include "minutes/cell_names.h"
#include "minutes/row_number.h"
#include "minutes/table.h"
#include "minutes/table_header.h"

namespace klubba::minutes {

/// A line of the table as the PDF tool left it.
struct FlatLine {
  std::string_view text;   ///< without white space at its ends
  std::size_t offset = 0;  ///< of `text` in the source text
  std::uint32_t number = 0;
  bool runs_on = false;  ///< white space stood at its end: some tools leave it where a cell wraps
  bool gap = false;      ///< a blank line stood before it
};

/// What the table's lines have in common.
struct FlatStyle {
  bool marks_wraps = false;  ///< wrapped lines end with a space, the last line of a cell doesn't
};

/// Reads the row on `lines`, the first of which begins with `number`.
TableRow read_flat_row(const std::vector<FlatLine>& lines, const RowNumber& number, const FlatStyle& style,
                       const TableHeader& header, const CellNames& names, const grammar::Grammar& grammar);

}  // namespace klubba::minutes
