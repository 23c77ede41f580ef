// SPDX-License-Identifier: MIT
#include "minutes/action_table.h"

#include <algorithm>
#include <optional>

#include "grammar/grammar.h"
#include "grammar/tagged_text.h"
#include "minutes/cell_names.h"
#include "minutes/follow_up.h"
#include "minutes/table_header.h"
#include "minutes/value.h"
#include "text/inline_markup.h"

namespace klubba::minutes {
namespace {

/// Which column holds what; the places of all, for cells that gaps part.
struct Columns {
  bool ruled = false;
  std::size_t task = 0;
  std::size_t owner = 0;
  std::optional<std::size_t> deadline;
  std::optional<std::size_t> state;
  std::vector<std::size_t> at;
};

struct Row {
  JoinedText task;
  std::vector<JoinedText> owners;
  JoinedText deadline;
  JoinedText state;
  bool done = false;
};

struct ActionTable {
  LineRange lines;
  std::vector<Row> rows;
};

class ActionTables {
 public:
  ActionTables(const SourceFile& source, const grammar::Grammar& grammar)
      : source_(source), grammar_(grammar), names_(source, grammar) {
    markup_.markdown = true;
  }

  std::vector<ActionTable> read() const {
    std::vector<ActionTable> tables;
    const auto& lines = source_.lines();
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const std::optional<Columns> columns = find_columns(lines[i].text);
      if (!columns) continue;
      ActionTable table;
      table.lines = {lines[i].number, lines[i].number};
      i = read_rows(i + 1, *columns, table) - 1;
      if (!table.rows.empty()) tables.push_back(std::move(table));
    }
    return tables;
  }

 private:
  static bool is_ruled(std::string_view line) {
    return line.find('|') != std::string_view::npos || line.find('\t') != std::string_view::npos;
  }

  static std::vector<Segment> cells_of(std::string_view line, bool ruled) {
    return ruled ? find_ruled_cells(line) : find_segments(line);
  }

  std::optional<Columns> find_columns(std::string_view line) const {
    constexpr std::size_t most_cells = 8;
    Columns columns;
    columns.ruled = is_ruled(line);
    const auto cells = cells_of(line, columns.ruled);
    if (cells.size() < 2 || cells.size() > most_cells) return std::nullopt;
    std::optional<std::size_t> task, topic, owner;
    bool decides = false;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      columns.at.push_back(cells[c].at);
      JoinedText plain;
      text::append_inline(plain, cells[c].text, source_.offset_of(cells[c].text), markup_);
      const std::string name = plain.trimmed().str();
      decides = decides || grammar_.first("decision-column", name);
      const auto role = column_role(name, grammar_);
      if (role == ColumnRole::owner && !owner) {
        owner = c;
      } else if (role == ColumnRole::deadline && !columns.deadline) {
        columns.deadline = c;
      } else if (const grammar::Match match = grammar_.first("task-column", name); match) {
        auto& place = match.rule->attribute("needs") == "deadline" ? topic : task;
        if (!place) place = c;
      } else if (grammar_.first("state-column", name)) {
        if (!columns.state) columns.state = c;
      } else if (!role) {
        return std::nullopt;
      }
    }
    // Where a column beside the topics holds decisions, those are the deeds.
    if (!task && columns.deadline && !decides) task = topic;
    if (!task || !owner) return std::nullopt;
    columns.task = *task;
    columns.owner = *owner;
    return columns;
  }

  /// The rows from line `index` on; returns the index of the first line behind them.
  std::size_t read_rows(std::size_t index, const Columns& columns, ActionTable& table) const {
    const auto& lines = source_.lines();
    bool gap = false;
    for (; index < lines.size(); ++index) {
      const std::string_view line = lines[index].text;
      if (line.empty()) {
        if (gap && columns.ruled) break;
        gap = true;
        continue;
      }
      if (line.find_first_not_of("|-:=+ \t") == std::string_view::npos) continue;
      if (columns.ruled != is_ruled(line) && columns.ruled) break;
      const auto cells = cells_of(line, columns.ruled);
      if (!columns.ruled && cells.size() < 2 && (gap || table.rows.empty())) break;
      if (find_columns(line)) break;
      // The next item's heading, left of the table or alone on its line, ends it.
      constexpr std::size_t left = 3;
      if (!columns.ruled && (cells.front().at + left < columns.at.front() ||
                             (cells.size() < 2 && grammar_.first("item", cells.front().text))))
        break;
      add_line(cells, columns, table);
      table.lines.last = lines[index].number;
      gap = false;
    }
    return index;
  }

  static std::size_t column_of(const Segment& cell, std::size_t index, const Columns& columns) {
    if (columns.ruled) return index;
    constexpr std::size_t slack = 3;  // a cell may begin a little before its column's name
    std::size_t column = 0;
    for (std::size_t c = 0; c < columns.at.size(); ++c) {
      if (columns.at[c] <= cell.at + slack) column = c;
    }
    return column;
  }

