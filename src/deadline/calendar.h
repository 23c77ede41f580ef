// SPDX-License-Identifier: MIT
#pragma once
/// Calendar arithmetic without words: ISO 8601 days and weeks, Easter, the public holidays of Sweden, working days.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace klubba::deadline {

using Day = std::chrono::sys_days;

/// The day, or nothing where the calendar has none (31 April) or the year has not four digits.
std::optional<Day> make_day(int year, int month, int day);
/// "2024-04-16"; nothing for any other text.
std::optional<Day> parse_day(std::string_view iso);
std::string to_iso(Day day);

int year_of(Day day);
int month_of(Day day);
int day_of_month(Day day);
/// Monday is 1, Sunday 7.
int weekday_of(Day day);

Day month_end(int year, int month);
/// Monday of an ISO week, or nothing where the year has no such week.
std::optional<Day> week_start(int iso_year, int week);
/// Monday of the week that `day` lies in.
Day monday_of(Day day);
int iso_year_of(Day day);

/// The same number of the month, or the month's last day where it has fewer (lag 1930:173, section 1).
Day add_months(Day day, int months);
/// Counts Monday to Friday without public holidays and the eves that are free by custom.
Day add_working_days(Day day, int count);
bool is_working_day(Day day);

/// Easter Sunday of the Gregorian calendar.
Day easter(int year);

/// A feast by its rule: "12-24" (month and day), "easter-2", "easter+39", "fri 06-19" (first Friday on or after),
/// "week 44" (its Monday). Nothing where the rule can't be read.
std::optional<Day> feast(std::string_view rule, int year);

}  // namespace klubba::deadline
