// SPDX-License-Identifier: MIT
#include "lint/check.h"

namespace klubba::checks {
namespace {

/// Without a bullet or number at its front.
std::string_view without_mark(std::string_view line) {
  const std::size_t at = line.find_first_not_of("-*0123456789.) ");
  return at == std::string_view::npos ? line : line.substr(at);
}

void run(const Document& document, Findings& findings) {
  for (std::uint32_t n = document.first_item_line(); n <= document.line_count(); ++n) {
    if (document.line_class(n) != LineClass::decision) continue;
    const std::string_view line = document.line(n);
    if (!document.fits("bare-infinitive", line)) continue;
    // The line before it ends a clause or opens the list; anything else runs on.
    std::uint32_t before = n - 1;
    while (before > 0 && (document.line(before).empty() || document.line_class(before) == LineClass::furniture))
      --before;
    const std::string_view previous = document.line(before);
    const bool opens = document.fits("opens-clauses", previous);
    const bool ends = !previous.empty() && (previous.back() == ',' || previous.back() == '.' || previous.back() == ';');
    const std::string_view first = without_mark(previous);
    const bool clause_before = document.fits("joint", first) || document.fits("bare-infinitive", previous);
    if (opens || (ends && clause_before && document.line_class(before) == LineClass::decision))
      findings.at_line(n, "the clause doesn't begin as the others do");
  }
}

}  // namespace

Entry clause_without_att() {
  return {{"clause-without-att", Severity::warning, Tier::basic,
           "a decision clause in the infinitive that lacks the word that opens clauses",
           "such a clause melts into the one before it, and what was decided can't be counted",
           "begin each clause with the same word"},
          run};
}

}  // namespace klubba::checks
