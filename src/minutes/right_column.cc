// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>

#include "grammar/grammar.h"
#include "minutes/cell_names.h"
#include "minutes/cell_text.h"
#include "minutes/row_number.h"
#include "minutes/table.h"
#include "minutes/table_header.h"
#include "text/letter_case.h"

namespace klubba::minutes {
namespace {

constexpr std::size_t kNone = std::string::npos;

struct RightHeader {
  std::size_t at = 0;     ///< column of the right-hand name, in characters
  std::size_t text = 0;   ///< column of the name before it
  std::size_t first = 0;  ///< index of the header's first line
  std::size_t last = 0;
};

bool names_people(std::optional<ColumnRole> role) {
  return role && (*role == ColumnRole::owner || *role == ColumnRole::presenter);
}

/// The right-hand name of a header may wrap over two more lines: all ways of putting its pieces together.
std::size_t header_end(const SourceFile& source, std::size_t index, const Segment& name,
                       const grammar::Grammar& grammar) {
  const auto& lines = source.lines();
  std::vector<std::string> words{std::string(name.text)};
  std::size_t found = names_people(column_role(name.text, grammar)) ? index : kNone;
  for (std::size_t i = index + 1; i < lines.size() && i <= index + 2; ++i) {
    const auto segments = find_segments(lines[i].text);
    if (segments.empty() || segments.back().at + 4 < name.at || segments.back().at > name.at + 6) break;
    std::vector<std::string> longer;
    for (const std::string& word : words) {
      longer.push_back(word + std::string(segments.back().text));
      longer.push_back(word + " " + std::string(segments.back().text));
    }
    words = std::move(longer);
    for (const std::string& word : words) {
      if (names_people(column_role(word, grammar))) found = i;
    }
  }
  return found;
}

/// True where the first cells of the lines below are numbers: titles stand in the text's own column.
bool numbers_below(const SourceFile& source, std::size_t index, const Segment& first, const grammar::Grammar& grammar) {
  constexpr std::size_t kReach = 80;
  const auto& lines = source.lines();
  std::size_t cells = 0;
  std::size_t numbers = 0;
  for (std::size_t i = index + 1; i < lines.size() && i < index + kReach; ++i) {
    const auto segments = find_segments(lines[i].text);
    if (segments.empty() || segments.front().at > first.end) continue;
    ++cells;
    const auto number = find_row_number(segments.front().text, grammar);
    if (number && number->rest >= segments.front().text.size()) ++numbers;
  }
  return numbers >= 2 && numbers * 3 >= cells * 2;
}

/// A header with a column for people at the right and only one for text before it.
std::optional<RightHeader> find_right_header(const SourceFile& source, const grammar::Grammar& grammar) {
  constexpr std::size_t kLeastWidth = 40;
  const auto& lines = source.lines();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto segments = find_segments(lines[i].text);
    if (segments.size() < 2 || segments.size() > 4 || segments.back().at < kLeastWidth) continue;
    bool left = false;
    std::size_t titles = 0;
    std::size_t texts = 0;
    for (std::size_t s = 0; s + 1 < segments.size(); ++s) {
      const auto role = column_role(segments[s].text, grammar);
      if (!role) continue;
      if (*role == ColumnRole::title || *role == ColumnRole::number || *role == ColumnRole::point) left = true;
      if (*role == ColumnRole::title) ++titles;
      if (*role == ColumnRole::notes || *role == ColumnRole::decision) ++texts;
    }
    if (!left || titles + texts > 1) continue;
    if (texts == 1 && !numbers_below(source, i, segments.front(), grammar)) continue;
    const std::size_t last = header_end(source, i, segments.back(), grammar);
    if (last != kNone) return RightHeader{segments.back().at, segments[segments.size() - 2].at, i, last};
  }
  return std::nullopt;
}

/// The part of `line` that stands in the right-hand column.
std::optional<Segment> right_segment(std::string_view line, std::size_t column) {
  constexpr std::size_t kWidest = 26;
  const auto segments = find_segments(line);
  if (segments.empty()) return std::nullopt;
  const Segment& last = segments.back();
  // Pages that were scanned a little smaller have the column further to the left.
  if (last.at * 5 < column * 4 || last.end - last.at > kWidest) return std::nullopt;
  if (!text::starts_with_upper(last.text) && !text::starts_with_lower(last.text)) return std::nullopt;
  return last;
}

/// A first name alone, even of someone not listed.
bool is_capitalised_word(std::string_view text) {
  return find_words(text).size() == 1 && text::starts_with_upper(text) && text.back() != '.';
}

/// The cell's names, or none where it says something else as well.
std::vector<JoinedText> people(const std::vector<JoinedText>& lines, const CellNames& names) {
  auto found = names.split(lines);
  const bool all = std::all_of(found.begin(), found.end(), [&names](const JoinedText& name) {
    return names.whole(name.view()) || CellNames::unlisted(name.view()) || is_capitalised_word(name.view());
  });
  if (!all) found.clear();
  return found;
}

}  // namespace

std::optional<RightColumn> read_right_column(const SourceFile& source, const grammar::Grammar& grammar) {
  const auto header = find_right_header(source, grammar);
  if (!header) return std::nullopt;
  const auto& lines = source.lines();
  const CellNames names(source, grammar);
  RightColumn column;
  column.cut.assign(lines.size(), kNone);
  column.header = {lines[header->first].number, lines[header->last].number};
  column.lines = column.header;
  column.text_at = header->text;
  std::vector<JoinedText> pieces;
  std::size_t at = 0;
  const auto close = [&] {
    if (pieces.empty()) return;
    RightCell& cell = column.cells.back();
    for (const JoinedText& piece : pieces) fold_line(cell.text, piece, grammar);
    cell.names = people(pieces, names);
    pieces.clear();
  };
  for (std::size_t i = header->last + 1; i < lines.size(); ++i) {
    const std::string_view line = lines[i].text;
    if (line.empty()) continue;
    if (grammar.first("table-end", line.substr(line.find_first_not_of(' ')))) break;
    column.lines.last = lines[i].number;
    const auto segment = right_segment(line, header->at);
    if (!segment) continue;
    column.cut[i] = source.offset_of(segment->text);
    // A bar before the cell is no text either.
    std::size_t before = column.cut[i] - source.offset_of(line);
    while (before > 0 && (line[before - 1] == ' ' || line[before - 1] == '|')) --before;
    column.cut[i] = source.offset_of(line) + before;
    const bool follows = !pieces.empty() && column.cells.back().lines.last + 1 == lines[i].number &&
                         segment->at <= at + 4 && at <= segment->at + 4;
    if (!follows) {
      close();
      column.cells.push_back({{}, {lines[i].number, lines[i].number}, {}});
    }
    column.cells.back().lines.last = lines[i].number;
    at = segment->at;
    JoinedText piece;
    fold_line(piece, segment->text, source.offset_of(segment->text), grammar);
    pieces.push_back(std::move(piece));
  }
  close();
  return column;
}

}  // namespace klubba::minutes
