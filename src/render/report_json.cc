// SPDX-License-Identifier: MIT
#include <nlohmann/json.hpp>

#include "render/report.h"
#include "report/history.h"

namespace klubba {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(std::string_view text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json lines_or_null(const LineRange& lines) {
  return lines.first == 0 ? Json(nullptr) : Json::array({lines.first, lines.last});
}

Json source_json(const LivingMeeting* meeting, const LineRange& lines) {
  return {{"path", text_or_null(meeting == nullptr ? "" : meeting->source.path)}, {"lines", lines_or_null(lines)}};
}

std::string line_of(const Json& value) {
  // A register that people wrote in may hold bytes that are no text.
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json events_json(const LivingAction& action) {
  Json out = Json::array();
  for (const ActionEvent& event : history_of(action)) {
    out.push_back({{"type", event_type_name(event.type)},
                   {"date", text_or_null(event.date)},
                   {"item", text_or_null(event.item)},
                   {"body", text_or_null(event.body)},
                   {"lines", lines_or_null(event.lines)}});
  }
  return out;
}

Json row_json(const ReportRow& row) {
  const RegisterAction& action = row.action->action;
  return {{"id", action.id},
          {"text", action.text},
          {"body", text_or_null(row.body())},
          {"meeting", text_or_null(row.date())},
          {"item", text_or_null(action.item)},
          {"owners", row.owners},
          {"due", text_or_null(row.due)},
          {"event", text_or_null(action.deadline ? action.deadline->event : "")},
          {"status", action_status_name(row.action->status())},
          {"group", date_group_name(row.group)},
          {"days_late", row.days_late},
          {"note", row.action->note ? Json(*row.action->note) : Json(nullptr)},
          {"source", source_json(row.meeting, action.lines)},
          {"events", events_json(*row.action)}};
}

Json decision_json(const ReportDecision& entry) {
  const RegisterDecision& decision = entry.decision->decision;
  const LivingMeeting* meeting = entry.meeting;
  return {{"id", decision.id},
          {"text", decision.text},
          {"clauses", decision.clauses},
          {"body", text_or_null(meeting == nullptr ? "" : meeting->meeting.body)},
          {"meeting", text_or_null(meeting == nullptr ? "" : meeting->meeting.date)},
          {"item", text_or_null(decision.item)},
          {"decided_by", text_or_null(decision.body)},
          {"outcome", text_or_null(decision.outcome)},
          {"note", entry.decision->note ? Json(*entry.decision->note) : Json(nullptr)},
          {"gone", entry.decision->gone},
          {"source", source_json(meeting, decision.lines)}};
}

/// A list, one entry a line: written as it grows, a large register is never a tree in memory.
template <class Entries, class Convert>
void append_list(const Entries& entries, Convert convert, std::string& out) {
  out += '[';
  bool first = true;
  for (const auto& entry : entries) {
    out += first ? "\n  " : ",\n  ";
    out += line_of(convert(entry));
    first = false;
  }
  out += first ? "]" : "\n ]";
}

}  // namespace

void render_report_json(const Report& report, std::string& out) {
  const ReportCounts& counts = report.counts;
  out += "{\"as_of\":" + line_of(report.as_of) + ",\n \"counts\":";
  out += line_of({{"late", counts.late},
                  {"due_within_30_days", counts.due_within_30_days},
                  {"later", counts.later},
                  {"undated", counts.undated},
                  {"without_owner", counts.without_owner},
                  {"vanished", counts.vanished}});
  out += ",\n \"actions\":";
  append_list(report.rows, row_json, out);
  out += "}\n";
}

void render_report_jsonl(const Report& report, std::string& out) {
  for (const ReportRow& row : report.rows) out += line_of(row_json(row)) + '\n';
}

void render_decision_json(const Report& report, std::string& out) {
  out += "{\"as_of\":" + line_of(report.as_of) + ",\n \"decisions\":";
  append_list(report.decisions, decision_json, out);
  out += "}\n";
}

void render_decision_jsonl(const Report& report, std::string& out) {
  for (const ReportDecision& entry : report.decisions) out += line_of(decision_json(entry)) + '\n';
}

}  // namespace klubba
