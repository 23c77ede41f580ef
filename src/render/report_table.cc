// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "render/columns.h"
#include "render/csv.h"
#include "render/report.h"

namespace klubba {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t due_width = 14;
constexpr std::size_t owner_width = 20;
constexpr std::size_t text_width = 32;  // the least that the words of an action get in ten columns
constexpr std::size_t name_width = 18;  // owner and body there

std::string_view on(const TableStyle& style, std::string_view code) {
  return style.colour ? code : std::string_view();
}

/// Cells beside each other, each wrapped in its width; the last one ends the line.
struct Column {
  std::size_t width = 0;
  std::vector<std::string> lines;
};

void append_columns(std::string& out, const std::vector<Column>& columns) {
  std::size_t height = 0;
  for (const Column& column : columns) height = std::max(height, column.lines.size());
  for (std::size_t i = 0; i < height; ++i) {
    std::string line;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const Column& column = columns[c];
      const std::string cell = i < column.lines.size() ? column.lines[i] : "";
      line += cell;
      if (c + 1 == columns.size()) break;
      const std::size_t width = display_width(cell);
      line.append(std::max(column.width, width) - width + gap, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  }
}

void append_heading(std::string& out, std::string_view heading, std::size_t count, const TableStyle& style, bool late) {
  std::string name;
  for (const std::string& line : wrapped(heading, style.width)) name += (name.empty() ? "" : " ") + line;
  out += '\n';
  out += on(style, late ? "\033[1;31m" : "\033[1m");
  out += name + " (" + std::to_string(count) + ')';
  out += on(style, "\033[0m");
  out += '\n';
}

/// "BODY DATE § 4": where an action or a decision was taken.
std::string origin(std::string_view body, std::string_view date, std::string_view item) {
  std::string out(body);
  if (!date.empty()) out += (out.empty() ? "" : " ") + std::string(date);
  if (item.empty()) return out;
  // Items without a number are named by their title.
  const bool number = item.front() >= '0' && item.front() <= '9';
  if (!out.empty()) out += number ? " " : ", ";
  // No line ends between the sign and its number.
  out += number ? "\u00A7\u00A0" + std::string(item) : std::string(item);
  return out;
}

/// The lines below the words of an entry: where it was taken, in which file, under which id. An id is never cut or
/// broken: one that is too wide begins further left.
void append_place(std::string& out, std::string_view from, const std::string& source, const std::string& id,
                  std::size_t indent, const TableStyle& style) {
  const std::string pad(indent, ' ');
  const std::size_t width = style.width > indent ? style.width - indent : 1;
  out += on(style, "\033[2m");
  for (std::string line : wrapped(from, width)) {
    // A plain space is what people search for.
    if (const std::size_t at = line.find("\u00A7\u00A0"); at != std::string::npos) line.replace(at + 2, 2, " ");
    out += pad + line + '\n';
  }
  for (const std::string& line : wrapped(source, width)) out += pad + line + '\n';
  const std::size_t columns = display_width(id);
  out.append(columns <= width ? indent : style.width > columns ? style.width - columns : 0, ' ');
  out += id;
  out += on(style, "\033[0m");
  out += '\n';
}

void append_block(std::string& out, const ReportRow& row, const ReportTexts& texts, const TableStyle& style) {
  const RegisterAction& action = row.action->action;
  const std::size_t indent = due_width + owner_width + 2 * gap;
  const std::size_t width = style.width > indent + 10 ? style.width - indent : 10;
  std::vector<std::string> when;
  const std::string due = due_words(texts, row);
  if (!due.empty()) when = wrapped(due, due_width);
  if (when.empty()) when.emplace_back("\u2013");
  if (row.days_late > 0) when.push_back(lateness(texts, row.days_late));
  const ActionStatus status = row.action->status();
  if (status != ActionStatus::open) when.emplace_back(status_word(texts, status));
  std::vector<std::string> owners;
  for (const std::string& owner : row.owners) {
    for (std::string& line : wrapped(owner, owner_width)) owners.push_back(std::move(line));
  }
  if (owners.empty()) owners.emplace_back("\u2013");
  append_columns(out, {{due_width, when}, {owner_width, owners}, {width, wrapped(action.text, width)}});
  if (row.action->gone) {
    for (const std::string& line : wrapped(texts.vanished_note, width)) out += std::string(indent, ' ') + line + '\n';
  }
  if (row.action->note) {
    for (const std::string& line : wrapped(std::string(texts.note) + ": " + *row.action->note, width)) {
      out += std::string(indent, ' ') + line + '\n';
    }
  }
  append_place(out, origin(row.body(), row.date(), action.item), source_place(row.path(), action.lines), action.id,
               indent, style);
}

/// One row an action in ten columns, where the terminal is wide enough for that.
class WideTable {
 public:
  WideTable(const Report& report, const ReportTexts& texts, std::size_t width) : texts_(texts) {
    widths_ = {2, text_width, name_width, 10, 4, name_width, 12, 10, 9, 10};
    for (std::size_t i = 0; i < names().size(); ++i) widths_[i] = std::max(widths_[i], display_width(names()[i]));
    for (const ReportRow& row : report.rows) {
      widths_[0] = std::max(widths_[0], display_width(row.action->action.id));
      widths_[4] = std::max(widths_[4], std::min<std::size_t>(12, display_width(row.action->action.item)));
      const std::string source = source_place(row.path(), row.action->action.lines);
      widths_[9] = std::max(widths_[9], std::min<std::size_t>(30, display_width(source)));
    }
    std::size_t total = gap * (widths_.size() - 1);
    for (const std::size_t column : widths_) total += column;
    fits_ = total <= width;
    if (fits_) widths_[1] += width - total;
  }
  bool fits() const { return fits_; }
  void append_names(std::string& out) const {
    std::vector<Column> columns;
    for (std::size_t i = 0; i < widths_.size(); ++i) columns.push_back({widths_[i], {std::string(names()[i])}});
    append_columns(out, columns);
  }
  void append(std::string& out, const ReportRow& row) const {
    const RegisterAction& action = row.action->action;
    const std::array<std::string, 10> cells{action.id,
                                            action.text,
                                            row.body(),
                                            row.date(),
                                            action.item,
                                            joined(row.owners, ", "),
                                            due_words(texts_, row),
                                            std::string(status_word(texts_, row.action->status())),
                                            row.days_late > 0 ? std::to_string(row.days_late) : "",
                                            source_place(row.path(), action.lines)};
    std::vector<Column> columns;
    for (std::size_t i = 0; i < cells.size(); ++i) columns.push_back({widths_[i], wrapped(cells[i], widths_[i])});
    append_columns(out, columns);
  }

 private:
  std::array<std::string_view, 10> names() const {
    return {texts_.id,    texts_.action, texts_.body,   texts_.meeting,   texts_.item,
            texts_.owner, texts_.due,    texts_.status, texts_.days_late, texts_.source};
  }

  const ReportTexts& texts_;
  std::array<std::size_t, 10> widths_{};
  bool fits_ = false;
};

}  // namespace

void render_table(const Report& report, const ReportTexts& texts, const TableStyle& style, std::string& out) {
  out += on(style, "\033[1m");
  out += std::string(texts.actions) + ' ' + std::string(texts.as_of) + ' ' + report.as_of;
  out += on(style, "\033[0m");
  out += '\n';
  for (const std::string& line : wrapped(report_summary(report, texts), style.width)) out += line + '\n';
  if (report.rows.empty()) out += std::string(texts.no_actions) + '\n';
  const WideTable wide(report, texts, style.width);
  for (const ReportSection& section : report.sections) {
    const bool late = report.by == ReportOrder::deadline && section.group == DateGroup::late;
    append_heading(out, section_heading(texts, report.by, section), section.rows.size(), style, late);
    if (wide.fits()) wide.append_names(out);
    bool first = true;
    for (const std::size_t index : section.rows) {
      if (wide.fits()) {
        wide.append(out, report.rows[index]);
        continue;
      }
      if (!first) out += '\n';
      first = false;
      append_block(out, report.rows[index], texts, style);
    }
  }
}

void render_decision_table(const Report& report, const ReportTexts& texts, const TableStyle& style, std::string& out) {
  out += on(style, "\033[1m");
  out += std::string(texts.decisions) + ' ' + std::string(texts.as_of) + ' ' + report.as_of;
  out += on(style, "\033[0m");
  out += '\n';
  if (report.decisions.empty()) out += std::string(texts.no_decisions) + '\n';
  for (const auto& [entry, meeting] : report.decisions) {
    const RegisterDecision& decision = entry->decision;
    const std::string_view date = meeting == nullptr ? "" : std::string_view(meeting->meeting.date);
    const std::string_view body = meeting == nullptr ? "" : std::string_view(meeting->meeting.body);
    const std::string_view path = meeting == nullptr ? "" : std::string_view(meeting->source.path);
    const std::size_t indent = due_width + gap;
    const std::size_t width = style.width > indent + 10 ? style.width - indent : 10;
    std::vector<std::string> when{date.empty() ? "\u2013" : std::string(date)};
    for (std::string& line : wrapped(outcome_word(texts, decision.outcome), due_width)) when.push_back(std::move(line));
    out += '\n';
    append_columns(out, {{due_width, when}, {width, wrapped(decision.text, width)}});
    append_place(out, origin(body, date, decision.item), source_place(path, decision.lines), decision.id, indent,
                 style);
  }
}

}  // namespace klubba
