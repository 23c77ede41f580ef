// SPDX-License-Identifier: MIT
#include "minutes/attendance.h"

#include <algorithm>
#include <map>
#include <string>

#include "grammar/grammar.h"

namespace klubba::minutes {
namespace {

/// Cells whose columns differ by less belong to one column.
constexpr std::size_t column_slack = 3;

bool ends_open(std::string_view text) {
  return text.ends_with(',') || text.ends_with(';') || text.ends_with('-');
}

void append_line(JoinedText& text, const JoinedText& line) {
  if (line.empty()) return;
  // A name broken after its own hyphen is joined to it.
  if (!text.empty() && !text.str().ends_with('-')) text.append_space();
  for (std::size_t i = 0; i < line.str().size();) {
    // Runs of white space inside the line are folded.
    const std::size_t space = std::min(line.str().find_first_of(" \t", i), line.str().size());
    text.append(line.view().substr(i, space - i), line.source_offset(i));
    i = line.str().find_first_not_of(" \t", space);
    if (i == std::string::npos) break;
    text.append_space();
  }
}

}  // namespace

JoinedText AttendanceReader::text_of(const HeadCell& cell) const {
  JoinedText text;
  if (!cell.text.empty()) text.append(cell.text, source_.offset_of(cell.text));
  return text;
}

JoinedText AttendanceReader::text_of(const ListRow& row) const {
  JoinedText text;
  if (row.cells.empty()) return text;
  const char* const begin = row.cells.front().text.data();
  const std::string_view last = row.cells.back().text;
  JoinedText line;
  const std::string_view whole(begin, static_cast<std::size_t>(last.data() + last.size() - begin));
  line.append(whole, source_.offset_of(whole));
  append_line(text, line);
  return text;
}

bool AttendanceReader::person_row(const ListRow& row) const {
  for (const HeadCell& cell : row.cells) {
    if (cell.text.empty() || grammar_.first("head-mark", cell.text) || !names_.role_of(cell.text).empty()) continue;
    const std::vector<Person> people = names_.read_list(text_of(cell));
    return !people.empty() && people.front().shape == NameShape::full;
  }
  return false;
}

bool AttendanceReader::runs_on(const std::vector<ListRow>& rows) const {
  if (rows.size() < 2) return !rows.empty() && rows.front().cells.size() == 1;
  std::size_t people = 0;
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
    if (rows[i].line->bullet || rows[i + 1].line->bullet) return false;
    const JoinedText text = text_of(rows[i]);
    const std::vector<Person> list = names_.read_list(text);
    people += list.size();
    if (rows[i].cells.size() > 1 && !ends_open(text.view())) return false;
    if (list.size() < 3 && !ends_open(text.view()) && !grammar_.first("head-open-end", text.view())) return false;
  }
  return people > 0;
}

std::vector<AttendanceReader::MarkColumn> AttendanceReader::mark_columns(const ListRow& row) const {
  std::vector<MarkColumn> columns;
  bool away = false;
  for (const HeadCell& cell : row.cells) {
    const grammar::Match match = grammar_.first("head-mark-column", cell.text);
    if (!match) return {};
    const std::string_view means = match.rule->attribute("means");
    columns.push_back({cell.column, means == "away"});
    away = away || means == "away";
  }
  if (!away) columns.clear();
  return columns;
}

