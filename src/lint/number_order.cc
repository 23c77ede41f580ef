// SPDX-License-Identifier: MIT
#include <map>
#include <set>

#include "lint/check.h"

namespace klubba::checks {
namespace {

constexpr unsigned longest_step = 5;

std::string name_of(const std::vector<unsigned>& above, unsigned number) {
  std::string out;
  for (const unsigned part : above) out += std::to_string(part) + ".";
  return out + std::to_string(number);
}

void run(const Document& document, Findings& findings) {
  // The minutes themselves may say that the order was changed.
  if (document.says("reorders")) return;
  std::map<std::vector<unsigned>, unsigned> latest;
  std::set<std::vector<unsigned>> seen;
  for (const Heading& heading : document.headings()) {
    std::vector<unsigned> above = heading.key;
    const unsigned number = above.back();
    above.pop_back();
    const bool again = !seen.insert(heading.key).second;
    const auto before = latest.find(above);
    if (before == latest.end() || number > before->second) {
      // A number far ahead belongs to something else.
      if (before == latest.end() || number - before->second <= longest_step) latest[above] = number;
      continue;
    }
    if (again) continue;
    // A count that begins anew is another series.
    if (number == 1 && above.empty() && before->second > 2) {
      latest[above] = number;
      continue;
    }
    findings.at_line(heading.line, "item " + heading.number + " stands after item " + name_of(above, before->second));
  }
}

}  // namespace

Entry number_order() {
  return {{"number-order", Severity::warning, Tier::basic, "an item whose number is lower than the one before it",
           "readers that look a number up pass it by", "put the items in the order of their numbers"},
          run};
}

}  // namespace klubba::checks
