// SPDX-License-Identifier: MIT
#include <string>

#include "render/csv.h"
#include "render/report.h"

namespace klubba {
namespace {

/// The text of a cell: nothing in it is markup, and it stays on one line.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n' || c == '\r') {
      out += ' ';
      continue;
    }
    if (std::string_view("\\`*_{}[]<>|#~&").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

void append_row(std::string& out, const std::vector<std::string>& cells) {
  for (const std::string& cell : cells) out += "| " + cell + ' ';
  out += "|\n";
}

void append_head(std::string& out, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) out += "| " + std::string(name) + ' ';
  out += "|\n";
  for (std::size_t i = 0; i < names.size(); ++i) out += "| --- ";
  out += "|\n";
}

void append_title(std::string& out, std::string_view title, const Report& report, const ReportTexts& texts) {
  out += "# " + std::string(title) + ' ' + std::string(texts.as_of) + ' ' + report.as_of + "\n";
}

/// Ids in code marks: nothing breaks or decorates them there.
std::string code(const std::string& id) {
  return id.find('`') == std::string::npos && id.find('|') == std::string::npos ? '`' + id + '`' : escaped(id);
}

}  // namespace

void render_markdown(const Report& report, const ReportTexts& texts, std::string& out) {
  append_title(out, texts.actions, report, texts);
  out += '\n' + report_summary(report, texts) + '\n';
  if (report.rows.empty()) out += '\n' + std::string(texts.no_actions) + '\n';
  for (const ReportSection& section : report.sections) {
    out += "\n## " + escaped(section_heading(texts, report.by, section)) + " (" + std::to_string(section.rows.size()) +
           ")\n\n";
    append_head(out, {texts.id, texts.action, texts.body, texts.meeting, texts.item, texts.owner, texts.due,
                      texts.status, texts.days_late, texts.source});
    for (const std::size_t index : section.rows) {
      const ReportRow& row = report.rows[index];
      const RegisterAction& action = row.action->action;
      append_row(out, {code(action.id), escaped(action.text), escaped(row.body()), escaped(row.date()),
                       escaped(action.item), escaped(joined(row.owners, ", ")), escaped(due_words(texts, row)),
                       std::string(status_word(texts, row.action->status())),
                       row.days_late == 0 ? "" : std::to_string(row.days_late),
                       escaped(source_place(row.path(), action.lines))});
    }
  }
}

void render_decision_markdown(const Report& report, const ReportTexts& texts, std::string& out) {
  append_title(out, texts.decisions, report, texts);
  out += '\n';
  if (report.decisions.empty()) {
    out += std::string(texts.no_decisions) + '\n';
    return;
  }
  append_head(out, {texts.id, texts.decision, texts.body, texts.meeting, texts.item, texts.outcome, texts.source});
  for (const auto& [entry, meeting] : report.decisions) {
    const RegisterDecision& decision = entry->decision;
    append_row(out,
               {code(decision.id), escaped(decision.text), escaped(meeting == nullptr ? "" : meeting->meeting.body),
                escaped(meeting == nullptr ? "" : meeting->meeting.date), escaped(decision.item),
                std::string(outcome_word(texts, decision.outcome)),
                escaped(source_place(meeting == nullptr ? "" : meeting->source.path, decision.lines))});
  }
}

}  // namespace klubba
