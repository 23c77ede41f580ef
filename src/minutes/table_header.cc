// SPDX-License-Identifier: MIT
#include "minutes/table_header.h"

#include <algorithm>
#include <array>
#include <string>

#include "grammar/grammar.h"
#include "minutes/cell_text.h"
#include "text/layout.h"

namespace klubba::minutes {
namespace {

constexpr std::array<std::pair<std::string_view, ColumnRole>, 14> kRoles{{
    {"number", ColumnRole::number},
    {"point", ColumnRole::point},
    {"time", ColumnRole::time},
    {"code", ColumnRole::code},
    {"title", ColumnRole::title},
    {"paper", ColumnRole::paper},
    {"presenter", ColumnRole::presenter},
    {"notes", ColumnRole::notes},
    {"decision", ColumnRole::decision},
    {"decision-owner", ColumnRole::decision_owner},
    {"owner", ColumnRole::owner},
    {"deadline", ColumnRole::deadline},
    {"owner-deadline", ColumnRole::owner_deadline},
    {"action", ColumnRole::action},
}};

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t*");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t*") + 1 - first);
}

/// A column called "point" is the number where another holds the title.
void settle_points(TableHeader& header) {
  const bool titled = header.has(ColumnRole::title);
  for (Column& column : header.columns) {
    if (column.role != ColumnRole::point) continue;
    column.role = titled ? ColumnRole::number : ColumnRole::title;
  }
}

/// The names of a line where single spaces part them; the longest phrase that is a name wins.
bool read_running(std::string_view line, const grammar::Grammar& grammar, std::vector<Column>& columns) {
  const auto words = find_words(line);
  std::size_t counted = 0;  // bytes of the line whose characters were counted
  std::size_t characters = 0;
  const auto column_of = [&](std::size_t byte) {
    characters += text::length(line.substr(counted, byte - counted));
    counted = byte;
    return characters;
  };
  for (std::size_t i = 0; i < words.size();) {
    std::size_t taken = 0;
    for (std::size_t count = std::min<std::size_t>(4, words.size() - i); count > 0 && taken == 0; --count) {
      const std::size_t begin = words[i].first;
      const std::size_t end = words[i + count - 1].second;
      if (const auto role = column_role(line.substr(begin, end - begin), grammar)) {
        const std::size_t from = column_of(begin);
        columns.push_back({*role, from, column_of(end)});
        taken = count;
      }
    }
    if (taken == 0) return false;
    i += taken;
  }
  return !columns.empty();
}

std::optional<TableHeader> find_running(const SourceFile& source, std::size_t index, const grammar::Grammar& grammar) {
  const auto& lines = source.lines();
  TableHeader header;
  std::size_t last = index;
  std::size_t named = 0;
  for (std::size_t i = index; i < lines.size() && i < index + 24; ++i) {
    if (lines[i].text.empty()) continue;
    std::vector<Column> more;
    if (!read_running(lines[i].text, grammar, more)) break;
    header.columns.insert(header.columns.end(), more.begin(), more.end());
    last = i;
    ++named;
  }
  // Words on lines of their own are column names only where there are many of them.
  if (header.columns.size() < (named > 1 ? 4U : 3U)) return std::nullopt;
  header.lines = {lines[index].number, lines[last].number};
  return header;
}

std::optional<TableHeader> find_spaced(const SourceFile& source, std::size_t index, const grammar::Grammar& grammar) {
  const auto& lines = source.lines();
  const auto names = find_segments(lines[index].text);
  if (names.size() < 3) return std::nullopt;
  TableHeader header;
  header.form = HeaderForm::spaced;
  std::size_t last = index;
  std::size_t known = 0;
  const bool more = index + 1 < lines.size();
  const auto below = more ? find_segments(lines[index + 1].text) : std::vector<Segment>{};
  for (const Segment& name : names) {
    Column column{ColumnRole::other, name.at, name.end};
    std::optional<ColumnRole> role = column_role(name.text, grammar);
    for (const Segment& rest : below) {
      if (rest.at + 1 < name.at || rest.at >= name.end + 1) continue;
      for (const std::string_view glue : {"", " "}) {
        if (const auto whole =
                column_role(std::string(name.text) + std::string(glue) + std::string(rest.text), grammar)) {
          role = whole;
          column.end = std::max(column.end, rest.end);
          last = index + 1;
          break;
        }
      }
    }
    std::vector<Column> narrow;
    if (!role && read_running(name.text, grammar, narrow)) {
      // Narrow columns: only one space is left between their names.
      for (Column one : narrow) {
        one.at += name.at;
        one.end += name.at;
        header.columns.push_back(one);
        ++known;
      }
      continue;
    }
    if (role) {
      column.role = *role;
      ++known;
    }
    header.columns.push_back(column);
  }
  if (known < 3 || known * 3 < header.columns.size() * 2) return std::nullopt;
  header.lines = {lines[index].number, lines[last].number};
  return header;
}

