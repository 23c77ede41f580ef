// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "lint/check.h"
#include "text/letter_case.h"

namespace klubba::checks {
namespace {

bool explained(const Document& document, const std::string& text, std::string_view word) {
  if (document.words().is(word, "common-abbreviation")) return true;
  const auto& house = document.context().abbreviations;
  if (std::find(house.begin(), house.end(), word) != house.end()) return true;
  const std::string name(word);
  if (text.find("(" + name + ")") != std::string::npos || text.find(name + " = ") != std::string::npos ||
      text.find(name + " (") != std::string::npos) {
    return true;
  }
  // A word that is written in capitals for its weight.
  const std::string small = text::lower_case(word);
  if (!document.family().words(small).empty() || text.find(' ' + small + ' ') != std::string::npos) return true;
  // The head lists what its letters stand for.
  for (std::uint32_t n = 1; n < document.first_item_line() && n <= document.line_count(); ++n) {
    if (document.line(n).starts_with(name + "  ") ||
        document.line(n).find("   " + name + "  ") != std::string_view::npos)
      return true;
  }
  // Initials of somebody who is there.
  return std::any_of(document.people().begin(), document.people().end(),
                     [word](const std::string& person) { return can_mean(word, person); });
}

void run(const Document& document, Findings& findings) {
  std::set<std::string, std::less<>> seen;
  const std::string text(document.source().text());
  for (std::uint32_t n = document.first_item_line(); n <= document.line_count(); ++n) {
    if (document.outside(n) || document.line_class(n) == LineClass::furniture) continue;
    const std::string_view line = document.line(n);
    // Lines in capitals are headings.
    if (std::none_of(line.begin(), line.end(), [](char c) { return c >= 'a' && c <= 'z'; })) continue;
    for (const grammar::Match& match : document.words().scan("acronym", line)) {
      const std::string_view word = match.capture("word");
      // In a case's number it is the name of a series.
      if (document.fits("case-behind", line.substr(match.begin))) continue;
      if (!seen.insert(std::string(word)).second || explained(document, text, word)) continue;
      findings.at_part(word, "'" + std::string(word) + "' is nowhere spelt out");
    }
  }
}

}  // namespace

Entry abbreviation_unexplained() {
  return {{"abbreviation-unexplained", Severity::info, Tier::strict,
           "an abbreviation in capitals that the minutes don't spell out",
           "who reads the minutes in ten years doesn't know the houses' short names",
           "write the full name at its first use, with the abbreviation in brackets"},
          run};
}

}  // namespace klubba::checks
