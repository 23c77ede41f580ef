// SPDX-License-Identifier: MIT
#include "lint/check.h"

namespace klubba::checks {
namespace {

void run(const Document& document, Findings& findings) {
  if (!document.tells_of_meeting() || !document.minutes().meeting.secretary.empty()) return;
  if (document.tells("tells-secretary", "tells-secretary-in-text")) return;
  findings.whole("the minutes don't say who wrote them");
}

}  // namespace

Entry secretary_missing() {
  return {{"secretary-missing", Severity::warning, Tier::basic, "minutes that don't say who wrote them",
           "nobody can be asked what a sentence means", "name the secretary"},
          run};
}

}  // namespace klubba::checks
