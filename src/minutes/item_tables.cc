// SPDX-License-Identifier: MIT
#include "minutes/item_tables.h"

#include <algorithm>

#include "grammar/grammar.h"
#include "minutes/column_table.h"
#include "minutes/table_header.h"

namespace klubba::minutes {
namespace {

/// Whether a column of the header on line `index` is called a decision: columns of measures hold things to do.
bool names_decision(const SourceFile& source, std::size_t index, const grammar::Grammar& grammar) {
  const std::string_view line = source.lines()[index].text;
  // Running text has no cells: looking for them in every line would cost more than all tables do.
  const std::size_t first = line.find_first_not_of(' ');
  if (line.find_first_of("|\t") == std::string_view::npos && line.find("  ", first) == std::string_view::npos)
    return false;
  const bool ruled = line.find_first_of("|\t") != std::string_view::npos;
  const auto cells = ruled ? find_ruled_cells(line) : find_segments(line);
  return std::any_of(cells.begin(), cells.end(), [&grammar](const Segment& cell) {
    return static_cast<bool>(grammar.first("decision-column", cell.text));
  });
}

/// Where a table without bars ends inside an item: at a line of one piece behind a blank line, or at the next heading.
std::size_t end_below(const SourceFile& source, std::size_t index, const grammar::Grammar& grammar) {
  const auto& lines = source.lines();
  bool gap = false;
  for (; index < lines.size(); ++index) {
    if (lines[index].text.empty()) {
      gap = true;
      continue;
    }
    const auto cells = find_segments(lines[index].text);
    if (cells.size() < 2 && (gap || grammar.first("item", cells.front().text))) return index;
    gap = false;
  }
  return index;
}

}  // namespace

std::vector<TableReading> read_item_tables(const SourceFile& source, const std::vector<bool>& furniture,
                                           const grammar::Grammar& grammar) {
  std::vector<TableReading> tables;
  for (std::size_t i = 0; i < source.lines().size(); ++i) {
    if (source.lines()[i].text.empty() || !names_decision(source, i, grammar)) continue;
    const auto header = find_header(source, i, grammar);
    // Decisions without their matters beside them are a list of older ones, with what became of them.
    if (!header || header->form == HeaderForm::running || !header->has(ColumnRole::decision) ||
        !(header->has(ColumnRole::title) || header->has(ColumnRole::number)))
      continue;
    TableReading reading;
    if (header->form == HeaderForm::ruled) {
      reading = read_ruled_table(source, *header, grammar);
    } else {
      std::vector<bool> outside = furniture;
      outside.resize(source.lines().size());
      const std::size_t end = end_below(source, header->lines.last, grammar);
      std::fill(outside.begin() + static_cast<std::ptrdiff_t>(end), outside.end(), true);
      reading = read_column_table(source, outside, *header, grammar);
    }
    if (reading.rows.empty()) continue;
    i = reading.lines.last - 1;
    tables.push_back(std::move(reading));
  }
  return tables;
}

}  // namespace klubba::minutes