std::vector<Attendee> AttendanceReader::read(const std::vector<ListRow>& all) const {
  // The heads of columns of marks: "Present", "Absent".
  std::vector<ListRow> rows = all;
  const std::vector<MarkColumn> columns = rows.empty() ? std::vector<MarkColumn>{} : mark_columns(rows.front());
  if (!columns.empty()) rows.erase(rows.begin());
  const bool table = std::count_if(rows.begin(), rows.end(), [](const ListRow& row) { return row.line->table; }) * 2 >
                     static_cast<std::ptrdiff_t>(rows.size());
  std::vector<Piece> pieces = table                              ? read_table(rows)
                              : columns.empty() && runs_on(rows) ? read_running(rows)
                                                                 : read_rows(rows, columns);

  // Initials are persons where half of a list are such.
  const auto initials =
      std::count_if(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.attendee.person.initials; });
  if (initials >= 2 && initials * 2 >= std::ssize(pieces)) {
    for (Piece& piece : pieces) {
      if (!piece.attendee.person.initials) continue;
      piece.attendee.person.shape = NameShape::single;
      piece.first = true;
    }
  }

  // One-word names and handles are names in a list of such; among full names they are organisations and remarks.
  std::size_t full = 0;
  std::size_t single = 0;
  std::size_t given = 0;  // of the single ones, those that are known first names
  std::size_t other = 0;
  for (const Piece& piece : pieces) {
    const NameShape shape = piece.attendee.person.shape;
    if (shape == NameShape::full) ++full;
    if (piece.first && (shape == NameShape::single || shape == NameShape::handle)) ++single;
    if (piece.first && shape == NameShape::single && names_.is_given(piece.attendee.person.name.view())) ++given;
    if (piece.first && shape == NameShape::none) ++other;
  }
  const bool singles =
      single > other &&
      (single > full || (!pieces.empty() && pieces.front().attendee.person.shape == NameShape::single));
  // A first name that is not known, beside as many that are: "Karin Ek, Samir, Titti".
  const bool mixed = other == 0 && given > 0 && single <= 2 * given;
  std::vector<Attendee> people;
  for (Piece& piece : pieces) {
    const NameShape shape = piece.attendee.person.shape;
    if (shape == NameShape::none) continue;
    const bool short_name = shape != NameShape::full;
    const bool known = shape == NameShape::single && names_.is_given(piece.attendee.person.name.view());
    if (short_name && !known && !(piece.first && (singles || (mixed && shape == NameShape::single))) &&
        !(piece.list_point && shape == NameShape::single && other == 0))
      continue;
    people.push_back(std::move(piece.attendee));
  }
  return people;
}

bool AttendanceReader::ends_with_name(const JoinedText& text) const {
  const std::size_t comma = text.str().rfind(',');
  if (comma == std::string::npos) return false;
  return names_.shape_of(text.slice(comma + 1, text.str().size()).trimmed().view()) == NameShape::full;
}

bool AttendanceReader::begins_with_name(const JoinedText& line) const {
  const std::size_t comma = line.str().find(',');
  if (comma == std::string::npos) return false;
  return names_.shape_of(line.slice(0, comma).trimmed().view()) == NameShape::full;
}

std::vector<AttendanceReader::Piece> AttendanceReader::read_running(const std::vector<ListRow>& rows) const {
  JoinedText text;
  for (const ListRow& row : rows) {
    const JoinedText line = text_of(row);
    // The comma between two lines is forgotten now and then: a full name ends, and a full name begins.
    if (!text.empty() && ends_with_name(text) && begins_with_name(line)) text.append(",", line.source_begin());
    append_line(text, line);
  }
  std::vector<Piece> pieces;
  for (Person& person : names_.read_list(text)) pieces.push_back({{std::move(person), false}, true, false});
  return pieces;
}

std::vector<bool> AttendanceReader::other_columns(const std::vector<ListRow>& rows) const {
  // A column further right holds names unless its cells repeat, or one of them is no name.
  struct Column {
    std::size_t at;
    std::map<std::string, std::size_t> texts;
    std::size_t cells = 0;
    std::size_t no_names = 0;
  };
  std::vector<Column> columns;
  for (const ListRow& row : rows) {
    for (std::size_t i = 1; i < row.cells.size(); ++i) {
      const HeadCell& cell = row.cells[i];
      auto column = std::find_if(columns.begin(), columns.end(), [&](const Column& c) {
        return cell.column < c.at + column_slack && c.at < cell.column + column_slack;
      });
      if (column == columns.end()) column = columns.insert(columns.end(), Column{cell.column, {}, 0, 0});
      ++column->texts[std::string(cell.text)];
      ++column->cells;
      const std::vector<Person> people = names_.read_list(text_of(cell));
      if (people.empty() || people.front().shape != NameShape::full) ++column->no_names;
    }
  }
  std::vector<bool> other;
  for (const Column& column : columns) {
    other.resize(std::max(other.size(), column.at + 1));
    if (column.no_names * 2 > column.cells || column.texts.size() < column.cells) other[column.at] = true;
  }
  return other;
}

