// SPDX-License-Identifier: MIT
#include "minutes/case_numbers.h"

#include <algorithm>

#include "grammar/grammar.h"

namespace klubba::minutes {
namespace {

constexpr std::uint32_t most_lines = 4;    // of a heading with its case number
constexpr std::size_t longest_label = 16;  // bytes beside the number on a line of its own ("Diarienummer: ")

}  // namespace

void add_case_numbers(const SourceFile& source, const std::vector<LineNote>& lines, const grammar::Grammar& grammar,
                      std::vector<AgendaItem>& agenda) {
  for (AgendaItem& item : agenda) {
    const std::uint32_t last = std::min({item.lines.last, item.lines.first + most_lines,
                                         static_cast<std::uint32_t>(std::min(lines.size(), source.lines().size()))});
    for (std::uint32_t line = item.lines.first; line >= 1 && line <= last && item.case_number.empty(); ++line) {
      const std::string_view text = source.lines()[line - 1].text;
      if (text.find_first_of("0123456789") == std::string_view::npos) continue;
      for (const grammar::Match& part : grammar.scan("citation-part", text)) {
        if (part.rule->attribute("part") != "case") continue;
        const std::string_view number = part.capture("case").empty() ? part.capture("case_2") : part.capture("case");
        if (lines[line - 1].line_class == LineClass::heading || number.size() + longest_label >= text.size())
          item.case_number = number;
        break;
      }
    }
  }
}

}  // namespace klubba::minutes
