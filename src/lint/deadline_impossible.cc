// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>
#include <optional>

#include "deadline/calendar.h"
#include "lint/check.h"
#include "text/letter_case.h"

namespace klubba::checks {
namespace {

int number_of(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

int month_number(const Document& document, std::string_view word) {
  if (!word.empty() && word.front() >= '0' && word.front() <= '9') return number_of(word);
  if (word.ends_with('.')) word.remove_suffix(1);
  return number_of(document.words().value(text::lower_case(word), "month"));
}

/// The nearest heading above a line, with or without a number; 0 where there is none.
std::uint32_t title_above(const Document& document, std::uint32_t line) {
  for (std::uint32_t n = line; n > 0; --n) {
    if (document.line_class(n) == LineClass::heading) return n;
  }
  return 0;
}

/// True where a date without a year is one to come: of the next meeting, or a time for something.
bool ahead(const Document& document, std::uint32_t line) {
  const LineClass c = document.line_class(line);
  constexpr std::size_t longest_title = 40;  // bytes
  const std::string_view above = document.line(line - 1);
  if (above.size() < longest_title && document.fits("meets-on", above)) return true;
  return c == LineClass::decision || c == LineClass::action || c == LineClass::heading ||
         document.fits("meets-on", document.line(line)) ||
         document.fits("meets-on", document.line(title_above(document, line)));
}

/// True where the date is that of the next meeting, which lies less than a year ahead.
bool of_next_meeting(const Document& document, std::uint32_t line) {
  return document.fits("next-meeting", document.line(line)) || document.fits("next-meeting", document.line(line - 1)) ||
         document.fits("next-meeting", document.line(title_above(document, line)));
}

/// Whether a line shortly above names the year: a list of the next year's meetings.
bool in_year_above(const Document& document, std::uint32_t line, int year) {
  constexpr std::uint32_t reach = 30;  // lines
  const std::string digits = std::to_string(year);
  for (std::uint32_t n = line; n > 0 && n + reach > line; --n) {
    const std::string_view text = document.line(n);
    if (text.find(digits) != std::string_view::npos && document.fits("next-year-list", text)) return true;
  }
  return false;
}

void judge(const Document& document, std::uint32_t line, const grammar::Match& match, Findings& findings) {
  const auto capture = [&match](std::string_view name, std::string_view other) {
    return match.capture(name).data() != nullptr ? match.capture(name) : match.capture(other);
  };
  const std::string_view part = capture("whole", "whole2");
  const std::string whole(part);
  const int month = month_number(document, capture("month", "month2"));
  const int day = number_of(capture("day", "day2"));
  std::string_view written = match.capture("year");
  // The year may stand on the next line.
  const std::string_view own = document.line(line);
  const std::string_view below = document.line(line + 1);
  constexpr std::size_t year_size = 4;
  const bool at_end = part.data() + part.size() == own.data() + own.size();
  if (written.empty() && at_end && below.size() >= year_size && (below.starts_with("19") || below.starts_with("20")) &&
      below.substr(0, year_size).find_first_not_of("0123456789") == std::string_view::npos &&
      (below.size() == year_size || below[year_size] == ' ' || below[year_size] == '.' || below[year_size] == ','))
    written = below.substr(0, year_size);
  const std::string& met = document.minutes().meeting.date.text;
  constexpr int leap_year = 2024;  // without a year, 29 February is a day
  int year = !written.empty() ? number_of(written) : leap_year;
  std::optional<deadline::Day> date = deadline::make_day(year, month, day);
  if (!date) {
    findings.at_part(part, "the calendar has no " + whole);
    return;
  }
  std::string_view weekday = match.capture("weekday");
  if (weekday.ends_with('.')) weekday.remove_suffix(1);
  if (weekday.empty()) return;
  const int wanted = number_of(document.words().value(text::lower_case(weekday), "weekday"));
  if (written.empty()) {
    if (met.size() < 10) return;
    const auto meeting = deadline::parse_day(met.substr(0, 10));
    if (!meeting) return;
    year = deadline::year_of(*meeting);
    date = deadline::make_day(year, month, day);
    // What is told lies in any year before; what is to come is the next such day.
    if (!date || (*date != *meeting && !ahead(document, line))) return;
    if (*date < *meeting) {
      const auto next = deadline::make_day(year + 1, month, day);
      // Either the day just gone or the one to come may be meant.
      if ((deadline::weekday_of(*date) == wanted && !of_next_meeting(document, line)) || !next) return;
      date = next;
    }
  }
  if (deadline::weekday_of(*date) == wanted) return;
  if (written.empty() && !of_next_meeting(document, line) && in_year_above(document, line, year + 1)) {
    const auto next = deadline::make_day(year + 1, month, day);
    if (next && deadline::weekday_of(*next) == wanted) return;
  }
  findings.at_part(part, "'" + whole + "' is another weekday: " + deadline::to_iso(*date) + " is day " +
                             std::to_string(deadline::weekday_of(*date)) + " of its week");
}

void run(const Document& document, Findings& findings) {
  for (std::uint32_t n = 1; n <= document.line_count(); ++n) {
    if (document.outside(n) || document.line_class(n) == LineClass::furniture) continue;
    const std::string_view line = document.line(n);
    for (const std::string_view kind : {"day-month", "iso-day", "slash-day"}) {
      for (const grammar::Match& match : document.words().scan(kind, line)) judge(document, n, match, findings);
    }
  }
}

}  // namespace

Entry deadline_impossible() {
  return {{"deadline-impossible", Severity::error, Tier::basic,
           "a date that the calendar doesn't have, or with the weekday of another day",
           "each reader mends it another way", "correct the day or the weekday"},
          run};
}

}  // namespace klubba::checks
