// SPDX-License-Identifier: MIT
#pragma once
/// Tables of numbered rows on the pages of a PDF: columns are told apart by the gaps below their names, rows by their
/// numbers and the gaps between them. Nothing here knows a word; what the columns are called is read later.
#include <cstddef>
#include <string>
#include <vector>

#include "convert/word_positions.h"

namespace klubba::convert {

/// A table on one page: lines [first, last) of the page.
struct PageTable {
  std::size_t first = 0, last = 0;
  bool header = false;       ///< the first row is the columns' names
  std::vector<double> cuts;  ///< where one column ends and the next begins, in points, ascending
  std::vector<std::vector<std::vector<std::string>>> rows;  ///< row, cell, line of the cell
};

/// The tables of a page. `before` are the cuts of a table that reached the end of the page before (else empty): it may
/// go on here without its header.
std::vector<PageTable> find_page_tables(const PlacedPage& page, const std::vector<double>& before);

}  // namespace klubba::convert
