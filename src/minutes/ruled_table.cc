// SPDX-License-Identifier: MIT
#include <algorithm>

#include "grammar/grammar.h"
#include "minutes/column_table.h"
#include "minutes/grid_row.h"
#include "text/inline_markup.h"

namespace klubba::minutes {
namespace {

/// The cell's lines: HTML breaks part them.
std::vector<CellLine> cell_lines(const SourceFile& source, std::string_view cell, bool gap) {
  constexpr std::string_view kBreak = "<br";
  text::Markup markup;
  markup.markdown = true;
  std::vector<CellLine> lines;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find(kBreak), cell.size());
    const std::string_view piece = cell.substr(0, end);
    CellLine line;
    text::append_inline(line.text, piece, source.offset_of(piece), markup);
    line.text = line.text.trimmed();
    line.gap = gap && lines.empty();
    if (!line.text.empty()) lines.push_back(std::move(line));
    cell = cell.substr(end);
    if (!cell.empty()) cell = cell.substr(std::min(cell.find('>'), cell.size() - 1) + 1);
  }
  return lines;
}

bool is_rule(std::string_view line) {
  return line.find_first_not_of("|-:=+ \t") == std::string_view::npos;
}

/// Where a table goes on behind the foot of a page and the head of the next: the index of its next row, or `index`.
std::size_t next_row_overleaf(const SourceFile& source, std::size_t index, std::size_t columns) {
  constexpr std::size_t edges = 14;  // lines that a foot and a head may take
  const auto& lines = source.lines();
  bool overleaf = false;
  for (std::size_t i = index; i < lines.size() && i < index + edges; ++i) {
    overleaf = overleaf || lines[i].page_start;
    if (overleaf && find_ruled_cells(lines[i].text).size() == columns) return i;
  }
  return index;
}

}  // namespace

TableReading read_ruled_table(const SourceFile& source, const TableHeader& header, const grammar::Grammar& grammar) {
  TableReading reading;
  reading.lines = header.lines;
  const CellNames names(source, grammar);
  std::vector<GridRow> grid;
  const auto& lines = source.lines();
  for (std::size_t i = header.lines.last; i < lines.size(); ++i) {
    const std::string_view line = lines[i].text;
    if (line.empty()) {
      // A blank line ends a table unless another row follows at once.
      if (i + 1 < lines.size() && find_ruled_cells(lines[i + 1].text).size() >= 2) continue;
    }
    const auto cells = find_ruled_cells(line);
    if (cells.size() < 2) {
      const std::size_t next = next_row_overleaf(source, i, header.columns.size());
      if (next == i) break;
      i = next - 1;
      continue;
    }
    if (is_rule(line)) continue;
    if (const auto again = find_header(source, i, grammar); again && again->form == HeaderForm::ruled) continue;
    GridRow row;
    row.lines = {lines[i].number, lines[i].number};
    row.cells.resize(header.columns.size());
    for (std::size_t c = 0; c < cells.size() && c < row.cells.size(); ++c) {
      row.cells[c] = cell_lines(source, cells[c].text, true);
    }
    const bool goes_on = !grid.empty() && row.empty(header, ColumnRole::number) && row.empty(header, ColumnRole::title);
    if (!goes_on) {
      grid.push_back(std::move(row));
      continue;
    }
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      std::move(row.cells[c].begin(), row.cells[c].end(), std::back_inserter(grid.back().cells[c]));
    }
    grid.back().lines.last = lines[i].number;
  }
  for (const GridRow& row : grid) reading.rows.push_back(read_grid_row(row, header, names, grammar));
  if (!grid.empty()) reading.lines.last = grid.back().lines.last;
  reading.score = score_rows(reading.rows);
  return reading;
}

}  // namespace klubba::minutes
