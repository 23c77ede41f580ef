// SPDX-License-Identifier: MIT
#include "lint/check.h"

namespace klubba::checks {
namespace {

constexpr std::uint32_t head_lines = 6;

void run(const Document& document, Findings& findings) {
  if (!document.minutes().meeting.date.empty() || document.minutes().agenda.empty()) return;
  std::uint32_t seen = 0;
  for (std::uint32_t n = 1; n <= document.line_count() && (n < document.first_item_line() || seen < head_lines); ++n) {
    if (document.line(n).empty()) continue;
    ++seen;
    const LineClass c = document.line_class(n);
    if (c == LineClass::prose || c == LineClass::decision || c == LineClass::action) continue;
    // A date that the reading didn't take for the meeting's, perhaps over the end of a line.
    const std::string_view text = document.line(n);
    const bool day_last = text.back() >= '0' && text.back() <= '9';
    const std::string joined = std::string(text) + ' ' + std::string(day_last ? document.line(n + 1) : "");
    if (document.fits("states-date", joined)) return;
  }
  findings.whole("the minutes don't say when the meeting was");
}

}  // namespace

Entry meeting_date_missing() {
  return {{"meeting-date-missing", Severity::error, Tier::basic, "minutes that don't say when the meeting was",
           "no deadline and no later citation can be dated", "write the date of the meeting at the top"},
          run};
}

}  // namespace klubba::checks
