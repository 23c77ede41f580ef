// SPDX-License-Identifier: MIT
#include <string>

#include "render/report.h"

namespace klubba {
namespace {

/// Words that todo.txt takes for projects, contexts and keys: without spaces.
std::string word(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == ' ' || c == '\t' || c == '\n' || c == '\r' ? '_' : c;
  return out;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\n' || c == '\r' ? ' ' : c;
  return out;
}

/// The day that ended an action, ISO 8601, or "".
std::string closing_day(const LivingAction& action) {
  if (action.closed) return action.closed->date;
  return action.events.empty() ? std::string() : action.events.back().date;
}

}  // namespace

void render_todotxt(const Report& report, std::string& out) {
  for (const ReportRow& row : report.rows) {
    const LivingAction& action = *row.action;
    if (!row.live()) {
      out += "x ";
      // A day of completion may only stand where that of creation stands, too.
      if (const std::string day = closing_day(action); !day.empty() && !row.date().empty()) out += day + ' ';
    }
    if (!row.date().empty()) out += row.date() + ' ';
    out += one_line(action.action.text);
    if (!row.body().empty()) out += " +" + word(row.body());
    for (const std::string& owner : row.owners) out += " @" + word(owner);
    if (!row.due.empty()) out += " due:" + row.due;
    if (row.live() && action.status() != ActionStatus::open) {
      out += " status:" + std::string(action_status_name(action.status()));
    }
    out += " id:" + word(action.action.id) + '\n';
  }
}

}  // namespace klubba
