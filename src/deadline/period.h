// SPDX-License-Identifier: MIT
#pragma once
/// Stretches of the calendar: the week, month or part of a year that a day lies in, the next few of them, feasts.
#include <functional>
#include <string_view>
#include <vector>

#include "deadline/edtf.h"

namespace klubba::deadline {

/// First and last day of the period that `day` lies in, moved by `shift` periods. `unit`: day, week, weekend, month,
/// quarter, third, half, anything else a year.
Edtf period_at(Day day, std::string_view unit, int shift);

/// The EDTF code of the nth quarter, third or half of a year; nth < 0: the last. 0 where there is none.
int part_code(std::string_view unit, int nth);

/// The months from the first of one part of a year to the last of another.
Edtf months_from(int year, int from_code, int to_code);

/// Days that only a year is missing to.
std::function<Edtf(int)> days_at(int month, std::vector<int> numbers, Edtf::Form form);

/// The `count` units after (direction > 0) or before the one that `from_day` lies in.
Edtf next_few(Day from_day, int direction, int count, std::string_view unit);

/// The days of a feast in a year: "easter-2", "12-24/12-26", "week 44".
Edtf feast_days(std::string_view rule, int year);

}  // namespace klubba::deadline
