// SPDX-License-Identifier: MIT
#include <optional>

#include "deadline/calendar.h"
#include "klubba/deadline.h"
#include "lint/check.h"

namespace klubba::checks {
namespace {

constexpr int days_to_adjust = 14;
constexpr int days_to_announce = 2;

bool public_body(const Document& document) {
  if (document.fits("public-body", document.minutes().meeting.body.text)) return true;
  for (std::uint32_t n = 1; n < document.first_item_line() && n <= document.line_count(); ++n) {
    if (document.fits("public-body", document.line(n))) return document.minutes().grammar == "municipal";
  }
  return false;
}

/// A last day on a weekend or holiday is the next weekday (lag 1930:173, section 2).
deadline::Day moved(deadline::Day day) {
  while (!deadline::is_working_day(day)) day += std::chrono::days(1);
  return day;
}

/// White space of a line folded.
std::string folded_line(std::string_view line) {
  std::string out;
  for (const char c : line) {
    const bool space = c == ' ' || c == '\t';
    if (!space || !out.ends_with(' ')) out += space ? ' ' : c;
  }
  return out;
}

/// The date behind the words of `kind` on the line, or on the line below it where the words end there.
std::optional<deadline::Day> day_of(const Document& document, std::string_view kind, std::uint32_t line) {
  const LineClass c = document.line_class(line);
  const bool of_item = c == LineClass::prose || c == LineClass::decision || c == LineClass::action;
  if (of_item && !document.fits("speaks-of-minutes", document.line(line))) return {};
  const DeadlineReader& reader = document.deadlines();
  const TimeContext context{document.minutes().meeting.date.text.substr(0, 10), "", ""};
  const std::string own = folded_line(document.line(line));
  if (own.empty()) return {};
  // A label can stand on two lines, and the date beside its second one.
  for (const std::string& text : {own, own + ' ' + folded_line(document.line(line + 1))}) {
    const grammar::Match match = document.words().first(kind, text);
    if (!match || match.capture("rest").data() == nullptr) continue;
    std::string_view rest = match.capture("rest");
    if (const grammar::Match down = document.words().first("taken-down", rest)) rest = rest.substr(0, down.begin);
    for (const TimeReading& time : reader.find(rest, context)) {
      if (is_iso_date(time.edtf)) return deadline::parse_day(time.edtf);
    }
    const TimeReading time = reader.read(rest, context);
    if (is_iso_date(time.edtf)) return deadline::parse_day(time.edtf);
    if (!rest.empty()) break;
  }
  return {};
}

void run(const Document& document, Findings& findings) {
  const std::string& met = document.minutes().meeting.date.text;
  if (met.size() < 10 || !public_body(document)) return;
  const auto meeting = deadline::parse_day(met.size() >= 21 ? met.substr(11, 10) : met.substr(0, 10));
  if (!meeting) return;
  std::optional<deadline::Day> adjusted;
  for (std::uint32_t n = 1; n <= document.line_count(); ++n) {
    if (document.line_class(n) == LineClass::appendix) continue;
    const auto day = day_of(document, "adjusted-on", n);
    if (!day || *day < *meeting) continue;
    adjusted = day;
    const deadline::Day last = moved(*meeting + std::chrono::days(days_to_adjust));
    if (*day > last) {
      findings.at_line(n, "adjusted on " + deadline::to_iso(*day) + ", more than 14 days after the meeting",
                       "the last day was " + deadline::to_iso(last) + " (kommunallagen 5:69, 6:35)");
    }
    break;
  }
  if (!adjusted) return;
  for (std::uint32_t n = 1; n <= document.line_count(); ++n) {
    if (document.line_class(n) == LineClass::appendix) continue;
    const auto day = day_of(document, "announced-on", n);
    if (!day) continue;
    const deadline::Day last = moved(*adjusted + std::chrono::days(days_to_announce));
    if (*day > last) {
      findings.at_line(n, "announced on " + deadline::to_iso(*day) + ", more than two days after the adjusting",
                       "the last day was " + deadline::to_iso(last) + " (kommunallagen 8:12)");
    }
    break;
  }
}

}  // namespace

Entry signature_late() {
  return {{"signature-late", Severity::warning, Tier::basic,
           "minutes of a public body that were adjusted or announced too late, by their own dates",
           "the time for appeals begins with the announcement",
           "adjust within 14 days (kommunallagen 5:69, 6:35) and announce within two days of it (8:12)"},
          run};
}

}  // namespace klubba::checks
