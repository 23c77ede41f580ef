// SPDX-License-Identifier: MIT
#include "render/csv.h"
#include "render/report.h"

namespace klubba {
namespace {

constexpr CsvStyle excel{';', true};
// Without it Excel takes the file for one in the code page of its machine.
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::vector<std::string> strings(std::initializer_list<std::string_view> words) {
  return {words.begin(), words.end()};
}

}  // namespace

void render_csv_excel(const Report& report, const ReportTexts& texts, std::string& out) {
  out += byte_order_mark;
  append_record(out,
                strings({texts.id, texts.action, texts.body, texts.meeting, texts.item, texts.owner, texts.due,
                         texts.status, texts.days_late, texts.group, texts.note, texts.source}),
                excel);
  for (const ReportRow& row : report.rows) {
    const RegisterAction& action = row.action->action;
    append_record(
        out,
        {action.id, action.text, row.body(), row.date(), action.item, joined(row.owners, ", "), due_words(texts, row),
         std::string(status_word(texts, row.action->status())), row.days_late == 0 ? "" : std::to_string(row.days_late),
         std::string(group_heading(texts, row.group)), row.action->note.value_or(""),
         source_place(row.path(), action.lines)},
        excel);
  }
}

void render_decision_csv_excel(const Report& report, const ReportTexts& texts, std::string& out) {
  out += byte_order_mark;
  append_record(out,
                strings({texts.id, texts.decision, texts.body, texts.meeting, texts.item, texts.outcome, texts.source}),
                excel);
  for (const auto& [entry, meeting] : report.decisions) {
    const RegisterDecision& decision = entry->decision;
    append_record(out,
                  {decision.id, decision.text, meeting == nullptr ? "" : meeting->meeting.body,
                   meeting == nullptr ? "" : meeting->meeting.date, decision.item,
                   std::string(outcome_word(texts, decision.outcome)),
                   source_place(meeting == nullptr ? "" : meeting->source.path, decision.lines)},
                  excel);
  }
}

}  // namespace klubba
