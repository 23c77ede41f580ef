// SPDX-License-Identifier: MIT
#include "lint/check.h"

namespace klubba::checks {
namespace {

void run(const Document& document, Findings& findings) {
  if (!document.protocol() || !document.tells_of_meeting()) return;
  if (!document.minutes().meeting.adjusters.empty() || document.tells("tells-adjuster", "tells-adjuster-in-text"))
    return;
  findings.whole("the protocol names nobody who adjusts it");
}

}  // namespace

Entry adjuster_missing() {
  return {{"adjuster-missing", Severity::warning, Tier::basic, "a protocol that names nobody who adjusts it",
           "a protocol counts as the body's own only when someone besides the secretary has signed it",
           "name the person who adjusts the protocol"},
          run};
}

}  // namespace klubba::checks
