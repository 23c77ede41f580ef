// SPDX-License-Identifier: MIT
#include "lint/check.h"

namespace klubba::checks {
namespace {

void run(const Document& document, Findings& findings) {
  for (const Action& action : document.minutes().actions) {
    const std::string& text = action.text.text;
    if (!action.owners.empty() || document.vague(text)) continue;
    if (action.decision == Decision::npos && document.line_class(action.text.lines.first) == LineClass::prose) continue;
    if (!document.fits("no-doer", text) || document.fits("settled", text) || document.fits("has-doer", text)) continue;
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
