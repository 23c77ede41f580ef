// SPDX-License-Identifier: MIT
#include "lint/check.h"

namespace klubba::checks {
namespace {

void run(const Document& document, Findings& findings) {
  for (std::uint32_t n = document.first_item_line(); n <= document.line_count(); ++n) {
    const LineClass c = document.line_class(n);
    if (document.outside(n) || c == LineClass::furniture || c == LineClass::foot || c == LineClass::heading) continue;
    const grammar::Match match = document.words().first("glued", document.line(n));
    if (match) findings.at_part(match.capture("tail"), "page furniture stands behind the text of the line");
  }
}

}  // namespace

Entry trailing_furniture() {
  return {
      {"trailing-furniture", Severity::warning, Tier::basic,
       "page numbers or signature lines behind the words of a line",
       "they end up in the middle of a decision wherever it is quoted", "take the page's head or foot out of the line"},
      run};
}

}  // namespace klubba::checks
