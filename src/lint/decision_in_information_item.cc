// SPDX-License-Identifier: MIT
#include <algorithm>

#include "lint/check.h"

namespace klubba::checks {
namespace {

/// Whether every clause notes, or says nothing: thanks for a report don't excuse what is decided beside them.
bool notes_only(const Document& document, const Decision& decision) {
  const auto notes = [&document](const std::string& text) {
    return document.fits("noting", text) || document.vague(text) || !document.fits("bare-infinitive", text);
  };
  return document.fits("noting", decision.text.text) &&
         (decision.clauses.size() < 2 || std::all_of(decision.clauses.begin(), decision.clauses.end(),
                                                     [&](const Value& clause) { return notes(clause.text); }));
}

void run(const Document& document, Findings& findings) {
  for (const Decision& decision : document.minutes().decisions) {
    if (decision.item >= document.minutes().agenda.size()) continue;
    const AgendaItem& item = document.minutes().agenda[decision.item];
    const bool coded = item.codes.size() == 1 && item.codes.front() == "I";
    const bool titled = item.codes.empty() && document.fits("information-title", item.title.text);
    if (!coded && !titled) continue;
    // The next heading may have a number out of the count; its decisions are its own.
    if (!item.number.empty() && document.heading_above(decision.text.lines.first) != item.lines.first) continue;
    if (decision.outcome == Outcome::none || (decision.outcome == Outcome::noted && decision.clauses.size() < 2) ||
        decision.outcome == Outcome::tabled || document.vague(decision.text.text) || notes_only(document, decision)) {
      continue;
    }
    findings.at(decision.text.span, "something is decided in an item for information");
  }
}

}  // namespace

Entry decision_in_information_item() {
  return {{"decision-in-information-item", Severity::warning, Tier::basic,
           "a decision in an item that is announced as information",
           "those who stayed away because nothing was to be decided are passed over",
           "announce the item as one that decides, or move the decision"},
          run};
}

}  // namespace klubba::checks
