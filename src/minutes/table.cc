// SPDX-License-Identifier: MIT
#include "minutes/table.h"

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
  std::size_t signs = 0;
  bool open = false;
  for (const Line& line : lines) {
    if (line.text.empty() || (line.number >= reading.lines.first && line.number <= reading.lines.last)) continue;
    const auto item = grammar.first("item", line.text.substr(line.text.find_first_not_of(' ')));
    if (item && item.rule->attribute("style") == "sign") ++signs;
    if (line.number > reading.lines.first) continue;
    // A number that the next line goes on from; in a printed agenda the next number follows at once.
    if (!item && open) ++before;
    open = static_cast<bool>(item);
  }
  return signs >= 2 || before >= 3;
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
