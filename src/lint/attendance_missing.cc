// SPDX-License-Identifier: MIT
#include "lint/check.h"

namespace klubba::checks {
namespace {

void run(const Document& document, Findings& findings) {
  const Meeting& meeting = document.minutes().meeting;
  if (!document.tells_of_meeting()) return;
  if (!meeting.present.empty() || !meeting.absent.empty() ||
      document.tells("tells-attendance", "tells-attendance-in-text"))
    return;
  findings.whole("the minutes don't say who was there");
}

}  // namespace

Entry attendance_missing() {
  return {{"attendance-missing", Severity::warning, Tier::basic, "minutes that don't say who was there",
           "nobody can tell who took part in the decisions, nor whom a first name means",
           "list those present, with full names"},
          run};
}

}  // namespace klubba::checks