  void add_line(const std::vector<Segment>& cells, const Columns& columns, ActionTable& table) const {
    std::vector<JoinedText> texts(std::max(columns.at.size(), cells.size()));
    std::size_t filled = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].text.empty()) continue;
      JoinedText& text = texts[column_of(cells[i], i, columns)];
      if (!text.empty()) text.append_space();
      text::append_inline(text, cells[i].text, source_.offset_of(cells[i].text), markup_);
      text = text.trimmed();
      ++filled;
    }
    if (filled == 0) return;
    const JoinedText& task = texts[columns.task];
    // A line with words of one cell only goes on with the row above it.
    const bool small = !task.empty() && !grammar::TaggedText::capitalised(task.view());
    const bool goes_on = !table.rows.empty() && (task.empty() || (filled == 1 && small && !columns.ruled));
    if (!goes_on) table.rows.emplace_back();
    Row& row = table.rows.back();
    extend(row.task, task);
    const JoinedText& owner = texts[columns.owner];
    if (!owner.empty() && !grammar_.first("nobody", owner.view())) {
      for (JoinedText& name : names_.split({owner})) row.owners.push_back(std::move(name));
    }
    if (columns.deadline) extend(row.deadline, texts[*columns.deadline]);
    if (columns.state) extend(row.state, texts[*columns.state]);
    for (std::size_t c = 0; c < texts.size(); ++c) {
      if (c != columns.task && !texts[c].empty() && grammar_.first("not-a-point", texts[c].view())) row.done = true;
    }
  }

  static void extend(JoinedText& whole, const JoinedText& part) {
    if (part.empty()) return;
    if (!whole.empty()) whole.append_space();
    whole.append(part);
  }

  const SourceFile& source_;
  const grammar::Grammar& grammar_;
  CellNames names_;
  text::Markup markup_;
};

/// Passages of the table's lines make room for those of its rows.
void put_rows(const SourceFile& source, const grammar::Grammar& grammar, const ActionTable& table,
              std::vector<Passage>& passages, std::vector<FollowUp>& follow_ups) {
  const auto line_of = [&](const Passage& passage) {
    return passage.text.empty() ? 0 : source.line_at(passage.text.source_begin());
  };
  Passage model;
  model.role = Role::act;
  model.kind = BlockKind::bullet;
  std::size_t place = passages.size();
  bool found = false;
  for (std::size_t p = 0; p < passages.size(); ++p) {
    const std::uint32_t line = line_of(passages[p]);
    if (line > table.lines.last) {
      place = std::min(place, p);
      break;
    }
    if (line == 0) continue;
    model.item = passages[p].item;
    if (passages[p].role == Role::act) model.label = passages[p].label;
    found = true;
  }
  if (!found) return;
  std::vector<Passage> points;
  for (const Row& row : table.rows) {
    if (auto entry = read_state(source, row.task, row.state, model.item, grammar)) {
      // The column says it better than the line.
      std::erase_if(follow_ups, [&](const FollowUp& other) {
        return !other.row && other.text.lines.first <= entry->text.lines.last &&
               entry->text.lines.first <= other.text.lines.last;
      });
      follow_ups.push_back(std::move(*entry));
    }
    if (row.done || row.task.empty()) continue;
    Passage point = model;
    point.text = row.task;
    point.when = row.deadline;
    for (const JoinedText& owner : row.owners) point.owners.push_back(make_value(source, owner));
    points.push_back(std::move(point));
  }
  passages.insert(passages.begin() + static_cast<std::ptrdiff_t>(place), points.begin(), points.end());
  const auto within = [&](const Passage& passage) {
    const std::uint32_t line = line_of(passage);
    return line >= table.lines.first && line <= table.lines.last && passage.decision == Decision::npos;
  };
  std::vector<Passage> kept;
  for (std::size_t p = 0; p < passages.size(); ++p) {
    const bool fresh = p >= place && p < place + points.size();
    if (fresh || !within(passages[p])) kept.push_back(std::move(passages[p]));
  }
  passages = std::move(kept);
}

}  // namespace

void read_action_tables(const SourceFile& source, const grammar::Grammar& grammar, std::vector<Passage>& passages,
                        std::vector<FollowUp>& follow_ups) {
  for (const ActionTable& table : ActionTables(source, grammar).read())
    put_rows(source, grammar, table, passages, follow_ups);
  std::stable_sort(follow_ups.begin(), follow_ups.end(),
                   [](const FollowUp& a, const FollowUp& b) { return a.text.span.begin < b.text.span.begin; });
}

}  // namespace klubba::minutes
