// SPDX-License-Identifier: MIT
#pragma once
/// Values of the Extended Date/Time Format (ISO 8601-2, level 1, with the divisions of a year 21–41 and sets), and the
/// days that they cover.
#include <optional>
#include <string>
#include <vector>

#include "deadline/calendar.h"

namespace klubba::deadline {

/// One date of a value: a day, a month, a year or a part of a year.
struct Date {
  enum class Precision { day, month, year, part };
  Precision precision = Precision::day;
  int year = 0;
  int month = 0;  ///< 1–12; for a part its code: 21–24 seasons, 33–36 quarters, 37–39 thirds, 40–41 halves
  int day = 0;
  bool about = false;
  std::string clock;  ///< "HH:MM", days only

  static Date of_day(Day day);
  static Date of_month(int year, int month);
  static Date of_year(int year);
  static Date of_part(int year, int code);

  /// False where the calendar has no such date.
  bool valid() const;
  Day first() const;  ///< valid dates only, as `last` and `text`
  Day last() const;   ///< winter, part 24, ends in the year after the one it is named by
  std::string text() const;
};

/// A value: none, one date, an interval (with either end open), one of a set, or all of it.
struct Edtf {
  enum class Form { none, single, interval, one_of, all_of };
  Form form = Form::none;
  std::vector<Date> dates;  ///< one; two of an interval without open ends, one with; any number of a set
  bool open_start = false;
  bool open_end = false;

  static Edtf single(Date date);
  static Edtf interval(Date from, Date to);
  static Edtf days(Day from, Day to);  ///< one day where they are the same
  static Edtf until(Date date);
  static Edtf since(Date date);

  bool empty() const { return form == Form::none; }
  bool valid() const;
  /// First and last day; nothing where the value is empty or open there.
  std::optional<Day> first() const;
  std::optional<Day> last() const;
  std::string text() const;
};

}  // namespace klubba::deadline
