// SPDX-License-Identifier: MIT
#include <algorithm>

#include "klubba/deadline.h"
#include "lint/check.h"

namespace klubba::checks {
namespace {

std::string iso_date(const Document& document, std::string_view words) {
  if (is_iso_date(words)) return std::string(words);
  return DeadlineReader(document.context().family).read(words, {}).edtf;
}

void run(const Document& document, Findings& findings) {
  const auto& archive = document.context().archive;
  if (archive.empty()) return;
  std::string first = archive.front().date;
  for (const ArchivedMeeting& meeting : archive) first = std::min(first, meeting.date);
  for (std::uint32_t n = document.first_item_line(); n <= document.line_count(); ++n) {
    if (document.outside(n)) continue;
    for (const grammar::Match& match : document.words().scan("citation", document.line(n))) {
      const std::string date = iso_date(document, match.capture("date"));
      if (date.empty() || date < first) continue;
      const std::string item(match.capture("item"));
      const auto held = [&](const ArchivedMeeting& meeting) {
        return meeting.date == date &&
               std::find(meeting.items.begin(), meeting.items.end(), item) != meeting.items.end();
      };
      const bool own = date == document.minutes().meeting.date.text;
      if (own || std::any_of(archive.begin(), archive.end(), held)) continue;
      findings.at_part(match.capture("whole"), "no earlier minutes hold item " + item + " of " + date);
    }
  }
}

}  // namespace

Entry citation_dangling() {
  return {{"citation-dangling", Severity::warning, Tier::basic,
           "a citation of an earlier decision that the archive doesn't hold",
           "an assignment that is closed by a wrong citation stays open in every register",
           "correct the date or the number that is cited"},
          run};
}

}  // namespace klubba::checks
