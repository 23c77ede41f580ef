// SPDX-License-Identifier: MIT
#pragma once
/// Titles in the margin: "§ 71" and its title stand in a column of their own, left of the text they head. Found before
/// lines become blocks, so that title and text can be read one behind the other instead of line by line across both.
#include <cstddef>
#include <vector>

#include "klubba/source_file.h"

namespace klubba::text {

/// Where the two columns part, by line (index = number - 1).
struct SideTitles {
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  std::vector<std::size_t> right;  ///< byte in the line's text where the right column begins; npos: outside of them
  std::vector<bool> starts;        ///< a number stands in the left column: an item begins
  bool empty() const { return right.empty(); }
};

/// The margin titles of a document; empty where it has none. `furniture`: lines that belong to neither column.
SideTitles find_side_titles(const SourceFile& source, const std::vector<bool>& furniture);

}  // namespace klubba::text
