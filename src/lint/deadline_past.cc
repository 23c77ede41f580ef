// SPDX-License-Identifier: MIT
#include <algorithm>

#include "klubba/deadline.h"
#include "lint/check.h"

namespace klubba::checks {
namespace {

bool ticked(const Document& document, const Action& action) {
  for (std::uint32_t n = action.text.lines.first; n <= action.text.lines.last; ++n) {
    if (document.fits("ticked", document.line(n))) return true;
  }
  return false;
}

/// A whole day; of a month or a year only the last day would be past.
bool said_as_deadline(const Action& action) {
  return action.deadline->edtf.find('/') != std::string::npos || is_iso_date(action.deadline->edtf);
}

void run(const Document& document, Findings& findings) {
  const std::string& met = document.minutes().meeting.date.text;
  if (met.size() < 10) return;
  for (const Action& action : document.minutes().actions) {
    if (!action.deadline || !is_iso_date(action.deadline->due) || action.deadline->due >= met.substr(0, 10)) continue;
    if (!said_as_deadline(action) || ticked(document, action)) continue;
    findings.at(action.deadline->text.span, "the time is before the meeting (" + met + ")");
  }
  // The reading takes a past time for history; in a clause that assigns something it is a fault.
  const DeadlineReader reader(document.context().family);
  for (const Passage& passage : document.commitments()) {
    for (const TimeReading& time : reader.find(passage.text, {met, document.minutes().meeting.next.text, ""})) {
      if (!time.marked || !is_iso_date(time.edtf) || time.edtf >= met.substr(0, 10)) continue;
      const auto covered = [&](const Action& action) {
        return action.deadline && action.deadline->edtf == time.edtf && action.text.span.begin <= passage.span.end &&
               passage.span.begin <= action.text.span.end;
      };
      const auto& actions = document.minutes().actions;
      if (std::any_of(actions.begin(), actions.end(), covered)) continue;
      const std::uint32_t line = document.source().position(passage.span.begin).line;
      if (document.fits("ticked", document.line(line))) continue;
      findings.at(passage.span, "the time " + time.edtf + " is before the meeting (" + met + ")");
    }
  }
}

}  // namespace

Entry deadline_past() {
  return {{"deadline-past", Severity::warning, Tier::basic, "a time for an assignment that lies before the meeting",
           "the assignment is late before it was given; most often the year is wrong", "check the year"},
          run};
}

}  // namespace klubba::checks
