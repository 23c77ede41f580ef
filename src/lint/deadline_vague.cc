// SPDX-License-Identifier: MIT
#include <algorithm>

#include "lint/check.h"
#include "lint/task_table.h"

namespace klubba::checks {
namespace {

void run(const Document& document, Findings& findings) {
  std::vector<std::uint32_t> reported;
  for (const Passage& passage : document.commitments()) {
    const grammar::Match match = document.words().first("vague-when", passage.text);
    if (!match) continue;
    findings.at(passage.span, "'" + std::string(match.capture("words")) + "' says no time");
    reported.push_back(document.source().position(passage.span.begin).line);
  }
  // In a table of tasks the time has a cell of its own.
  for (const TaskRow& row : task_rows(document)) {
    const grammar::Match match = document.words().first("vague-when", row.time);
    if (!match || std::find(reported.begin(), reported.end(), row.line) != reported.end()) continue;
    findings.at_part(match.capture("words"), "'" + std::string(match.capture("words")) + "' says no time");
  }
}

}  // namespace

Entry deadline_vague() {
  return {{"deadline-vague", Severity::info, Tier::strict, "a time that nobody can be held to",
           "nobody can tell when it is late", "give a date or name the meeting"},
          run};
}

}  // namespace klubba::checks
