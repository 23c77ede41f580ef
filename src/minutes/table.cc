// SPDX-License-Identifier: MIT
#include "minutes/table.h"

#include <algorithm>

#include "grammar/grammar.h"
#include "minutes/column_table.h"
#include "minutes/flat_table.h"
#include "minutes/table_header.h"

namespace klubba::minutes {

namespace {

/// Items in running text beside the table: it is then a list in one of them, not the agenda.
bool stands_in_an_item(const SourceFile& source, const TableReading& reading, const grammar::Grammar& grammar) {
  const auto& lines = source.lines();
  std::size_t before = 0;
  std::size_t behind = 0;
  std::size_t signs = 0;
  bool open = false;
  bool below_item = false;
  for (const Line& line : lines) {
    if (line.text.empty()) continue;
    if (line.number >= reading.lines.first && line.number <= reading.lines.last) {
      // The table is what the heading above it goes on with.
      if (open) ++before;
      below_item = below_item || open;
      open = false;
      continue;
    }
    const std::string_view text = line.text.substr(std::min(line.text.find_first_not_of("#* "), line.text.size()));
    const auto item = grammar.first("item", text);
    if (item && item.rule->attribute("style") == "sign") ++signs;
    // A number or a heading that the next line goes on from; in a printed agenda the next number follows at once.
    const bool heading =
        line.text.starts_with("##") && !grammar.first("not-item", text) && !grammar.first("label", text);
    if (!item && !heading && open) ++(line.number > reading.lines.first ? behind : before);
    open = item || heading;
  }
  // More items in running text than rows, and one of them right above the table.
  const bool among = before >= 1 && before + behind >= 3 && before + behind >= reading.rows.size();
  return signs >= 2 || before >= 3 || (before == 2 && below_item) || among;
}

bool begins_late(const SourceFile& source, const TableReading& reading) {
  constexpr std::size_t kFront = 70;
  std::size_t filled = 0;
  for (const Line& line : source.lines()) {
    if (line.number >= reading.lines.first) break;
    if (!line.text.empty()) ++filled;
  }
  return filled > kFront;
}

}  // namespace

std::optional<TableReading> read_table(const SourceFile& source, const std::vector<bool>& furniture,
                                       const grammar::Grammar& grammar) {
  constexpr int kTries = 8;  // tables of a document that are looked at
  std::optional<TableReading> best;
  int tries = 0;
  for (std::size_t i = 0; i < source.lines().size() && tries < kTries; ++i) {
    const auto header = find_header(source, i, grammar);
    if (!header) continue;
    i = header->lines.last - 1;
    if (!header->has(ColumnRole::title)) continue;
    if (!header->has(ColumnRole::notes) && !header->has(ColumnRole::decision)) continue;
    ++tries;
    TableReading reading;
    switch (header->form) {
      case HeaderForm::running:
        reading = read_flat_table(source, furniture, *header, grammar);
        break;
      case HeaderForm::spaced:
        reading = read_column_table(source, furniture, *header, grammar);
        break;
      case HeaderForm::ruled:
        reading = read_ruled_table(source, *header, grammar);
        break;
    }
    if (reading.rows.empty()) continue;
    i = reading.lines.last - 1;
    constexpr double kDoubt = 0.4;
    if (begins_late(source, reading)) reading.score *= kDoubt;
    if (stands_in_an_item(source, reading, grammar)) reading.score *= kDoubt;
    if (!best || reading.score > best->score) best = std::move(reading);
    if (best->score > 0.8) break;
  }
  return best;
}

}  // namespace klubba::minutes
