// SPDX-License-Identifier: MIT
#pragma once
/// Lists of who was there: one name a line, names with commas, columns, tables with bars, rows with marks.
#include <vector>

#include "minutes/head_line.h"
#include "minutes/person_name.h"

namespace klubba::minutes {

/// One line of a list; `cells` are those that belong to it (without the label of the list).
struct ListRow {
  const HeadLine* line = nullptr;
  std::vector<HeadCell> cells;
};

/// A person of a list and whether a mark in the row says that they were away.
struct Attendee {
  Person person;
  bool away = false;
};

class AttendanceReader {
 public:
  AttendanceReader(const SourceFile& source, const grammar::Grammar& grammar)
      : source_(source), grammar_(grammar), names_(grammar) {}

  /// The persons of the rows, in their order.
  std::vector<Attendee> read(const std::vector<ListRow>& rows) const;
  /// True where the row begins like a person's: a list goes on with it over a blank line.
  bool person_row(const ListRow& row) const;

 private:
  struct Piece {
    Attendee attendee;
    bool first = true;  ///< first of its row
    bool list_point = false;
  };
  /// A column of marks, by its head.
  struct MarkColumn {
    std::size_t at = 0;
    bool away = false;
  };
  std::vector<MarkColumn> mark_columns(const ListRow& row) const;
  std::vector<Piece> read_running(const std::vector<ListRow>& rows) const;
  std::vector<Piece> read_rows(const std::vector<ListRow>& rows, const std::vector<MarkColumn>& columns) const;
  std::vector<Piece> read_table(const std::vector<ListRow>& rows) const;
  void read_cells(const ListRow& row, const std::vector<bool>& other, const std::vector<MarkColumn>& columns,
                  std::vector<Piece>& out) const;
  std::vector<bool> other_columns(const std::vector<ListRow>& rows) const;
  bool runs_on(const std::vector<ListRow>& rows) const;
  bool ends_with_name(const JoinedText& text) const;
  bool begins_with_name(const JoinedText& line) const;
  JoinedText text_of(const HeadCell& cell) const;
  JoinedText text_of(const ListRow& row) const;

  const SourceFile& source_;
  const grammar::Grammar& grammar_;
  NameReader names_;
};

}  // namespace klubba::minutes
