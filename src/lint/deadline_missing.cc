// SPDX-License-Identifier: MIT
#include <algorithm>

#include "lint/check.h"

namespace klubba::checks {
namespace {

/// Whether the clause goes on with another task of the same owners that has its time: one time holds for both.
bool shares_time(const Document& document, const Action& action) {
  const auto clauses = document.commitments();
  const auto within = [&action](const Passage& p) {
    return p.span.begin <= action.text.span.begin && action.text.span.end <= p.span.end;
  };
  const auto clause = std::find_if(clauses.begin(), clauses.end(), within);
  if (clause == clauses.end()) return false;
  const auto& all = document.minutes().actions;
  return std::any_of(all.begin(), all.end(), [&](const Action& other) {
    return other.deadline && other.text.span.begin >= action.text.span.end && other.text.span.end <= clause->span.end &&
           other.owners.size() == action.owners.size() &&
           std::equal(other.owners.begin(), other.owners.end(), action.owners.begin(),
                      [](const Value& a, const Value& b) { return a.text == b.text; });
  });
}

void run(const Document& document, Findings& findings) {
  for (const Action& action : document.minutes().actions) {
    // A date that can't be is another fault.
    if (document.fits("day-month", action.text.text) || document.fits("iso-day", action.text.text) ||
        document.fits("slash-day", action.text.text))
      continue;
    if (action.deadline || document.vague(action.text.text) || document.fits("vague-when", action.text.text)) continue;
    if (action.owners.empty() &&
        (document.fits("settled", action.text.text) || document.fits("noting", action.text.text)))
      continue;
    // What the body itself does, in the infinitive, is no assignment.
    if (action.owners.empty() && in_infinitive(document, action.text.text)) continue;
    if (document.fits("says-when", action.text.text) || shares_time(document, action)) continue;
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
