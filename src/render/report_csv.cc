// SPDX-License-Identifier: MIT
#include <string>

#include "render/csv.h"
#include "render/report.h"

namespace klubba {
namespace {

constexpr CsvStyle plain{',', false};

std::string number(std::uint32_t value) {
  return value == 0 ? std::string() : std::to_string(value);
}

}  // namespace

void render_csv(const Report& report, std::string& out) {
  append_record(out,
                {"id", "text", "body", "meeting", "item", "owners", "due", "event", "status", "group", "days_late",
                 "note", "path", "first_line", "last_line"},
                plain);
  for (const ReportRow& row : report.rows) {
    const RegisterAction& action = row.action->action;
    append_record(out,
                  {action.id, action.text, row.body(), row.date(), action.item, joined(row.owners, "; "), row.due,
                   action.deadline ? action.deadline->event : "", std::string(action_status_name(row.action->status())),
                   std::string(date_group_name(row.group)), std::to_string(row.days_late),
                   row.action->note.value_or(""), row.path(), number(action.lines.first), number(action.lines.last)},
                  plain);
  }
}

void render_decision_csv(const Report& report, std::string& out) {
  append_record(out, {"id", "text", "body", "meeting", "item", "outcome", "path", "first_line", "last_line"}, plain);
  for (const auto& [entry, meeting] : report.decisions) {
    const RegisterDecision& decision = entry->decision;
    append_record(
        out,
        {decision.id, decision.text, meeting == nullptr ? "" : meeting->meeting.body,
         meeting == nullptr ? "" : meeting->meeting.date, decision.item, decision.outcome,
         meeting == nullptr ? "" : meeting->source.path, number(decision.lines.first), number(decision.lines.last)},
        plain);
  }
}

}  // namespace klubba
