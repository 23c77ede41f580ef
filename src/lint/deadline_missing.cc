// SPDX-License-Identifier: MIT
#include "lint/check.h"

namespace klubba::checks {
namespace {

void run(const Document& document, Findings& findings) {
  for (const Action& action : document.minutes().actions) {
    // A date that can't be is another fault.
    if (document.fits("day-month", action.text.text) || document.fits("iso-day", action.text.text) ||
        document.fits("slash-day", action.text.text))
      continue;
    if (action.deadline || document.vague(action.text.text) || document.fits("vague-when", action.text.text)) continue;
    if (action.owners.empty() && document.fits("settled", action.text.text)) continue;
    findings.at(action.text.span, "the assignment has no time");
  }
}

}  // namespace

Entry deadline_missing() {
  return {{"deadline-missing", Severity::info, Tier::strict, "an assignment without a time",
           "what has no time is never late, and never done", "say until when"},
          run};
}

}  // namespace klubba::checks
