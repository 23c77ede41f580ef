// SPDX-License-Identifier: MIT
#include "lint/check.h"

namespace klubba::checks {
namespace {

void run(const Document& document, Findings& findings) {
  for (const Passage& passage : document.commitments()) {
    const grammar::Match match = document.words().first("vague-when", passage.text);
    if (!match) continue;
    findings.at(passage.span, "'" + std::string(match.capture("words")) + "' says no time");
  }
}

}  // namespace

Entry deadline_vague() {
  return {{"deadline-vague", Severity::info, Tier::strict, "a time that nobody can be held to",
           "nobody can tell when it is late", "give a date or name the meeting"},
          run};
}

}  // namespace klubba::checks
