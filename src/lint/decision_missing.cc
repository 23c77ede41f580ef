// SPDX-License-Identifier: MIT
#include <algorithm>

#include "lint/check.h"

namespace klubba::checks {
namespace {

bool decides(const Document& document, std::uint32_t line) {
  const grammar::Match label = document.label(line);
  return label && label.rule->attribute("role") == "decide";
}

/// Whether another part or item follows at once.
bool empty_below(const Document& document, std::uint32_t label) {
  for (std::uint32_t n = label + 1; n <= document.line_count(); ++n) {
    switch (document.line_class(n)) {
      case LineClass::blank:
      case LineClass::furniture:
        break;
      case LineClass::label:
        return !decides(document, n) && !document.fits("passes-on", document.line(n));
      case LineClass::heading:
      case LineClass::foot:
        return true;
      case LineClass::appendix:
        return false;
      default: {
        // A heading that is out of the count.
        const auto& all = document.headings();
        return std::any_of(all.begin(), all.end(), [n](const Heading& h) { return h.line == n; });
      }
    }
  }
  return true;
}

/// Whether the line opens clauses, and another part or item follows instead of them.
bool opens_nothing(const Document& document, std::uint32_t line) {
  const LineClass c = document.line_class(line);
  if (c != LineClass::decision && c != LineClass::prose) return false;
  return document.fits("opens-clauses", document.line(line)) && empty_below(document, line);
}

void run(const Document& document, Findings& findings) {
  const auto& agenda = document.minutes().agenda;
  std::vector<std::uint32_t> reported;
  for (std::uint32_t n = document.first_item_line(); n <= document.line_count(); ++n) {
    if (opens_nothing(document, n)) {
      reported.push_back(n);
      findings.at_line(n, "nothing follows '" + std::string(document.plain_line(n)) + "'");
      continue;
    }
    if (document.line_class(n) != LineClass::label || !decides(document, n)) continue;
    if (!empty_below(document, n)) continue;
    reported.push_back(n);
    findings.at_line(n, "nothing is decided under the heading '" + std::string(document.plain_line(n)) + "'");
  }
  for (std::size_t i = 0; i < agenda.size(); ++i) {
    const AgendaItem& item = agenda[i];
    const bool coded = std::find(item.codes.begin(), item.codes.end(), "B") != item.codes.end();
    const bool titled = item.codes.empty() && document.fits("decision-title", item.title.text);
    if ((!coded && !titled) || item.codes.size() > 1) continue;
    const auto of_item = [i](const Decision& decision) { return decision.item == i; };
    const auto& decisions = document.minutes().decisions;
    if (std::any_of(decisions.begin(), decisions.end(), of_item)) continue;
    bool excused = i + 1 < agenda.size() && agenda[i + 1].number.text.starts_with(item.number.text + ".");
    for (std::uint32_t n = item.lines.first; n <= item.lines.last; ++n) {
      excused = excused || document.fits("strikes", document.line(n)) || document.fits("settles", document.line(n)) ||
                std::find(reported.begin(), reported.end(), n) != reported.end();
    }
    if (!excused) findings.at_line(item.lines.first, "item " + item.key() + " is for decision, and nothing is decided");
  }
}

}  // namespace

Entry decision_missing() {
  return {{"decision-missing", Severity::warning, Tier::basic,
           "an item for decision, or a part headed as the decision, that decides nothing",
           "whoever has to act on the decision finds none", "write what was decided, or that nothing was"},
          run};
}

}  // namespace klubba::checks
