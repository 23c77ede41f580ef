// SPDX-License-Identifier: MIT
#include <algorithm>

#include "lint/check.h"

namespace klubba::checks {
namespace {

/// Whether the nearest label above the line heads things to do.
bool under_task_label(const Document& document, std::uint32_t line) {
  for (std::uint32_t n = line; n > 0; --n) {
    const LineClass c = document.line_class(n);
    if (c != LineClass::label && c != LineClass::heading) continue;
    // Labels in Markdown are set in bold.
    std::string_view text = document.line(n);
    text.remove_prefix(std::min(text.find_first_not_of("*_# "), text.size()));
    text = text.substr(0, text.find_last_not_of("*_ ") + 1);
    const grammar::Match label = document.family().first("label", text);
    return label && label.rule->attribute("role") == "act";
  }
  return false;
}

void run(const Document& document, Findings& findings) {
  for (const Action& action : document.minutes().actions) {
    const std::string& text = action.text.text;
    if (!action.owners.empty() || document.vague(text)) continue;
    // A passive in the present tense tells what goes on as often as it assigns; a decision and a list of tasks assign.
    const bool assigns = action.decision != Decision::npos || under_task_label(document, action.text.lines.first);
    if (!document.fits("no-doer", text) && !(assigns && document.fits("no-doer-decided", text))) continue;
    if (document.fits("settled", text) || document.fits("has-doer", text)) continue;
    findings.at(action.text.span, "the assignment doesn't say who does it");
  }
}

}  // namespace

Entry owner_missing() {
  return {{"owner-missing", Severity::warning, Tier::basic, "an assignment that names nobody who does it",
           "what is everybody's task is nobody's", "name the person or the office that does it"},
          run};
}

}  // namespace klubba::checks
