// SPDX-License-Identifier: MIT
#include <algorithm>

#include "lint/check.h"

namespace klubba::checks {
namespace {

constexpr std::size_t least_items = 2;
constexpr std::size_t longest_title = 80;  // bytes

/// Whether nothing, or the number of the case alone, stands behind the number.
bool untitled(const Document& document, const Heading& heading) {
  std::string_view title = heading.title;
  const std::size_t begin = title.find_first_not_of(". )-:\xC2\xA7");
  if (begin == std::string_view::npos) return true;
  return document.fits("case-alone", title.substr(begin)) || document.fits("code-alone", heading.title);
}

std::string item_title(const Document& document, const Heading& heading) {
  for (const AgendaItem& item : document.minutes().agenda) {
    if (item.lines.first <= heading.line && heading.number == item.number.text) return item.title.text;
  }
  return {};
}

bool is_item(const Document& document, const Heading& heading) {
  const auto& agenda = document.minutes().agenda;
  return std::any_of(agenda.begin(), agenda.end(),
                     [&heading](const AgendaItem& item) { return item.lines.first == heading.line; });
}

bool decides_below(const Document& document, std::uint32_t line) {
  std::uint32_t n = line + 1;
  while (n <= document.line_count() && document.line(n).empty()) ++n;
  const grammar::Match label = document.label(n);
  return label && label.rule->attribute("role") == "decide";
}

/// Whether the next line is a label, a heading or a sentence: case and page numbers may stand before a title.
bool text_follows(const Document& document, std::uint32_t line) {
  std::uint32_t n = line + 1;
  while (n <= document.line_count() && (document.line(n).empty() || document.fits("case-alone", document.line(n)))) ++n;
  const std::string_view text = document.line(n);
  const LineClass c = document.line_class(n);
  // In Markdown a title stands behind the marks of its heading.
  const std::size_t marks = std::min(text.size(), text.find_first_of("|#-*<"));
  if (document.line(line).starts_with('#') && marks == 0) return true;
  return c == LineClass::label || n > document.line_count() || text.back() == '.' || text.back() == ':' ||
         text.size() > longest_title || document.fits("opens-clauses", text) ||
         (c == LineClass::heading && document.family().first("item", text));
}

void run(const Document& document, Findings& findings) {
  std::size_t titled = 0;
  std::size_t numbered = 0;
  for (const Heading& heading : document.headings()) {
    ++numbered;
    if (!untitled(document, heading)) ++titled;
  }
  if (numbered < least_items) return;
  const bool beside = titled * 10 >= numbered * 6;
  for (const Heading& heading : document.headings()) {
    if (!untitled(document, heading)) continue;
    if (!text_follows(document, heading.line)) continue;
    // Where titles stand below their numbers, the line below a number out of the count may be one.
    if (!beside && !is_item(document, heading) && !decides_below(document, heading.line)) continue;
    const std::string title = item_title(document, heading);
    // Where titles stand beside their numbers, text below a bare number is none; where they stand below, a sentence.
    const bool sentence = (title.size() > 40 && title.back() == '.') || document.fits("opens-clauses", title) ||
                          document.fits("case-alone", title);
    if (title.empty() || (beside && (title.back() == '.' || title.back() == ':')) || sentence)
      findings.at_line(heading.line, "item " + heading.number + " has no title");
  }
}

}  // namespace

Entry title_missing() {
  return {{"title-missing", Severity::warning, Tier::basic, "an item without a title",
           "the item can't be found in any list", "give the item a title"},
          run};
}

}  // namespace klubba::checks
