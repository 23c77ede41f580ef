// SPDX-License-Identifier: MIT
#include "deadline/edtf.h"

#include <algorithm>

namespace klubba::deadline {
namespace {

struct Months {
  int first, last;
};

/// The months of a part of the year; winter's last is counted on into the next year.
Months months_of(int code) {
  if (code >= 21 && code <= 24) return {3 * (code - 20), 3 * (code - 20) + 2};
  if (code >= 33 && code <= 36) return {3 * (code - 33) + 1, 3 * (code - 33) + 3};
  if (code >= 37 && code <= 39) return {4 * (code - 37) + 1, 4 * (code - 37) + 4};
  return code == 40 ? Months{1, 6} : Months{7, 12};
}

bool part_code(int code) {
  return (code >= 21 && code <= 24) || (code >= 33 && code <= 41);
}

std::string two_digits(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

Date Date::of_day(Day day) {
  Date date;
  date.year = year_of(day);
  date.month = month_of(day);
  date.day = day_of_month(day);
  return date;
}

Date Date::of_month(int year, int month) {
  Date date;
  date.precision = Precision::month;
  date.year = year;
  date.month = month;
  return date;
}

Date Date::of_year(int year) {
  Date date;
  date.precision = Precision::year;
  date.year = year;
  return date;
}

Date Date::of_part(int year, int code) {
  Date date;
  date.precision = Precision::part;
  date.year = year;
  date.month = code;
  return date;
}

bool Date::valid() const {
  switch (precision) {
    case Precision::day:
      return make_day(year, month, day).has_value();
    case Precision::month:
      return make_day(year, month, 1).has_value();
    case Precision::year:
      return make_day(year, 1, 1).has_value();
    case Precision::part:
      // Winter ends in the next year.
      return part_code(month) && make_day(year, 1, 1) && make_day(month == 24 ? year + 1 : year, 1, 1);
  }
  return false;
}

Day Date::first() const {
  switch (precision) {
    case Precision::day:
      return *make_day(year, month, day);
    case Precision::month:
      return *make_day(year, month, 1);
    case Precision::year:
      return *make_day(year, 1, 1);
    case Precision::part:
      break;
  }
  return *make_day(year, months_of(month).first, 1);
}

Day Date::last() const {
  switch (precision) {
    case Precision::day:
      return *make_day(year, month, day);
    case Precision::month:
      return month_end(year, month);
    case Precision::year:
      return *make_day(year, 12, 31);
    case Precision::part:
      break;
  }
  const int end = months_of(month).last;
  return end > 12 ? month_end(year + 1, end - 12) : month_end(year, end);
}

std::string Date::text() const {
  std::string out = std::to_string(year);
  if (precision != Precision::year) out += "-" + two_digits(month);
  if (precision == Precision::day) out += "-" + two_digits(day);
  if (!clock.empty()) out += "T" + clock + ":00";
  if (about) out += "~";
  return out;
}

Edtf Edtf::single(Date date) {
  Edtf value;
  value.form = Form::single;
  value.dates = {std::move(date)};
  return value;
}

Edtf Edtf::interval(Date from, Date to) {
  Edtf value;
  value.form = Form::interval;
  value.dates = {std::move(from), std::move(to)};
  return value;
}

Edtf Edtf::days(Day from, Day to) {
  return from == to ? single(Date::of_day(from)) : interval(Date::of_day(from), Date::of_day(to));
}

Edtf Edtf::until(Date date) {
  Edtf value = single(std::move(date));
  value.form = Form::interval;
  value.open_start = true;
  return value;
}

Edtf Edtf::since(Date date) {
  Edtf value = single(std::move(date));
  value.form = Form::interval;
  value.open_end = true;
  return value;
}

bool Edtf::valid() const {
  if (empty()) return true;
  if (dates.empty() || !std::all_of(dates.begin(), dates.end(), [](const Date& d) { return d.valid(); })) return false;
  return form != Form::interval || open_start || open_end || (dates.size() == 2 && dates[0].first() <= dates[1].last());
}

std::optional<Day> Edtf::first() const {
  if (empty() || open_start) return {};
  Day day = dates[0].first();
  for (const Date& date : dates) day = std::min(day, date.first());
  return day;
}

std::optional<Day> Edtf::last() const {
  if (empty() || open_end) return {};
  Day day = dates[0].last();
  for (const Date& date : dates) day = std::max(day, date.last());
  return day;
}

std::string Edtf::text() const {
  switch (form) {
    case Form::none:
      return "";
    case Form::single:
      return dates[0].text();
    case Form::interval:
      if (open_start) return "../" + dates[0].text();
      return dates[0].text() + "/" + (open_end ? ".." : dates[1].text());
    case Form::one_of:
    case Form::all_of:
      break;
  }
  std::string out(1, form == Form::one_of ? '[' : '{');
  for (const Date& date : dates) {
    if (out.size() > 1) out += ',';
    out += date.text();
  }
  return out + (form == Form::one_of ? ']' : '}');
}

}  // namespace klubba::deadline
