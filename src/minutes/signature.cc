// SPDX-License-Identifier: MIT
#include "minutes/signature.h"

#include <algorithm>

#include "grammar/grammar.h"

namespace klubba::minutes {
namespace {

/// More lines than this between a label and a name: they don't belong together.
constexpr std::uint32_t signature_reach = 14;

struct Mark {
  std::size_t column = 0;
  std::string field;  ///< of a label, "" for a name
  Person person;
};

struct Row {
  std::uint32_t line = 0;
  std::vector<Mark> labels;
  std::vector<Mark> names;
};

class Reader {
 public:
  Reader(const SourceFile& source, const grammar::Grammar& grammar)
      : source_(source), grammar_(grammar), names_(grammar) {}

  std::string field_of(std::string_view text) const {
    text = trim_marks(text);
    while (!text.empty() && (text.back() == ':' || text.back() == '/' || text.back() == '.' || text.back() == ','))
      text.remove_suffix(1);
    if (text.empty() || text.size() > 60) return "";
    const grammar::Match match = grammar_.first("head-signature", text);
    return match ? std::string(match.rule->attribute("field")) : "";
  }

  std::vector<Person> people(std::string_view text) const {
    JoinedText joined;
    if (!text.empty()) joined.append(text, source_.offset_of(text));
    std::vector<Person> found = names_.read_list(joined);
    // One piece that is no name: running text.
    if (std::any_of(found.begin(), found.end(), [](const Person& p) { return p.shape == NameShape::none; })) return {};
    return found;
  }

  bool has_handle(std::string_view text) const {
    const std::vector<Person> found = people(text);
    return std::any_of(found.begin(), found.end(), [](const Person& p) { return p.shape == NameShape::handle; });
  }

  /// Label and name in one cell: with a colon, two slashes, a comma, brackets, or the label first.
  bool read_signed(std::string_view cell, std::vector<Signature>& out) const {
    const auto take = [&](std::string_view label, std::string_view value) {
      const std::string field = field_of(label);
      if (field.empty() || value.empty()) return false;
      const std::vector<Person> found = people(value);
      if (found.empty()) return false;
      for (const Person& person : found) out.push_back({field, person});
      return true;
    };
    if (const std::size_t colon = cell.find(':');
        colon != std::string_view::npos && take(cell.substr(0, colon), cell.substr(colon + 1)))
      return true;
    if (const std::size_t slash = cell.find("//");
        slash != std::string_view::npos && take(cell.substr(0, slash), cell.substr(slash + 2)))
      return true;
    if (const std::size_t comma = cell.rfind(',');
        comma != std::string_view::npos && take(cell.substr(comma + 1), cell.substr(0, comma)))
      return true;
    if (const std::size_t comma = cell.find(',');
        comma != std::string_view::npos && take(cell.substr(0, comma), cell.substr(comma + 1)))
      return true;
    if (const grammar::Match open = grammar_.first("head-signature-open", cell)) {
      for (std::size_t end = open.end; end > 0; end = cell.substr(0, end - 1).rfind(' ') + 1) {
        const bool handles = open.rule->attribute("short") == "yes";
        if (!handles && has_handle(cell.substr(end))) break;
        if (take(cell.substr(0, end), cell.substr(end))) return true;
        if (end < 2 || cell.substr(0, end - 1).rfind(' ') == std::string_view::npos) break;
      }
    }
    const std::size_t bracket = cell.find('(');
    return bracket != std::string_view::npos && cell.ends_with(')') &&
           take(cell.substr(bracket + 1, cell.size() - bracket - 2), cell.substr(0, bracket));
  }

 private:
  const SourceFile& source_;
  const grammar::Grammar& grammar_;
  NameReader names_;
};

const Mark& nearest(const std::vector<Mark>& labels, std::size_t column) {
  return *std::min_element(labels.begin(), labels.end(), [&](const Mark& a, const Mark& b) {
    const auto distance = [&](const Mark& m) { return m.column > column ? m.column - column : column - m.column; };
    return distance(a) < distance(b);
  });
}

}  // namespace

std::vector<Signature> read_signatures(const SourceFile& source, const grammar::Grammar& grammar,
                                       const std::vector<HeadLine>& lines, std::size_t begin) {
  const Reader reader(source, grammar);
  std::vector<Signature> found;
  std::vector<Row> rows;
  for (std::size_t i = begin; i < lines.size(); ++i) {
    if (lines[i].furniture) continue;
    Row row;
    row.line = lines[i].number;
    for (const HeadCell& cell : lines[i].cells) {
      if (reader.read_signed(cell.text, found)) continue;
      if (std::string field = reader.field_of(cell.text); !field.empty()) {
        row.labels.push_back({cell.column, std::move(field), {}});
        continue;
      }
      const std::vector<Person> people = reader.people(cell.text);
      // What follows a name behind a comma is her title.
      const bool alone = std::none_of(people.begin() + (people.empty() ? 0 : 1), people.end(),
                                      [](const Person& p) { return p.shape == NameShape::full; });
      if (!people.empty() && people.front().shape == NameShape::full && alone)
        row.names.push_back({cell.column, "", people.front()});
    }
    if (!row.labels.empty() || !row.names.empty()) rows.push_back(std::move(row));
  }
  // Names stand over their labels where the block begins with names and ends with labels.
  const auto first_label = std::find_if(rows.begin(), rows.end(), [](const Row& r) { return !r.labels.empty(); });
  if (first_label == rows.end()) return found;
  const auto last_label = std::find_if(rows.rbegin(), rows.rend(), [](const Row& r) { return !r.labels.empty(); });
  const bool names_before = first_label != rows.begin() && std::prev(first_label)->labels.empty() &&
                            first_label->line - std::prev(first_label)->line <= 3;
  const bool names_after =
      last_label != rows.rbegin() && std::prev(last_label)->line - last_label->line <= signature_reach;
  const bool above = names_before && !names_after;
  for (auto row = rows.begin(); row != rows.end(); ++row) {
    if (row->labels.empty()) continue;
    if (above) {
      if (row == rows.begin()) continue;
      const auto names = std::prev(row);
      if (row->line - names->line > 3) continue;
      for (const Mark& label : row->labels) {
        if (names->names.empty()) continue;
        found.push_back({label.field, nearest(names->names, label.column).person});
      }
      continue;
    }
    for (auto next = std::next(row); next != rows.end() && next->line - row->line <= signature_reach; ++next) {
      for (const Mark& name : next->names) found.push_back({nearest(row->labels, name.column).field, name.person});
      if (!next->labels.empty()) break;
    }
  }
  return found;
}

}  // namespace klubba::minutes
