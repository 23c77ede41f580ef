// SPDX-License-Identifier: MIT
#include "lint/check.h"

namespace klubba::checks {
namespace {

void run(const Document& document, Findings& findings) {
  for (const Passage& passage : document.commitments()) {
    if (document.vague(passage.text)) findings.at(passage.span, "the decision doesn't say what is to happen");
  }
}

}  // namespace

Entry vague_decision() {
  return {{"vague-decision", Severity::warning, Tier::basic, "a decision that decides nothing",
           "nobody can tell afterwards what was to happen, nor who was to see to it",
           "say what is to happen, who does it and until when; or that nothing was decided"},
          run};
}

}  // namespace klubba::checks
