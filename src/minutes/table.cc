// SPDX-License-Identifier: MIT
#include "minutes/table.h"

#include "grammar/grammar.h"
#include "minutes/column_table.h"
#include "minutes/flat_table.h"
#include "minutes/table_header.h"

namespace klubba::minutes {

std::optional<TableReading> read_table(const SourceFile& source, const std::vector<bool>& furniture,
                                       const grammar::Grammar& grammar) {
  std::optional<TableReading> best;
  for (std::size_t i = 0; i < source.lines().size(); ++i) {
    const auto header = find_header(source, i, grammar);
    if (!header || !header->has(ColumnRole::title)) continue;
    if (!header->has(ColumnRole::notes) && !header->has(ColumnRole::decision)) continue;
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
    if (!reading.rows.empty() && (!best || reading.score > best->score)) best = std::move(reading);
    if (best && best->score > 0.8) break;
  }
  return best;
}

}  // namespace klubba::minutes
