// SPDX-License-Identifier: MIT
#include "deadline/period.h"

#include <array>
#include <utility>

namespace klubba::deadline {

using std::chrono::days;

Edtf period_at(Day day, std::string_view unit, int shift) {
  const int year = year_of(day);
  const int month = month_of(day);
  const auto part = [&](int months, int first_code) {
    const int per_year = 12 / months;
    const int index = year * per_year + (month - 1) / months + shift;
    return Edtf::single(Date::of_part(index / per_year, first_code + index % per_year));
  };
  if (unit == "day") return Edtf::single(Date::of_day(day + days{shift}));
  if (unit == "week") return Edtf::days(monday_of(day) + days{7 * shift}, monday_of(day) + days{7 * shift + 6});
  if (unit == "weekend") return Edtf::days(monday_of(day) + days{7 * shift + 5}, monday_of(day) + days{7 * shift + 6});
  if (unit == "month") {
    const int index = year * 12 + month - 1 + shift;
    return Edtf::single(Date::of_month(index / 12, index % 12 + 1));
  }
  if (unit == "quarter") return part(3, 33);
  if (unit == "third") return part(4, 37);
  if (unit == "half") return part(6, 40);
  return Edtf::single(Date::of_year(year + shift));
}

int part_code(std::string_view unit, int nth) {
  struct Parts {
    std::string_view unit;
    int first, count;
  };
  constexpr std::array<Parts, 3> all{{{"quarter", 33, 4}, {"third", 37, 3}, {"half", 40, 2}}};
  for (const Parts& parts : all) {
    if (parts.unit != unit) continue;
    if (nth < 0) nth = parts.count;
    return nth >= 1 && nth <= parts.count ? parts.first + nth - 1 : 0;
  }
  return 0;
}

Edtf months_from(int year, int from_code, int to_code) {
  const Date from = Date::of_part(year, from_code);
  const Date to = Date::of_part(year, to_code);
  if (!from.valid() || !to.valid()) return {};
  return Edtf::interval(Date::of_month(year, month_of(from.first())), Date::of_month(year, month_of(to.last())));
}

std::function<Edtf(int)> days_at(int month, std::vector<int> numbers, Edtf::Form form) {
  return [month, numbers = std::move(numbers), form](int year) {
    Edtf value;
    value.form = form;
    for (const int number : numbers) {
      Date date;
      date.year = year;
      date.month = month;
      date.day = number;
      value.dates.push_back(date);
    }
    return value;
  };
}

Edtf next_few(Day from_day, int direction, int count, std::string_view unit) {
  if (count == 0) return {};
  if (unit == "day") {
    return direction > 0 ? Edtf::days(from_day + days{1}, from_day + days{count})
                         : Edtf::days(from_day - days{count}, from_day - days{1});
  }
  const Edtf near = period_at(from_day, unit, direction);
  const Edtf far = period_at(from_day, unit, direction * count);
  const Edtf& from = direction > 0 ? near : far;
  const Edtf& to = direction > 0 ? far : near;
  if (unit == "week") return Edtf::days(*from.first(), *to.last());
  return count == 1 ? from : Edtf::interval(from.dates[0], to.dates[0]);
}

Edtf feast_days(std::string_view rule, int year) {
  const std::size_t slash = rule.find('/');
  const auto from = feast(rule.substr(0, slash), year);
  auto to = from;
  if (slash != std::string_view::npos) {
    to = feast(rule.substr(slash + 1), year);
    if (from && to && *to < *from) to = feast(rule.substr(slash + 1), year + 1);
  }
  if (!from || !to) return {};
  return Edtf::days(*from, rule.starts_with("week") ? *to + days{6} : *to);
}

}  // namespace klubba::deadline
