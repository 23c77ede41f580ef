// SPDX-License-Identifier: MIT
#include "minutes/head_field.h"

#include <algorithm>

#include "grammar/grammar.h"

namespace klubba::minutes {
namespace {

constexpr std::size_t longest_label = 60;
constexpr std::uint32_t title_reach = 3;  // lines
constexpr std::size_t kFarthest = 500;    // lines that a field reaches down at most

/// The cells of `line` from the byte `begin` of the source text on.
std::vector<HeadCell> cells_from(const HeadLine& line, std::size_t cell, const char* begin) {
  std::vector<HeadCell> cells;
  for (std::size_t i = cell; i < line.cells.size(); ++i) {
    HeadCell part = line.cells[i];
    const char* const end = part.text.data() + part.text.size();
    if (begin > part.text.data()) {
      if (begin >= end) continue;
      const auto cut = static_cast<std::size_t>(begin - part.text.data());
      part.text = trim_marks(part.text.substr(cut));
      part.column += cut;
    }
    if (!part.text.empty()) cells.push_back(part);
  }
  return cells;
}

}  // namespace

std::vector<HeadLine> part_labels(std::vector<HeadLine> lines, const HeadRegion& region,
                                  const grammar::Grammar& grammar) {
  constexpr std::string_view stop = ". ";
  const auto labelled = [&grammar](std::string_view text) {
    const std::size_t colon = text.find(':');
    const bool label = colon <= longest_label && grammar.first("head-label", trim_marks(text.substr(0, colon)));
    return label || grammar.first("head-label-open", text);
  };
  for (HeadLine& line : lines) {
    if (line.number >= region.first_item_line) break;
    if (line.table || line.furniture || line.text.find(stop) == std::string_view::npos) continue;
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
      const HeadCell cell = line.cells[i];
      // What begins with no label is a sentence, and may say what it likes.
      if (!labelled(cell.text)) continue;
      for (std::size_t at = cell.text.find(stop); at != std::string_view::npos; at = cell.text.find(stop, at + 1)) {
        const std::string_view rest = trim_marks(cell.text.substr(at + stop.size()));
        if (!labelled(rest)) continue;
        const auto offset = static_cast<std::size_t>(rest.data() - cell.text.data());
        line.cells[i].text = trim_marks(cell.text.substr(0, at));
        line.cells.insert(line.cells.begin() + static_cast<std::ptrdiff_t>(i) + 1, {rest, cell.column + offset});
        break;
      }
    }
  }
  return lines;
}

FieldReader::FieldReader(const SourceFile& source, const grammar::Grammar& grammar, const std::vector<HeadLine>& lines,
                         const HeadRegion& region, const std::vector<AgendaItem>& agenda)
    : grammar_(grammar), lines_(lines), region_(region), attendance_(source, grammar), names_(grammar) {
  for (const AgendaItem& item : agenda) item_lines_.insert(item.lines.first);
}

HeadZone FieldReader::zone(const HeadLine& line) const {
  if (line.number < region_.first_item_line) return HeadZone::head;
  return line.number >= region_.foot_line ? HeadZone::foot : HeadZone::items;
}

std::string FieldReader::field_of(std::string_view text, bool alone, bool& group) const {
  text = trim_marks(text);
  if (text.ends_with(':') || text.ends_with('?')) text = trim_marks(text.substr(0, text.size() - 1));
  // "Present members (voting list)": a remark in brackets.
  if (const std::size_t bracket = text.find(" ("); bracket != std::string_view::npos && text.ends_with(')'))
    text = trim_marks(text.substr(0, bracket));
  if (text.empty() || text.size() > longest_label) return "";
  const grammar::Match match = grammar_.first("head-label", text);
  if (!match) return "";
  if (alone && match.rule->attribute("value") == "beside") return "";
  group = match.rule->attribute("names") == "group";
  return std::string(match.rule->attribute("field"));
}

/// The field of a label whose first word stands alone on the line above: "Adjustment's" / "place and time".
std::string FieldReader::field_over_lines(const HeadLine& line) const {
  const auto index = static_cast<std::size_t>(&line - lines_.data());
  if (index == 0 || line.cells.empty() || line.gap > 1 || zone(line) != HeadZone::head) return "";
  const HeadLine& above = lines_[index - 1];
  if (above.text.size() + line.cells.front().text.size() >= longest_label) return "";
  if (above.cells.size() != 1 || above.cells.front().column != line.cells.front().column || above.bullet) return "";
  bool group = false;
  if (!field_of(above.cells.front().text, true, group).empty() || above.text.ends_with(':')) return "";
  return field_of(std::string(above.cells.front().text) + " " + std::string(line.cells.front().text), true, group);
}

