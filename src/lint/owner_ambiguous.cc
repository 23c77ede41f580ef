// SPDX-License-Identifier: MIT
#include <algorithm>

#include "lint/check.h"

namespace klubba::checks {
namespace {

/// The people of one name in the line that lists them: "Wilma 8A, Ludvig 8B, Wilma 8C".
std::vector<std::string> namesakes(const Document& document, std::string_view name) {
  std::vector<std::string> out;
  for (std::uint32_t n = 1; n < document.first_item_line() && n <= document.line_count(); ++n) {
    const std::string_view line = document.line(n);
    if (!document.fits("tells-attendance", line)) continue;
    out.clear();
    for (std::size_t at = line.find(name); at != std::string_view::npos; at = line.find(name, at + 1)) {
      const std::string_view entry = line.substr(at, line.find_first_of(",;", at) - at);
      const bool whole = at > 0 && line[at - 1] == ' ' && (entry.size() == name.size() || entry[name.size()] == ' ');
      if (whole && std::find(out.begin(), out.end(), entry) == out.end()) out.emplace_back(entry);
    }
    if (out.size() > 1) return out;
  }
  return {};
}

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
      // Where all go by one name, two can have the same.
      if (fitting.empty() && owner.text.find(' ') == std::string::npos) fitting = namesakes(document, owner.text);
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
