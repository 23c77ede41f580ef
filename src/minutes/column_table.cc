// SPDX-License-Identifier: MIT
#include "minutes/column_table.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "grammar/grammar.h"
#include "minutes/cell_text.h"
#include "minutes/grid_row.h"
#include "minutes/row_number.h"
#include "text/layout.h"
#include "text/letter_case.h"

namespace klubba::minutes {
namespace {

/// Characters → byte offset in `line`.
std::size_t byte_at(std::string_view line, std::size_t column) {
  std::size_t i = 0;
  while (i < line.size() && column > 0) {
    ++i;
    while (i < line.size() && (static_cast<unsigned char>(line[i]) & 0xC0U) == 0x80U) ++i;
    --column;
  }
  return i;
}

std::string folded(std::string_view line) {
  std::string out;
  for (const auto& [begin, end] : find_words(line)) {
    if (!out.empty()) out += ' ';
    for (const char c : line.substr(begin, end - begin)) out += c >= '0' && c <= '9' ? '#' : c;
  }
  return out;
}

struct GridLine {
  std::vector<JoinedText> cells;
  std::uint32_t number = 0;
  bool gap = false;
};

class ColumnTable {
 public:
  ColumnTable(const SourceFile& source, const std::vector<bool>& furniture, const TableHeader& header,
              const grammar::Grammar& grammar)
      : source_(source), furniture_(furniture), header_(header), grammar_(grammar) {}

  TableReading read() {
    TableReading reading;
    reading.lines = header_.lines;
    collect();
    settle_starts();
    std::vector<GridLine> lines;
    lines.reserve(taken_.size());
    for (const auto& [index, gap] : taken_) lines.push_back(cut(index, gap));
    const CellNames names(source_, grammar_);
    for (const GridRow& row : rows(lines)) {
      reading.rows.push_back(read_grid_row(row, header_, names, grammar_));
      reading.lines.last = row.lines.last;
    }
    reading.score = score_rows(reading.rows);
    return reading;
  }

 private:
  /// The indices of the table's lines, each with whether a blank line stood above.
  void collect() {
    const auto& lines = source_.lines();
    std::set<std::string> heads;
    for (std::size_t i = 0; i + 1 < header_.lines.first; ++i) heads.insert(folded(lines[i].text));
    bool gap = false;
    for (std::size_t i = header_.lines.last; i < lines.size(); ++i) {
      const std::string_view line = lines[i].text;
      if (line.empty()) {
        gap = true;
        continue;
      }
      if (i < furniture_.size() && furniture_[i]) continue;
      // A line drawn below the names.
      if (line.find_first_not_of("=-_ ") == std::string_view::npos) continue;
      const std::size_t first = line.find_first_not_of(' ');
      const std::string_view text = line.substr(first);
      if (heads.contains(folded(line)) || grammar_.first("table-aside", text)) continue;
      if (const auto again = find_header(source_, i, grammar_); again && again->form == HeaderForm::spaced) {
        i = again->lines.last - 1;
        continue;
      }
      if (text::length(line.substr(0, first)) <= header_.columns.front().at + 1) {
        if (grammar_.first("table-end", text)) return;
        if (crosses(line) && !header_follows(i)) return;
        if (crosses(line)) continue;
      }
      taken_.emplace_back(i, gap);
      gap = false;
    }
  }

  /// True where running text lies over the columns: it is no row.
  bool crosses(std::string_view line) const {
    const Segment first = find_segments(line).front();
    const std::size_t reach = std::min<std::size_t>(3, header_.columns.size() - 1);
    return first.end > header_.columns[reach].at + 1 && first.text.find(' ') != std::string_view::npos;
  }

  bool header_follows(std::size_t index) const {
    const auto& lines = source_.lines();
    std::size_t seen = 0;
    for (std::size_t i = index + 1; i < lines.size() && seen < 5; ++i) {
      if (lines[i].text.empty()) continue;
      if (const auto again = find_header(source_, i, grammar_); again && again->form == HeaderForm::spaced) return true;
      ++seen;
    }
    return false;
  }

  /// Where cells begin: at the column's name, or left of it where the name is centred above them.
  void settle_starts() {
    std::map<std::size_t, std::size_t> counts;
    for (const auto& [index, gap] : taken_) {
      for (const Segment& segment : find_segments(source_.lines()[index].text)) ++counts[segment.at];
    }
    starts_.clear();
    for (std::size_t c = 0; c < header_.columns.size(); ++c) {
      std::size_t start = header_.columns[c].at;
      const std::size_t left = c == 0 ? 0 : std::max(header_.columns[c - 1].end, starts_.back() + 1) + 1;
      const std::size_t here = counts.contains(start) ? counts[start] : 0;
      for (std::size_t at = left; at < start; ++at) {
        if (counts.contains(at) && counts[at] >= 3 && counts[at] > here) {
          start = at;
          break;
        }
      }
      starts_.push_back(start);
    }
    starts_.front() = 0;
  }