void AttendanceReader::read_cells(const ListRow& row, const std::vector<bool>& other,
                                  const std::vector<MarkColumn>& columns, std::vector<Piece>& out) const {
  std::string role;
  bool away = false;
  bool first = true;
  const std::size_t begin = out.size();
  for (const HeadCell& cell : row.cells) {
    if (const grammar::Match mark = grammar_.first("head-mark", cell.text)) {
      away = mark.rule->attribute("means") == "away";
      if (!columns.empty()) {
        const auto distance = [&](const MarkColumn& c) {
          return c.at > cell.column ? c.at - cell.column : cell.column - c.at;
        };
        away = std::min_element(columns.begin(), columns.end(), [&](const MarkColumn& a, const MarkColumn& b) {
                 return distance(a) < distance(b);
               })->away;
      }
      continue;
    }
    // A check box before the name.
    constexpr std::size_t box_size = 3;
    if (const grammar::Match box = grammar_.first("head-mark", cell.text.substr(0, box_size));
        box && cell.text.front() == '[') {
      away = box.rule->attribute("means") == "away";
    }
    const JoinedText text = text_of(cell);
    // A role in a column of its own.
    if (const std::string found = names_.role_of(text.view()); !found.empty()) {
      if (role.empty()) role = found;
      continue;
    }
    if (!first) {
      const bool another =
          std::none_of(other.begin() + static_cast<std::ptrdiff_t>(std::min(
                                           other.size(), cell.column - std::min(cell.column, column_slack - 1))),
                       other.begin() + static_cast<std::ptrdiff_t>(std::min(other.size(), cell.column + column_slack)),
                       [](bool flag) { return flag; });
      if (!another) continue;
    }
    bool first_piece = first;
    for (Person& person : names_.read_list(text)) {
      if (!first && person.shape != NameShape::full) continue;
      out.push_back({{std::move(person), false}, first_piece, row.line->bullet});
      first_piece = false;
    }
    first = false;
  }
  // Who stands in a further column took the place of the one who was away.
  for (std::size_t i = begin; i < out.size(); ++i) out[i].attendee.away = away && (columns.empty() || i == begin);
  if (out.size() > begin && out[begin].attendee.person.role.empty()) out[begin].attendee.person.role = role;
}

std::vector<AttendanceReader::Piece> AttendanceReader::read_rows(const std::vector<ListRow>& rows,
                                                                 const std::vector<MarkColumn>& columns) const {
  const std::vector<bool> other = other_columns(rows);
  std::vector<Piece> pieces;
  for (const ListRow& row : rows) read_cells(row, other, columns, pieces);
  return pieces;
}

std::vector<AttendanceReader::Piece> AttendanceReader::read_table(const std::vector<ListRow>& rows) const {
  // The column with most names holds them; columns of roles and marks are read beside it.
  std::vector<std::size_t> names;
  for (const ListRow& row : rows) {
    names.resize(std::max(names.size(), row.cells.size()));
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (names_.read(text_of(row.cells[i])).shape == NameShape::full) ++names[i];
    }
  }
  std::vector<Piece> pieces;
  if (names.empty()) return pieces;
  const auto column = static_cast<std::size_t>(std::max_element(names.begin(), names.end()) - names.begin());
  bool marked = false;
  std::vector<std::pair<std::size_t, bool>> marks;  // pieces with whether their row had a mark
  for (const ListRow& row : rows) {
    if (column >= row.cells.size()) continue;
    const std::size_t begin = pieces.size();
    for (Person& person : names_.read_list(text_of(row.cells[column])))
      pieces.push_back({{std::move(person), false}, pieces.size() == begin, false});
    if (pieces.size() == begin) continue;
    bool here = false;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i == column) continue;
      if (const grammar::Match mark = grammar_.first("head-mark", row.cells[i].text)) {
        marked = here = true;
        if (mark.rule->attribute("means") == "away") pieces[begin].attendee.away = true;
      } else if (const std::string role = names_.role_of(row.cells[i].text);
                 !role.empty() && pieces[begin].attendee.person.role.empty()) {
        pieces[begin].attendee.person.role = role;
      }
    }
    marks.emplace_back(begin, here);
  }
  // Where others are marked as present, who isn't was away. The heading row is no person.
  if (marked) {
    for (const auto& [piece, here] : marks) pieces[piece].attendee.away = pieces[piece].attendee.away || !here;
  }
  return pieces;
}

}  // namespace klubba::minutes