std::vector<FieldReader::Label> FieldReader::labels(const HeadLine& line) const {
  std::vector<Label> found;
  for (std::size_t i = 0; i < line.cells.size(); ++i) {
    const std::string_view cell = line.cells[i].text;
    Label label;
    label.cell = i;
    if (const std::size_t colon = cell.find(':'); colon != std::string_view::npos) {
      label.field = field_of(cell.substr(0, colon),
                             trim_marks(cell.substr(colon + 1)).empty() && line.cells.size() == 1, label.group);
      // "Notes: the working group, 21 March 2025" is a title; a secretary's name has no numbers.
      const std::string_view value = cell.substr(colon + 1);
      if (label.field == "secretary" && value.find_first_of("0123456789") != std::string_view::npos &&
          (line.heading || i + 1 == line.cells.size()) && line.gap == 0 && line.number <= title_reach)
        label.field.clear();
      if (!label.field.empty()) label.cells = cells_from(line, i, cell.data() + colon + 1);
    }
    // Without a colon a label heads its line, or its column beside another list of persons.
    const bool column = i > 0 && !line.table && !found.empty() && takes_people(found.front().field);
    if (column && heads_column(field_of(cell, true, label.group))) {
      label.field = field_of(cell, true, label.group);
      label.column = true;
    }
    if (label.field.empty() && i == 0) {
      label.field = field_over_lines(line);
      if (label.field.empty()) label.field = field_of(cell, true, label.group);
      if (!label.field.empty()) label.cells = cells_from(line, i + 1, nullptr);
    }
    if (label.field.empty() && i == 0 && !line.table) {
      if (const grammar::Match open = grammar_.first("head-label-open", cell)) {
        label.field = std::string(open.rule->attribute("field"));
        label.cells = cells_from(line, i, open.capture("value").data());
      }
    }
    if (label.field.empty()) continue;
    if (!found.empty()) {  // the label before it ends here
      std::erase_if(found.back().cells, [&](const HeadCell& c) { return c.column >= line.cells[i].column; });
      found.back().alone = found.back().cells.empty();
    }
    label.alone = label.cells.empty();
    found.push_back(std::move(label));
  }
  // The heading row of a table: what stands beside the label names other columns.
  if (line.table && found.size() == 1 && takes_people(found.front().field) && !found.front().cells.empty()) {
    ListRow row{&line, found.front().cells};
    if (!attendance_.person_row(row)) {
      found.front().cells.clear();
      found.front().alone = true;
    }
  }
  return found;
}

void FieldReader::take_list(HeadField& field, std::size_t next) const {
  const HeadLine& head = lines_[field.at];
  bool bullets = false;
  std::size_t column = field.rows.empty() ? 0 : field.rows.front().cells.front().column;
  std::size_t taken = 0;
  for (std::size_t i = next; i < std::min(lines_.size(), next + kFarthest); ++i) {
    const HeadLine& line = lines_[i];
    if (line.furniture) continue;
    if (starts_item(line) && i != field.at) return;
    if (line.heading && !line.bullet) return;
    if (grammar_.first("head-formality", line.text)) return;
    ListRow row{&line, in_columns(field, line.cells)};
    if (row.cells.empty()) continue;
    const std::vector<Label> own = labels(line);
    if (!own.empty()) {
      // A role with its name among the names is a row of the list; a label of anything else ends it.
      const bool role = field.beside ? line.indent > head.indent + 1 : true;
      const std::string& label = own.front().field;
      if (!role || own.size() > 1 || own.front().alone ||
          !(label == "chair" || label == "secretary" || label == "role"))
        return;
    }
    if (field.beside) {
      const bool inside = line.indent > head.indent + 1;
      constexpr std::size_t widest_gap = 3;
      if (line.gap > 0 && (line.gap > (inside ? widest_gap : 1) || !attendance_.person_row(row))) return;
      // The rest of a label that needs two lines stands left of the names.
      const bool left = row.cells.size() > 1 && column > 3 && row.cells.front().column + 3 < column;
      if (left && !attendance_.person_row({&line, {row.cells.front()}})) row.cells.erase(row.cells.begin());
    } else {
      if (bullets && !line.bullet && line.gap > 0) return;
      if (taken > 0 && line.gap > 0 && !line.bullet && !attendance_.person_row(row)) return;
      if (taken == 0 && line.gap > 3) return;
      bullets = bullets || line.bullet;
      if (taken == 0) column = line.indent;
      if (taken > 0 && line.gap > 0 && line.indent + 3 < column) return;
    }
    ++taken;
    field.rows.push_back(std::move(row));
  }
}

