// SPDX-License-Identifier: MIT
#include "minutes/flat_table.h"

#include <algorithm>

#include "grammar/grammar.h"
#include "minutes/flat_row.h"
#include "minutes/grid_row.h"
#include "text/letter_case.h"

namespace klubba::minutes {
namespace {

/// The lines below the header that may be rows: no furniture, repeated headers or pauses.
std::vector<FlatLine> lines_below(const SourceFile& source, const std::vector<bool>& furniture,
                                  const TableHeader& header, const grammar::Grammar& grammar) {
  const auto& lines = source.lines();
  std::vector<FlatLine> out;
  std::size_t blanks = 0;
  for (std::size_t i = header.lines.last; i < lines.size(); ++i) {
    const std::string_view text = lines[i].text;
    if (text.empty()) {
      ++blanks;
      continue;
    }
    if (i < furniture.size() && furniture[i]) continue;
    FlatLine line;
    line.text = text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
    if (grammar.first("table-aside", line.text)) continue;
    if (const auto again = find_header(source, i, grammar); again && again->form == HeaderForm::running) {
      i = again->lines.last - 1;
      continue;
    }
    line.offset = source.offset_of(line.text);
    line.number = lines[i].number;
    const std::size_t end = line.offset + line.text.size();
    line.runs_on = end < source.text().size() && (source.text()[end] == ' ' || source.text()[end] == '\t');
    line.gap = blanks > 0;
    blanks = 0;
    out.push_back(line);
  }
  return out;
}

/// The lines, from `begin` on, that belong to the table's last row.
std::size_t last_row_end(const std::vector<FlatLine>& lines, std::size_t begin) {
  for (std::size_t i = begin + 1; i < lines.size(); ++i) {
    // What follows a blank line after a finished cell is no longer the row's, unless the row has hardly begun.
    const bool finished = lines[i].gap && !lines[i - 1].runs_on && !text::starts_with_lower(lines[i].text);
    if (finished && i > begin + 1) return i;
    if (finished && lines[begin].text.size() < 40) return i;
  }
  return lines.size();
}

bool in_capitals(std::string_view text) {
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text::starts_with_lower(text.substr(i, 2))) return false;
    if (text::starts_with_upper(text.substr(i, 2))) ++capitals;
  }
  return capitals > 3;
}

/// A title in capitals that the PDF tool put behind the table, for the one row that has none.
void find_lost_title(TableReading& reading, const std::vector<FlatLine>& lines, std::size_t end,
                     const grammar::Grammar& grammar) {
  TableRow* lost = nullptr;
  for (TableRow& row : reading.rows) {
    if (!row.title.empty()) continue;
    if (lost != nullptr) return;
    lost = &row;
  }
  if (lost == nullptr) return;
  for (std::size_t i = end; i < lines.size() && i < end + 12; ++i) {
    const std::string_view text = lines[i].text;
    if (!in_capitals(text.substr(0, text.find(' '))) || text.ends_with(':') || grammar.first("table-end", text))
      continue;
    lost->title = JoinedText();
    lost->title.append(text, lines[i].offset);
    return;
  }
}

}  // namespace

TableReading read_flat_table(const SourceFile& source, const std::vector<bool>& furniture, const TableHeader& header,
                             const grammar::Grammar& grammar) {
  TableReading reading;
  reading.lines = header.lines;
  const auto lines = lines_below(source, furniture, header, grammar);
  const auto wraps = std::count_if(lines.begin(), lines.begin() + std::min<std::ptrdiff_t>(200, std::ssize(lines)),
                                   [](const FlatLine& line) { return line.runs_on; });
  const FlatStyle style{wraps >= 3};

  // Where rows begin, and where the table ends.
  std::vector<std::pair<std::size_t, RowNumber>> starts;
  std::size_t end = lines.size();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (starts.empty() && i > 5) return reading;
    if (!starts.empty() && grammar.first("table-end", lines[i].text)) {
      end = i;
      break;
    }
    if (i > 0 && style.marks_wraps && lines[i - 1].runs_on && !lines[i].gap && !starts.empty() &&
        i - 1 != starts.back().first) {
      continue;
    }
    const auto number = find_row_number(lines[i].text, grammar);
    if (!number) continue;
    const std::string_view after = lines[i].text.substr(std::min(number->rest, lines[i].text.size()));
    if (text::starts_with_lower(after)) continue;
    if (starts.empty() ? number->parts[0] > 3 : !may_follow(*number, starts.back().second)) continue;
    starts.emplace_back(i, *number);
  }
  if (starts.size() < 2) return reading;

  const CellNames names(source, grammar);
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const bool last = i + 1 == starts.size();
    const std::size_t begin = starts[i].first;
    const std::size_t stop = last ? std::min(end, last_row_end(lines, begin)) : starts[i + 1].first;
    const std::vector<FlatLine> own(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                                    lines.begin() + static_cast<std::ptrdiff_t>(stop));
    reading.rows.push_back(read_flat_row(own, starts[i].second, style, header, names, grammar));
    reading.lines.last = own.back().number;
    if (last) end = stop;
  }
  find_lost_title(reading, lines, end, grammar);
  reading.score = score_rows(reading.rows);
  return reading;
}

}  // namespace klubba::minutes
