// SPDX-License-Identifier: MIT
#include <set>

#include "lint/check.h"

namespace klubba::checks {
namespace {

void run(const Document& document, Findings& findings) {
  std::set<std::vector<unsigned>> seen;
  std::vector<unsigned> previous;
  for (const Heading& heading : document.headings()) {
    // A count that begins anew is another series.
    if (heading.key.size() == 1 && heading.key.front() == 1 && previous.size() == 1 && previous.front() > 2)
      seen.clear();
    if (!seen.insert(heading.key).second)
      findings.at_line(heading.line, "there is an item " + heading.number + " before it");
    previous = heading.key;
  }
}

}  // namespace

Entry number_duplicate() {
  return {{"number-duplicate", Severity::warning, Tier::basic, "two items with one number",
           "a citation of that number can mean either", "give the second one its own number"},
          run};
}

}  // namespace klubba::checks
