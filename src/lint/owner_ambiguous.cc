// SPDX-License-Identifier: MIT
#include "lint/check.h"

namespace klubba::checks {
namespace {

void run(const Document& document, Findings& findings) {
  for (const Action& action : document.minutes().actions) {
    for (const Value& owner : action.owners) {
      std::vector<std::string> fitting;
      bool exact = false;
      for (const std::string& person : document.people()) {
        if (!can_mean(owner.text, person)) continue;
        exact = exact || owner.text == person;
        fitting.push_back(person);
      }
      if (exact || fitting.size() < 2) continue;
      std::string list;
      for (const std::string& person : fitting) list += (list.empty() ? "" : ", ") + person;
      findings.at(owner.span, "'" + owner.text + "' can mean several: " + list);
    }
  }
}

}  // namespace

Entry owner_ambiguous() {
  return {{"owner-ambiguous", Severity::warning, Tier::basic, "an owner whose name fits two of those that were there",
           "each of the two thinks that the other one does it", "write the full name"},
          run};
}

}  // namespace klubba::checks
