// SPDX-License-Identifier: MIT
#include <algorithm>

#include "klubba/deadline.h"
#include "lint/check.h"
#include "text/letter_case.h"

namespace klubba::checks {
namespace {

std::string iso_date(const Document& document, std::string_view words) {
  if (is_iso_date(words)) return std::string(words);
  return document.deadlines().read(words, {}).edtf;
}

/// Letters of short names in a name, in order, the first at its front: "KS" in "kommunstyrelsen".
bool abbreviates(std::string_view letters, std::string_view name) {
  if (name.empty() || letters.empty() || letters.front() != name.front()) return false;
  std::size_t at = 0;
  for (const char c : name) {
    if (at < letters.size() && c == letters[at]) ++at;
  }
  return at == letters.size();
}

/// Whether both names mean one body: one is a part of the other ("Kommunstyrelsen" of a municipality), or its short
/// name.
bool same_body(std::string_view said, std::string_view held) {
  const std::string a = text::lower_case(said);
  const std::string b = text::lower_case(held);
  if (a.empty() || b.empty()) return true;
  const std::string_view stem = std::string_view(a).substr(0, a.ends_with('s') ? a.size() - 1 : a.size());
  return b.find(stem) != std::string::npos || a.find(b) != std::string::npos ||
         abbreviates(a, b.substr(b.rfind(' ') + 1)) || abbreviates(a, b);
}

void judge(const Document& document, const grammar::Match& match, std::string_view first, Findings& findings) {
  const auto& archive = document.context().archive;
  const Meeting& meeting = document.minutes().meeting;
  const std::string date = iso_date(document, match.capture("date"));
  if (date.empty() || date < first) return;
  const std::string item(match.capture("item"));
  const std::string_view organ = match.capture("organ");
  const std::string_view body = organ.empty() ? std::string_view(meeting.body.text) : organ;
  const auto own_body = [&](const ArchivedMeeting& held) { return same_body(body, held.body); };
  // Other bodies' minutes may lie in other archives.
  if (std::none_of(archive.begin(), archive.end(), own_body)) return;
  if (date == meeting.date.text && same_body(body, meeting.body.text)) return;
  bool met = false;
  for (const ArchivedMeeting& held : archive) {
    if (held.date != date || !own_body(held)) continue;
    met = true;
    if (std::find(held.items.begin(), held.items.end(), item) != held.items.end()) return;
  }
  findings.at_part(match.capture("whole"), "no earlier minutes hold item " + item + " of " + date,
                   met ? "those of that day have other items" : "there are none of that day");
}

void run(const Document& document, Findings& findings) {
  const auto& archive = document.context().archive;
  if (archive.empty()) return;
  std::string first = archive.front().date;
  for (const ArchivedMeeting& meeting : archive) first = std::min(first, meeting.date);
  for (std::uint32_t n = document.first_item_line(); n <= document.line_count(); ++n) {
    const LineClass c = document.line_class(n);
    if (document.outside(n) || c == LineClass::furniture || c == LineClass::heading) continue;
    for (const grammar::Match& match : document.words().scan("citation", document.line(n)))
      judge(document, match, first, findings);
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
