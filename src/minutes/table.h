// SPDX-License-Identifier: MIT
#pragma once
/// Minutes that are kept as a table: one row an agenda item, or a column of names at the right edge of running text.
/// Stands between layout and items: what is read here never goes through the paragraphs of the layout. Header words,
/// and what cells of a kind look like, are the grammar's (kinds `column`, `cell`, `table-end` …, grammars/table.yaml).
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "klubba/joined_text.h"
#include "klubba/source_file.h"

namespace klubba::grammar {
class Grammar;
}

namespace klubba::minutes {

/// What stands beside some lines of a row's text: who does what they say, and by when.
struct BesideText {
  LineRange lines;
  std::vector<JoinedText> owners;  ///< one entry each
  JoinedText deadline;             ///< often empty
};

/// One row: an agenda item with all that the table says of it.
struct TableRow {
  JoinedText number, title;        ///< the number without final "." or ")"; either may be empty
  std::vector<std::string> codes;  ///< "B"; "I/D" is two
  std::vector<JoinedText> presenters;
  std::vector<JoinedText> notes;     ///< paragraphs of the notes column
  std::vector<JoinedText> decision;  ///< paragraphs of the decision column
  std::vector<JoinedText> owners;    ///< who is named beside the decision, one entry each
  JoinedText deadline;               ///< the cell of a column for when it is to be done; often empty
  std::vector<JoinedText> actions;   ///< paragraphs of a column for what is to be done
  std::vector<BesideText> beside;    ///< the same where they stand beside sentences, not at the row's top
  LineRange lines;
};

/// A table of rows, found and read.
struct TableReading {
  std::vector<TableRow> rows;
  LineRange lines;   ///< the table with its header
  double score = 0;  ///< 0 … 1: how sure it is that these are the minutes' items
};

/// The agenda table of a document that is kept as one, or nothing. Reads tables whose cells were run together by a PDF
/// tool, tables whose columns stand by position, and tables drawn with bars or tabs. `furniture` (by line, index =
/// number - 1; may be empty) marks lines that belong to no cell.
std::optional<TableReading> read_table(const SourceFile& source, const std::vector<bool>& furniture,
                                       const grammar::Grammar& grammar);

/// A cell of the right-hand column, its lines joined.
struct RightCell {
  JoinedText text;
  LineRange lines;                ///< the lines that it stands beside
  std::vector<JoinedText> names;  ///< where the cell is nothing but names: one entry each ("FF/JN" is two)
};

/// A column of names at the right edge of running text.
struct RightColumn {
  /// For each line (index = number - 1) the offset in `SourceFile::text()` where the right-hand cell begins, npos:
  /// none.
  std::vector<std::size_t> cut;
  std::vector<RightCell> cells;
  LineRange header;         ///< the lines of the column names
  std::size_t text_at = 0;  ///< where the column of titles and text begins, in characters
  LineRange lines;          ///< from the header's first line to the last line of the table
};

/// The right-hand column of a document that has one, or nothing.
std::optional<RightColumn> read_right_column(const SourceFile& source, const grammar::Grammar& grammar);

}  // namespace klubba::minutes
