// SPDX-License-Identifier: MIT
#include "lint/task_table.h"

#include <algorithm>
#include <optional>

namespace klubba::checks {
namespace {

/// A cell of a head: its words, and where its column begins, in characters from the line's first.
struct Cell {
  std::string_view text;
  std::size_t column = 0;
};

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

/// The piece of a line between two columns.
std::string_view between(std::string_view line, std::size_t from, std::size_t to) {
  std::size_t begin = line.size();
  std::size_t end = line.size();
  std::size_t column = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if ((static_cast<unsigned char>(line[i]) & 0xC0U) == 0x80) continue;
    if (column == from) begin = i;
    if (column == to) end = i;
    ++column;
  }
  return begin < end ? line.substr(begin, end - begin) : std::string_view();
}

bool barred(std::string_view line) {
  return line.starts_with('|');
}

std::vector<Cell> barred_cells(std::string_view line) {
  std::vector<Cell> out;
  line.remove_prefix(1);
  for (std::size_t column = 0; !line.empty(); ++column) {
    const std::size_t end = std::min(line.find('|'), line.size());
    out.push_back({trimmed(line.substr(0, end)), column});
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return out;
}

std::vector<Cell> aligned_cells(std::string_view line) {
  std::vector<Cell> out;
  for (std::size_t i = 0; i < line.size();) {
    i = line.find_first_not_of(' ', i);
    if (i == std::string_view::npos) break;
    const std::size_t end = std::min(line.find("  ", i), line.size());
    out.push_back({line.substr(i, end - i), characters(line.substr(0, i))});
    i = end;
  }
  return out;
}

/// A head's columns: those of owners and times, and where the ones behind them begin.
struct Head {
  bool barred = false;
  std::size_t owner = 0, behind_owner = 0, time = 0, behind_time = 0;
};

std::optional<Head> head_of(const Document& document, std::string_view line) {
  Head head{barred(line)};
  const auto cells = head.barred ? barred_cells(line) : aligned_cells(line);
  constexpr std::size_t least_columns = 3;
  if (cells.size() < least_columns) return {};
  bool owner = false;
  bool time = false;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::size_t behind = i + 1 < cells.size() ? cells[i + 1].column : std::string_view::npos;
    if (!owner && document.fits("owner-column", cells[i].text)) {
      owner = true;
      head.owner = cells[i].column;
      head.behind_owner = behind;
    } else if (!time && document.fits("time-column", cells[i].text)) {
      time = true;
      head.time = cells[i].column;
      head.behind_time = behind;
    }
  }
  if (!owner || !time) return {};
  return head;
}

/// The cell of a row, where it stands in its column alone: what crosses the column's edge belongs to another.
std::optional<std::string_view> cell(const Head& head, std::string_view line, std::size_t from, std::size_t to) {
  if (head.barred) {
    const auto cells = barred_cells(line);
    return from < cells.size() ? std::optional(cells[from].text) : std::nullopt;
  }
  const std::string_view edge = from == 0 ? std::string_view(" ") : between(line, from - 1, from);
  const std::string_view next = to == std::string_view::npos ? std::string_view(" ") : between(line, to - 1, to);
  if ((!edge.empty() && edge != " ") || (!next.empty() && next != " ")) return {};
  return trimmed(between(line, from, to));
}

}  // namespace

std::vector<TaskRow> task_rows(const Document& document) {
  std::vector<TaskRow> out;
  std::optional<Head> head;
  for (std::uint32_t n = 1; n <= document.line_count(); ++n) {
    const std::string_view line = document.source().lines()[n - 1].text;
    // A heading without columns ends the table; one with them is a row.
    const bool titled =
        document.line_class(n) == LineClass::heading && document.line(n).find("  ") == std::string_view::npos;
    if (document.line(n).empty() || (titled && !barred(line))) {
      if (titled || !head || head->barred) head.reset();
      continue;
    }
    if (line.find('\t') != std::string_view::npos) continue;
    if (const auto found = head_of(document, line)) {
      head = found;
      continue;
    }
    if (!head || barred(line) != head->barred) continue;
    const auto owner = cell(*head, line, head->owner, head->behind_owner);
    const auto time = cell(*head, line, head->time, head->behind_time);
    if (owner && time) out.push_back({n, *owner, *time});
  }
  return out;
}

}  // namespace klubba::checks
