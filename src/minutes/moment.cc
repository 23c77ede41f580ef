// SPDX-License-Identifier: MIT
#include "minutes/moment.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <tuple>

#include "grammar/grammar.h"
#include "klubba/deadline.h"

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

/// The first day of a meeting of two or three, as EDTF ("2023-11-21/2023-11-22", "{2023-11-21,2023-11-22}"); what is no
/// such stretch stays as it is.
std::string_view first_day(std::string_view edtf) {
  constexpr std::size_t day_size = 10;  // "2023-11-21"
  constexpr int most_days = 2;          // behind the first one
  const bool braces = !edtf.empty() && edtf.front() == '{';
  const std::string_view days = braces ? edtf.substr(1, edtf.size() - 2) : edtf;
  if (days.size() != 2 * day_size + 1 || days[day_size] != (braces ? ',' : '/')) return edtf;
  const std::string_view first = days.substr(0, day_size);
  const std::string_view last = days.substr(day_size + 1);
  if (first.substr(0, 8) != last.substr(0, 8)) return edtf;
  const auto from = number(first.substr(8));
  const auto to = number(last.substr(8));
  return from && to && *to > *from && *to - *from <= most_days ? first : edtf;
}

/// The day that a reading names, or "": months, intervals and days that are only about right are none.
std::string day_of(const TimeReading& reading, std::string_view text) {
  const std::string edtf(first_day(reading.edtf));
  const bool day = edtf.size() >= 10 && edtf[4] == '-' && edtf[7] == '-' && edtf.find('/') == std::string::npos &&
                   (edtf.size() == 10 || edtf[10] == 'T' || edtf[10] == '~');
  if (!day) return "";
  // "In about four weeks" names no day; "preliminarily the 16th" does.
  const std::string_view figure = std::string_view(edtf).substr(edtf[8] == '0' ? 9 : 8, edtf[8] == '0' ? 1 : 2);
  const bool named = text.substr(reading.begin, reading.end - reading.begin).find(figure) != std::string_view::npos;
  if (edtf.ends_with('~') && !named) return "";
  return edtf.substr(0, 10);
}

}  // namespace

std::vector<Day> read_days(std::string_view text, const grammar::Grammar& grammar, const DeadlineReader& deadlines,
                           std::string_view meeting) {
  std::vector<Day> days;
  // Two digits for the year in front, which a reader of deadlines takes for the day of the month.
  for (const grammar::Match& match : grammar.scan("head-day-short", text)) {
    const auto [year, month, day] =
        std::tuple(number(match.capture("year")), number(match.capture("month")), number(match.capture("day")));
    if (!year || !month || !day) continue;
    if (std::string iso = iso_day(2000 + *year, *month, *day); !iso.empty())
      days.push_back({match.begin, match.end, std::move(iso)});
  }
  if (!days.empty()) return days;

  TimeContext context{std::string(meeting), "", ""};
  if (meeting.empty()) {
    // With a day in the middle of February every month falls into that year.
    if (const grammar::Match lone = grammar.first("head-year", text))
      context.meeting = std::string(lone.capture("year")) + "-02-14";
  }
  for (const TimeReading& reading : deadlines.find(text, context)) {
    if (std::string iso = day_of(reading, text); !iso.empty())
      days.push_back({reading.begin, reading.end, std::move(iso)});
  }
  if (days.empty()) {
    // "From the ordinary meeting 2023-05-29" is an occasion to a reader of deadlines: the day in it is asked for alone.
    const std::size_t digit = text.find_first_of("0123456789");
    if (digit != std::string_view::npos && digit > 0) {
      for (const TimeReading& reading : deadlines.find(text.substr(digit), context)) {
        if (std::string iso = day_of(reading, text.substr(digit)); !iso.empty())
          days.push_back({digit + reading.begin, digit + reading.end, std::move(iso)});
      }
    }
  }
  if (days.empty()) {
    const TimeReading reading = deadlines.read(text, {std::string(meeting), "", ""});
    if (std::string iso = day_of(reading, text); !iso.empty())
      days.push_back({reading.begin, reading.end, std::move(iso)});
  }
  return days;
}

std::vector<Clock> read_clocks(std::string_view text, const grammar::Grammar& grammar) {
  std::vector<Clock> clocks;
  const auto place = [&](std::string_view part) { return static_cast<std::size_t>(part.data() - text.data()); };
  const auto clock = [&](std::string_view hour, std::string_view minute) -> std::string {
    const int h = number(hour).value_or(99);
    const int m = minute.data() == nullptr ? 0 : number(minute).value_or(99);
    return h < 25 && m < 60 ? fmt::format("{:02}:{:02}", h, m) : "";
  };
  for (const grammar::Match& match : grammar.scan("head-clock", text)) {
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
