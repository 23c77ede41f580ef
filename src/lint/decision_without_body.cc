// SPDX-License-Identifier: MIT
#include "lint/check.h"

namespace klubba::checks {
namespace {

void run(const Document& document, Findings& findings) {
  if (!document.minutes().meeting.body.empty()) return;
  for (const Decision& decision : document.minutes().decisions) {
    if (!decision.body.empty() || !document.fits("decided-impersonally", decision.text.text)) continue;
    findings.at(decision.text.span, "the decision doesn't say who decided");
  }
}

}  // namespace

Entry decision_without_body() {
  return {{"decision-without-body", Severity::info, Tier::strict, "an impersonal decision in minutes that name no body",
           "nobody can tell who decided, and so whether they were allowed to", "name the body that decides"},
          run};
}

}  // namespace klubba::checks
