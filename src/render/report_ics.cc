// SPDX-License-Identifier: MIT
#include <string>

#include "deadline/calendar.h"
#include "render/csv.h"
#include "render/report.h"

namespace klubba {
namespace {

constexpr std::size_t longest_line = 75;  // octets, RFC 5545, 3.1

/// Appends a content line, folded without cutting a character.
void append_line(std::string& out, std::string_view line) {
  std::size_t room = longest_line;
  while (line.size() > room) {
    std::size_t cut = room;
    while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80U) --cut;
    if (cut == 0) cut = room;  // bytes that are no characters
    out += line.substr(0, cut);
    out += "\r\n ";
    line.remove_prefix(cut);
    room = longest_line - 1;
  }
  out += line;
  out += "\r\n";
}

/// A value of type TEXT: RFC 5545, 3.3.11.
std::string text_value(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t') {
      out += c;
    }
  }
  return out;
}

std::string compact(std::string_view iso) {
  std::string out;
  for (const char c : iso) {
    if (c != '-') out += c;
  }
  return out;
}

std::string day_after(const std::string& iso) {
  const auto day = deadline::parse_day(iso);
  return day ? compact(deadline::to_iso(*day + std::chrono::days{1})) : std::string();
}

std::string_view todo_status(ActionStatus status) {
  switch (status) {
    case ActionStatus::open:
    case ActionStatus::deferred:
      return "NEEDS-ACTION";
    case ActionStatus::in_progress:
      return "IN-PROCESS";
    case ActionStatus::done:
      return "COMPLETED";
    case ActionStatus::cancelled:
    case ActionStatus::superseded:
      return "CANCELLED";
  }
  return {};
}

/// The day that closed a done action, ISO 8601; empty: none did.
std::string closing_day(const LivingAction& action) {
  if (action.closed) return action.closed->date;
  for (auto event = action.events.rbegin(); event != action.events.rend(); ++event) {
    if (event->type == EventType::closed) return event->date;
  }
  return {};
}

std::string description(const ReportRow& row, const ReportTexts& texts) {
  std::string out;
  const auto add = [&out](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    if (!out.empty()) out += '\n';
    out += name;
    out += ": ";
    out += value;
  };
  const RegisterAction& action = row.action->action;
  add(texts.owner, joined(row.owners, ", "));
  add(texts.meeting, row.body() + (row.body().empty() || row.date().empty() ? "" : " ") + row.date());
  add(texts.item, action.item);
  if (row.due.empty()) add(texts.due, due_words(texts, row));
  add(texts.note, row.action->note.value_or(""));
  add(texts.source, source_place(row.path(), action.lines));
  add(texts.id, action.id);
  return out;
}

void append_entry(std::string& out, const ReportRow& row, const ReportTexts& texts, const std::string& stamp,
                  bool as_event) {
  const std::string_view component = as_event ? "VEVENT" : "VTODO";
  const bool dated = deadline::parse_day(row.due).has_value();
  append_line(out, "BEGIN:" + std::string(component));
  append_line(out, "UID:" + text_value(row.action->action.id) + "@klubba");
  append_line(out, "DTSTAMP:" + stamp);
  append_line(out, "SUMMARY:" + text_value(row.action->action.text));
  if (as_event) {
    append_line(out, "DTSTART;VALUE=DATE:" + compact(row.due));
    append_line(out, "DTEND;VALUE=DATE:" + day_after(row.due));
    append_line(out, "TRANSP:TRANSPARENT");
  } else {
    if (dated) append_line(out, "DUE;VALUE=DATE:" + compact(row.due));
    const ActionStatus status = row.action->status();
    append_line(out, "STATUS:" + std::string(todo_status(status)));
    const std::string closed = closing_day(*row.action);
    if (status == ActionStatus::done && deadline::parse_day(closed)) {
      append_line(out, "COMPLETED:" + compact(closed) + "T000000Z");
    }
  }
  if (!row.body().empty()) append_line(out, "CATEGORIES:" + text_value(row.body()));
  append_line(out, "DESCRIPTION:" + text_value(description(row, texts)));
  for (const std::string& owner : row.owners) append_line(out, "CONTACT:" + text_value(owner));
  append_line(out, "END:" + std::string(component));
}

}  // namespace

std::size_t render_icalendar(const Report& report, const ReportTexts& texts, bool as_events, std::string& out) {
  append_line(out, "BEGIN:VCALENDAR");
  append_line(out, "VERSION:2.0");
  append_line(out, "PRODID:-//klubba//report//" + std::string(texts.language == "sv" ? "SV" : "EN"));
  append_line(out, "X-WR-CALNAME:" + text_value(texts.actions));
  // The day of the report, not the clock: the same register gives the same file.
  const std::string stamp = compact(report.as_of) + "T000000Z";
  std::size_t left_out = 0;
  for (const ReportRow& row : report.rows) {
    if (as_events && !deadline::parse_day(row.due)) {
      ++left_out;
      continue;
    }
    append_entry(out, row, texts, stamp, as_events);
  }
  append_line(out, "END:VCALENDAR");
  return left_out;
}

}  // namespace klubba