void FieldReader::take_text(HeadField& field, std::size_t next) const {
  const HeadLine& head = lines_[field.at];
  for (std::size_t i = next; i < std::min(lines_.size(), next + kFarthest); ++i) {
    const HeadLine& line = lines_[i];
    if (line.furniture) continue;
    if (starts_item(line) || !labels(line).empty()) return;
    ListRow row{&line, line.cells};
    if (field.rows.empty()) {
      if (line.gap > 3) return;
      // What stands far to the left of a label belongs to another column.
      constexpr std::size_t same_column = 12;
      if (row.cells.back().column + same_column < head.cells[field.cell].column) continue;
    } else {
      const std::size_t column = field.rows.back().cells.front().column;
      if (line.gap > 0 || line.heading) return;
      // It goes on in the value's column, or after a comma.
      const bool under = row.cells.front().column + 3 > column && line.indent > head.indent;
      const bool open = field.rows.back().line->text.ends_with(',') && !line.bullet;
      const bool later = row.cells.size() > 1 && row.cells[1].column + 3 > column && column > head.indent + 3;
      if (later && !under)
        row.cells.erase(row.cells.begin());
      else if (!under && !open)
        return;
    }
    field.rows.push_back(std::move(row));
    if (field.rows.size() >= 4) return;
  }
}

std::vector<HeadCell> FieldReader::in_columns(const HeadField& field, std::vector<HeadCell> cells) {
  constexpr std::size_t slack = 3;
  std::erase_if(cells, [&](const HeadCell& cell) {
    return cell.column + slack < field.left || (field.right > 0 && cell.column + slack >= field.right);
  });
  return cells;
}

bool FieldReader::wanted(const HeadField& field, const HeadLine& line) const {
  if (field.zone == HeadZone::head) return true;
  const std::string& name = field.field;
  if (takes_people(name)) return !field.group;
  if (name == "next" || name == "meeting-date") return true;
  return name == "place" && !field.beside && line.heading && field.zone == HeadZone::items;
}

std::vector<HeadField> FieldReader::read() const {
  std::vector<HeadField> fields;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const HeadLine& line = lines_[i];
    const std::vector<Label> found = labels(line);
    const bool columns = std::any_of(found.begin(), found.end(), [](const Label& label) { return label.column; });
    for (const Label& label : found) {
      HeadField field;
      if (columns) {
        const auto next = static_cast<std::size_t>(&label - found.data()) + 1;
        field.left = label.column ? line.cells[label.cell].column : 0;
        field.right = next < found.size() ? line.cells[found[next].cell].column : 0;
      }
      field.field = label.field;
      field.zone = zone(line);
      field.at = i;
      field.beside = !label.alone;
      field.cell = label.cell;
      field.group = label.group;
      const bool dated = field.field == "meeting-date";
      if (line.furniture && field.zone != HeadZone::head && !dated) continue;
      if (!wanted(field, line)) continue;
      if (field.beside) field.rows.push_back({&line, label.cells});
      if (columns || &label == &found.back()) {
        if (takes_people(field.field))
          take_list(field, i + 1);
        else
          take_text(field, i + 1);
      }
      if (!field.rows.empty()) fields.push_back(std::move(field));
    }
  }
  return fields;
}

JoinedText text_of(const SourceFile& source, const HeadField& field, bool narrow) {
  JoinedText text;
  for (const ListRow& row : field.rows) {
    for (const HeadCell& cell : row.cells) {
      if (!text.empty()) text.append_space();
      text.append(cell.text, source.offset_of(cell.text));
      if (narrow) break;
    }
  }
  return text;
}

}  // namespace klubba::minutes