  std::size_t column_of(std::size_t at) const {
    std::size_t column = 0;
    while (column + 1 < starts_.size() && starts_[column + 1] <= at + 1) ++column;
    return column;
  }

  GridLine cut(std::size_t index, bool gap) const {
    const std::string_view line = source_.lines()[index].text;
    GridLine out;
    out.cells.resize(header_.columns.size());
    out.number = source_.lines()[index].number;
    out.gap = gap;
    for (const Segment& segment : find_segments(line)) {
      std::string_view piece = segment.text;
      std::size_t at = segment.at;
      while (!piece.empty()) {
        const std::size_t column = column_of(at);
        std::size_t size = piece.size();
        // Only one space parts a full cell from the next: cut where the next column begins.
        for (std::size_t next = column + 1; next < starts_.size(); ++next) {
          if (starts_[next] <= at) continue;
          const std::size_t byte = byte_at(piece, starts_[next] - at);
          if (byte < piece.size() && byte > 0 && piece[byte - 1] == ' ' && piece[byte] != ' ') {
            size = byte;
            break;
          }
        }
        JoinedText& cell = out.cells[column];
        fold_line(cell, piece.substr(0, size), source_.offset_of(piece), grammar_);
        at += text::length(piece.substr(0, size));
        piece.remove_prefix(size);
      }
    }
    return out;
  }

  std::optional<std::size_t> column_with(ColumnRole role) const {
    for (std::size_t i = 0; i < header_.columns.size(); ++i) {
      if (header_.columns[i].role == role) return i;
    }
    return std::nullopt;
  }

  /// Whether two cells of a line begin with capitals: where no blank lines part the rows, a new one begins there.
  static bool begins_anew(const GridLine& line, std::size_t title) {
    if (!text::starts_with_upper(line.cells[title].view())) return false;
    for (std::size_t c = title + 1; c < line.cells.size(); ++c) {
      if (!line.cells[c].empty()) return text::starts_with_upper(line.cells[c].view());
    }
    return false;
  }

  /// True, by line, where a row begins.
  std::vector<bool> row_starts(const std::vector<GridLine>& lines) const {
    std::vector<bool> starts(lines.size());
    const auto number = column_with(ColumnRole::number);
    const auto title = column_with(ColumnRole::title);
    std::optional<RowNumber> before;
    const bool compact =
        std::none_of(lines.begin() + (lines.empty() ? 0 : 1), lines.end(), [](const GridLine& l) { return l.gap; });
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (number) {
        const auto found = find_row_number(lines[i].cells[*number].view(), grammar_);
        if (!found || (before && !may_follow(*found, *before))) continue;
        before = found;
        starts[i] = true;
      } else if (title && !lines[i].cells[*title].empty()) {
        const auto found = find_row_number(lines[i].cells[*title].view(), grammar_);
        const bool rising = found && (!before || may_follow(*found, *before));
        if (rising) before = found;
        const bool fresh = !before && (i == 0 || lines[i].gap || lines[i - 1].cells[*title].empty() ||
                                       (compact && begins_anew(lines[i], *title)));
        starts[i] = rising || fresh;
      }
    }
    return starts;
  }

  std::vector<GridRow> rows(const std::vector<GridLine>& lines) const {
    std::vector<bool> starts = row_starts(lines);
    // Where cells are centred in their row, lines above the number belong to it as well: back to the blank line.
    if (!starts.empty() && !starts.front()) {
      for (std::size_t i = 1; i < lines.size(); ++i) {
        for (std::size_t at = i; starts[at] && !lines[at].gap && at > 0 && !starts[at - 1]; --at) {
          starts[at - 1] = true;
          starts[at] = false;
        }
      }
    }
    std::vector<GridRow> rows;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (starts[i]) {
        rows.emplace_back();
        rows.back().cells.resize(header_.columns.size());
        rows.back().lines.first = lines[i].number;
      }
      if (rows.empty()) continue;
      rows.back().lines.last = lines[i].number;
      for (std::size_t c = 0; c < lines[i].cells.size(); ++c) {
        if (lines[i].cells[c].empty()) continue;
        rows.back().cells[c].push_back({lines[i].cells[c], lines[i].gap, lines[i].number});
      }
    }
    return rows;
  }

  const SourceFile& source_;
  const std::vector<bool>& furniture_;
  const TableHeader& header_;
  const grammar::Grammar& grammar_;
  std::vector<std::pair<std::size_t, bool>> taken_;
  std::vector<std::size_t> starts_;
};

}  // namespace

TableReading read_column_table(const SourceFile& source, const std::vector<bool>& furniture, const TableHeader& header,
                               const grammar::Grammar& grammar) {
  return ColumnTable(source, furniture, header, grammar).read();
}

}  // namespace klubba::minutes
