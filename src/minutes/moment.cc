// SPDX-License-Identifier: MIT
#include "minutes/moment.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>

#include "grammar/grammar.h"

namespace klubba::minutes {
namespace {

std::optional<int> number(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  int value = 0;
  if (digits.empty() || digits.size() > 4) return std::nullopt;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::string iso_day(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok() || year < 1900 || year > 2099) return "";
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

std::optional<int> lone_year(std::string_view text, const grammar::Grammar& grammar) {
  const grammar::Match match = grammar.first("head-year", text);
  return match ? number(match.capture("year")) : std::nullopt;
}

std::string with_year(std::string_view text, const grammar::Grammar& grammar, std::string_view meeting, int month,
                      int day) {
  if (meeting.size() == 10) {
    const int year = number(meeting.substr(0, 4)).value_or(0);
    const std::string same = iso_day(year, month, day);
    return !same.empty() && same > meeting ? same : iso_day(year + 1, month, day);
  }
  const std::optional<int> year = lone_year(text, grammar);
  return year ? iso_day(*year, month, day) : "";
}

}  // namespace

std::vector<Day> read_days(std::string_view text, const grammar::Grammar& grammar, std::string_view meeting) {
  std::vector<Day> days;
  for (const grammar::Match& match : grammar.scan("head-day", text)) {
    const auto day = number(match.capture("day"));
    auto month = number(match.capture("month"));
    if (!month) month = number(grammar.value(match.capture("name"), "head-month"));
    if (!day || !month) continue;
    Day found{match.begin, match.end, "", true};
    if (const std::string_view written = match.capture("year"); written.data() != nullptr) {
      int year = number(written).value_or(0);
      if (year < 100) year += 2000;
      found.iso = iso_day(year, *month, *day);
    } else {
      found.iso = with_year(text, grammar, meeting, *month, *day);
      found.year = false;
    }
    if (!found.iso.empty()) days.push_back(std::move(found));
  }
  return days;
}

std::vector<Clock> read_clocks(std::string_view text, const grammar::Grammar& grammar) {
  // Days look like times ("24.12"): they are blanked first, positions stay.
  std::string rest(text);
  for (const grammar::Match& match : grammar.scan("head-day", text)) {
    if (match.capture("year").data() == nullptr && match.capture("name").data() == nullptr) continue;
    std::fill(rest.begin() + static_cast<std::ptrdiff_t>(match.begin),
              rest.begin() + static_cast<std::ptrdiff_t>(match.end), '#');
  }
  std::vector<Clock> clocks;
  const auto place = [&](std::string_view part) { return static_cast<std::size_t>(part.data() - rest.data()); };
  const auto clock = [&](std::string_view hour, std::string_view minute) -> std::string {
    const int h = number(hour).value_or(99);
    const int m = minute.data() == nullptr ? 0 : number(minute).value_or(99);
    return h < 25 && m < 60 ? fmt::format("{:02}:{:02}", h, m) : "";
  };
  for (const grammar::Match& match : grammar.scan("head-clock", rest)) {
    Clock found;
    const std::string_view hour = match.capture("hour");
    const std::string_view minute = match.capture("minute");
    const std::string_view hour2 = match.capture("hour2");
    const std::string_view minute2 = match.capture("minute2");
    found.from = clock(hour, minute);
    if (found.from.empty()) continue;
    const std::string_view last = minute.data() == nullptr ? hour : minute;
    found.from_begin = place(hour);
    found.from_end = place(last) + last.size();
    found.marked = match.rule->attribute("marked") == "yes";
    if (hour2.data() != nullptr) {
      found.to = clock(hour2, minute2);
      const std::string_view last2 = minute2.data() == nullptr ? hour2 : minute2;
      found.to_begin = place(hour2);
      found.to_end = place(last2) + last2.size();
    }
    found.begin = found.from_begin;
    found.end = match.end;
    clocks.push_back(std::move(found));
  }
  return clocks;
}

}  // namespace klubba::minutes