std::optional<TableHeader> find_ruled(const SourceFile& source, std::size_t index, const grammar::Grammar& grammar) {
  const Line& line = source.lines()[index];
  const auto cells = find_ruled_cells(line.text);
  TableHeader header;
  header.form = HeaderForm::ruled;
  std::size_t known = 0;
  for (const Segment& cell : cells) {
    const auto role = column_role(cell.text, grammar);
    header.columns.push_back({role.value_or(ColumnRole::other), cell.at, cell.at + 1});
    if (role) ++known;
  }
  const std::size_t least = known == cells.size() ? 2 : 3;
  if (known < least || known * 3 < cells.size() * 2) return std::nullopt;
  header.lines = {line.number, line.number};
  return header;
}

}  // namespace

bool TableHeader::has(ColumnRole role) const {
  return std::any_of(columns.begin(), columns.end(), [role](const Column& column) {
    // A column for both holds decisions.
    return column.role == role || (role == ColumnRole::decision && column.role == ColumnRole::decision_owner);
  });
}

std::vector<Segment> find_segments(std::string_view line) {
  std::vector<Segment> segments;
  constexpr std::size_t usual_segments = 4;
  segments.reserve(usual_segments);
  std::size_t column = 0;
  for (std::size_t i = 0; i < line.size();) {
    // A gap: spaces (one is enough at the line's start), tabs, bars.
    std::size_t begin = i;
    while (begin < line.size() && (line[begin] == ' ' || line[begin] == '\t' || line[begin] == '|')) ++begin;
    column += begin - i;
    std::size_t end = begin;
    while (end < line.size() && line[end] != '\t' && line[end] != '|' &&
           (line[end] != ' ' || (end + 1 < line.size() && line[end + 1] != ' ' && line[end + 1] != '|'))) {
      ++end;
    }
    if (end > begin) {
      const std::string_view piece = line.substr(begin, end - begin);
      segments.push_back({piece, column, column + text::length(piece)});
      column = segments.back().end;
    }
    i = std::max(end, begin + 1);
  }
  return segments;
}

std::vector<Segment> find_ruled_cells(std::string_view line) {
  std::vector<Segment> cells;
  const char rule = line.find('|') != std::string_view::npos ? '|' : '\t';
  if (line.find(rule) == std::string_view::npos) return cells;
  if (rule == '|') {
    line = trim(line);
    if (line.starts_with('|')) line.remove_prefix(1);
    if (line.ends_with('|')) line.remove_suffix(1);
  }
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = std::min(line.find(rule, begin), line.size());
    cells.push_back({trim(line.substr(begin, end - begin)), cells.size(), cells.size() + 1});
    if (end == line.size()) return cells;
    begin = end + 1;
  }
}

std::optional<ColumnRole> column_role(std::string_view word, const grammar::Grammar& grammar) {
  const auto match = grammar.first("column", trim(word));
  if (!match) return std::nullopt;
  const std::string_view name = match.rule->attribute("column");
  for (const auto& [key, role] : kRoles) {
    if (key == name) return role;
  }
  return std::nullopt;
}

std::optional<TableHeader> find_header(const SourceFile& source, std::size_t index, const grammar::Grammar& grammar) {
  const std::string_view text = source.lines()[index].text;
  if (text.empty()) return std::nullopt;
  std::optional<TableHeader> header;
  if (text.find('|') != std::string_view::npos || text.find('\t') != std::string_view::npos) {
    header = find_ruled(source, index, grammar);
  }
  if (!header) header = find_spaced(source, index, grammar);
  if (!header) header = find_running(source, index, grammar);
  if (!header) return std::nullopt;
  settle_points(*header);
  return header;
}

}  // namespace klubba::minutes
