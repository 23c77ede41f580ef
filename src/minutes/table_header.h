// SPDX-License-Identifier: MIT
#pragma once
/// The line of column names that a table of minutes begins with.
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "klubba/source_file.h"

namespace klubba::grammar {
class Grammar;
}

namespace klubba::minutes {

/// What the cells of a column are.
enum class ColumnRole {
  number,
  point,
  time,
  code,
  title,
  paper,
  presenter,
  notes,
  decision,
  decision_owner,
  owner,
  deadline,
  owner_deadline,  ///< who, and by when
  action,          ///< what is to be done, often by whom and when
  other
};

struct Column {
  ColumnRole role = ColumnRole::other;
  std::size_t at = 0;   ///< where the name begins, in characters
  std::size_t end = 0;  ///< where it ends
};

/// How the names are parted, and so how the cells below will be.
enum class HeaderForm { running, spaced, ruled };

struct TableHeader {
  HeaderForm form = HeaderForm::running;
  std::vector<Column> columns;
  LineRange lines;
  bool has(ColumnRole role) const;
};

/// A piece of a line between gaps.
struct Segment {
  std::string_view text;
  std::size_t at = 0;  ///< in characters from the line's start
  std::size_t end = 0;
};

/// The pieces of a line that two or more spaces, a tab or a bar part.
std::vector<Segment> find_segments(std::string_view line);
/// The cells of a line that bars or tabs part, trimmed; empty ones too. Their `at` is the cell's index.
std::vector<Segment> find_ruled_cells(std::string_view line);

/// The header that begins on line `index` (from 0), or nothing.
std::optional<TableHeader> find_header(const SourceFile& source, std::size_t index, const grammar::Grammar& grammar);

/// The role that a header word names.
std::optional<ColumnRole> column_role(std::string_view word, const grammar::Grammar& grammar);

}  // namespace klubba::minutes
