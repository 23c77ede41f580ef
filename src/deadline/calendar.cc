// SPDX-License-Identifier: MIT
#include "deadline/calendar.h"

#include <array>
#include <charconv>

namespace klubba::deadline {
namespace {

constexpr int first_year = 1000;
constexpr int last_year = 9999;

std::chrono::year_month_day parts(Day day) {
  return std::chrono::year_month_day(day);
}

bool read_int(std::string_view text, int& out) {
  if (text.empty() || text.size() > 4) return false;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() && text[0] != '-';
}

/// Public holidays besides Sundays, and the three eves that offices keep.
constexpr std::array<std::string_view, 16> holidays{
    "01-01",     "01-06",     "easter-2", "easter+1", "05-01", "easter+39", "06-06",  "fri 06-19",
    "sat 06-20", "sat 10-31", "12-24",    "12-25",    "12-26", "12-31",     "easter", "easter+49"};

}  // namespace

std::optional<Day> make_day(int year, int month, int day) {
  if (year < first_year || year > last_year || month < 1 || month > 12 || day < 1 || day > 31) return {};
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return {};
  return Day{date};
}

std::optional<Day> parse_day(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return {};
  int year = 0;
  int month = 0;
  int day = 0;
  if (!read_int(iso.substr(0, 4), year) || !read_int(iso.substr(5, 2), month) || !read_int(iso.substr(8), day))
    return {};
  return make_day(year, month, day);
}

std::string to_iso(Day day) {
  const auto digits = [](int number, std::size_t width) {
    std::string out = std::to_string(number);
    return out.size() < width ? std::string(width - out.size(), '0') + out : out;
  };
  return digits(year_of(day), 4) + "-" + digits(month_of(day), 2) + "-" + digits(day_of_month(day), 2);
}

int year_of(Day day) {
  return static_cast<int>(parts(day).year());
}
int month_of(Day day) {
  return static_cast<int>(static_cast<unsigned>(parts(day).month()));
}
int day_of_month(Day day) {
  return static_cast<int>(static_cast<unsigned>(parts(day).day()));
}
int weekday_of(Day day) {
  return static_cast<int>(std::chrono::weekday(day).iso_encoding());
}

Day month_end(int year, int month) {
  return Day{std::chrono::year_month_day_last{
      std::chrono::year{year}, std::chrono::month_day_last{std::chrono::month{static_cast<unsigned>(month)}}}};
}

Day monday_of(Day day) {
  return day - std::chrono::days{weekday_of(day) - 1};
}

int iso_year_of(Day day) {
  // A week belongs to the year of its Thursday.
  return year_of(monday_of(day) + std::chrono::days{3});
}

std::optional<Day> week_start(int iso_year, int week) {
  const auto fourth = make_day(iso_year, 1, 4);
  if (!fourth || week < 1 || week > 53) return {};
  const Day start = monday_of(*fourth) + std::chrono::days{7 * (week - 1)};
  if (iso_year_of(start) != iso_year) return {};
  return start;
}

Day add_months(Day day, int months) {
  const int total = year_of(day) * 12 + month_of(day) - 1 + months;
  const int year = total / 12;
  const int month = total % 12 + 1;
  const Day end = month_end(year, month);
  return std::min(end, end - std::chrono::days{day_of_month(end)} + std::chrono::days{day_of_month(day)});
}

Day easter(int year) {
  // The anonymous Gregorian computus.
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
  const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
  return Day{std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(f / 31)} /
             std::chrono::day{static_cast<unsigned>(f % 31 + 1)}};
}

std::optional<Day> feast(std::string_view rule, int year) {
  if (!make_day(year, 1, 1)) return {};
  int number = 0;
  if (rule.starts_with("easter")) {
    rule.remove_prefix(6);
    if (rule.empty()) return easter(year);
    if (!read_int(rule.substr(1), number)) return {};
    return easter(year) + std::chrono::days{rule[0] == '-' ? -number : number};
  }
  if (rule.starts_with("week ")) {
    if (!read_int(rule.substr(5), number)) return {};
    return week_start(year, number);
  }
  int weekday = 0;
  if (rule.starts_with("fri ")) weekday = 5;
  if (rule.starts_with("sat ")) weekday = 6;
  if (weekday != 0) rule.remove_prefix(4);
  int day = 0;
  if (rule.size() != 5 || rule[2] != '-' || !read_int(rule.substr(0, 2), number) || !read_int(rule.substr(3), day)) {
    return {};
  }
  auto found = make_day(year, number, day);
  while (found && weekday != 0 && weekday_of(*found) != weekday) *found += std::chrono::days{1};
  return found;
}

bool is_working_day(Day day) {
  if (weekday_of(day) >= 6) return false;
  for (const std::string_view rule : holidays) {
    if (feast(rule, year_of(day)) == day) return false;
  }
  return true;
}

Day add_working_days(Day day, int count) {
  while (count > 0) {
    day += std::chrono::days{1};
    if (is_working_day(day)) --count;
  }
  return day;
}

}  // namespace klubba::deadline
