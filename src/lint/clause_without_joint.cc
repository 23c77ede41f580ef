// SPDX-License-Identifier: MIT
#include <algorithm>

#include "lint/check.h"
#include "text/list_mark.h"

namespace klubba::checks {
namespace {

/// Without a bullet or number at its front.
std::string_view without_mark(std::string_view line) {
  const std::size_t at = line.find_first_not_of("-*0123456789.) ");
  return at == std::string_view::npos ? line : line.substr(at);
}

/// The nearest lines above and below that aren't blank.
std::uint32_t line_above(const Document& document, std::uint32_t line) {
  while (line > 1 && document.line(line - 1).empty()) --line;
  return line - 1;
}
std::uint32_t line_below(const Document& document, std::uint32_t line) {
  while (line < document.line_count() && document.line(line + 1).empty()) ++line;
  return line + 1;
}

bool joins(const Document& document, std::uint32_t line) {
  return document.fits("joint", without_mark(document.line(line)));
}

/// Whether the next line's first words had room on the line: then its end is the end of a clause.
bool breaks_early(const Document& document, std::uint32_t line) {
  constexpr std::size_t room = 20;  // bytes
  std::size_t longest = 0;
  for (std::uint32_t n = document.first_item_line(); n <= document.line_count(); ++n) {
    const LineClass c = document.line_class(n);
    if (c == LineClass::prose || c == LineClass::decision) longest = std::max(longest, document.line(n).size());
  }
  const std::string_view next = document.line(line + 1);
  return document.line(line).size() + std::min(next.find(' '), next.size()) + room < longest;
}

/// Whether the list that the line stands in opens without the word, or has it before another clause.
bool others_have_it(const Document& document, std::uint32_t line) {
  for (std::uint32_t n = line - 1; n > 0; --n) {
    const std::string_view text = document.line(n);
    const LineClass c = document.line_class(n);
    if (text.empty() || c == LineClass::furniture) continue;
    if (document.fits("opens-clauses", text)) return true;
    if (c != LineClass::decision) return false;
    const bool ends = text.back() == ',' || text.back() == '.' || text.back() == ';' || breaks_early(document, n);
    if (!ends && n + 1 == line && !document.fits("clause-conjunction", text)) return false;
    if (document.fits("joint", without_mark(text))) return true;
    // Further up, lines of longer clauses stand between.
    if (!ends && document.fits("ends-in-joint", text)) return false;
  }
  return false;
}

bool has_joint(const Document& document, const Decision& decision) {
  return document.fits("joint", decision.text.text);
}

/// Decisions of one clause behind their label: in the infinitive without the word, where others of the minutes have it.
void single_clauses(const Document& document, Findings& findings) {
  const auto& all = document.minutes().decisions;
  const auto with = std::count_if(all.begin(), all.end(), [&](const Decision& d) { return has_joint(document, d); });
  std::vector<const Decision*> without;
  for (const Decision& decision : all) {
    const std::string_view line = document.plain_line(decision.text.lines.first);
    const std::size_t behind = std::min(line.find(':'), line.size());
    const std::string_view words = line.substr(std::min(line.find_first_not_of(":*_ ", behind), line.size()));
    const bool labelled =
        behind > 0 && !words.empty() && decision.text.text.starts_with(words.substr(0, words.find(' ')));
    if (labelled && decision.clauses.size() < 2 && document.fits("bare-infinitive", decision.text.text))
      without.push_back(&decision);
  }
  if (with == 0 || static_cast<std::size_t>(with) < without.size()) return;
  for (const Decision* decision : without)
    findings.at(decision->text.span, "the clause doesn't begin as the others do");
}

void run(const Document& document, Findings& findings) {
  single_clauses(document, findings);
  for (std::uint32_t n = document.first_item_line(); n <= document.line_count(); ++n) {
    const LineClass c = document.line_class(n);
    if (c != LineClass::decision && c != LineClass::prose) continue;
    const std::string_view line = document.line(n);
    const bool behind_one = joins(document, line_above(document, n));
    // The reading may have ended the list there; the word below takes it up again.
    const bool between = behind_one && joins(document, line_below(document, n));
    if (c == LineClass::prose && !between) continue;
    const std::string_view words = line.substr(text::find_list_mark(line).length);
    if (!document.fits("bare-infinitive", line) && !(behind_one && in_infinitive(document, words))) continue;
    if (between && c == LineClass::prose && breaks_early(document, line_above(document, n))) {
      findings.at_line(n, "the clause doesn't begin as the others do");
      continue;
    }
    if (c == LineClass::prose) continue;
    if (others_have_it(document, n)) findings.at_line(n, "the clause doesn't begin as the others do");
  }
}

}  // namespace

Entry clause_without_joint() {
  return {{"clause-without-att", Severity::warning, Tier::basic,
           "a decision clause in the infinitive that lacks the word that opens clauses",
           "such a clause melts into the one before it, and what was decided can't be counted",
           "begin each clause with the same word"},
          run};
}

}  // namespace klubba::checks
