// SPDX-License-Identifier: MIT
#include "lint/check.h"

namespace klubba::checks {
namespace {

constexpr std::size_t least_sentence = 40;   // bytes
constexpr std::ptrdiff_t least_running = 8;  // words in small letters

/// Whether the words are text: a sentence, or more words in small letters than the head of a page has.
bool running(std::string_view text) {
  const std::size_t end = text.find_last_not_of(' ');
  if (end == std::string_view::npos || end < least_sentence) return false;
  std::ptrdiff_t small = 0;
  for (std::size_t i = 1; i < text.size(); ++i) small += text[i - 1] == ' ' && text[i] >= 'a' && text[i] <= 'z' ? 1 : 0;
  return text[end] == '.' || small >= least_running;
}

/// The furniture at the ends of lines, as views into them.
std::vector<std::string_view> glued(const Document& document) {
  std::vector<std::string_view> out;
  for (std::uint32_t n = document.first_item_line(); n <= document.line_count(); ++n) {
    const LineClass c = document.line_class(n);
    if (document.outside(n) || c == LineClass::foot || c == LineClass::heading) continue;
    const std::string_view line = document.line(n);
    const grammar::Match match = document.words().first("glued", line);
    // A page's head or foot may hold many words, but no sentence.
    const bool doubtful = c == LineClass::furniture || (match && match.rule->attribute("behind") == "text");
    if (doubtful && match && !running(line.substr(0, line.size() - match.capture("tail").size()))) continue;
    if (match) out.push_back(match.capture("tail"));
  }
  return out;
}

void run(const Document& document, Findings& findings) {
  for (const std::string_view tail : glued(document))
    findings.at_part(tail, "page furniture stands behind the text of the line");
}

/// The furniture gets a line of its own.
void fix(const Document& document, FixList& fixes) {
  for (const std::string_view tail : glued(document)) {
    std::string_view gap(tail.data(), 0);
    const char* const begin = document.source().text().data();
    while (gap.data() > begin && gap.data()[-1] == ' ') gap = {gap.data() - 1, gap.size() + 1};
    fixes.replace_part(gap, fixes.line_end());
  }
}

}  // namespace

Entry trailing_furniture() {
  return {
      {"trailing-furniture", Severity::warning, Tier::basic,
       "page numbers or signature lines behind the words of a line",
       "they end up in the middle of a decision wherever it is quoted", "take the page's head or foot out of the line"},
      run,
      fix};
}

}  // namespace klubba::checks
