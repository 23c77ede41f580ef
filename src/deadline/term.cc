// SPDX-License-Identifier: MIT
#include "deadline/term.h"

#include <algorithm>

namespace klubba::deadline {
namespace {

using std::chrono::days;

constexpr int reach = 2;  // years around the meeting in which a missing one is looked for
constexpr days window_before{45};
constexpr days window_after{320};
// A weekday may move a date out of the window, but not into another season of meetings.
constexpr days weekday_before{300};
constexpr days weekday_after{365};

}  // namespace

Day shifted(Day day, int count, std::string_view unit) {
  if (unit == "week") return day + days{7 * count};
  if (unit == "month") return add_months(day, count);
  if (unit == "quarter") return add_months(day, 3 * count);
  if (unit == "half") return add_months(day, 6 * count);
  if (unit == "year") return add_months(day, 12 * count);
  if (unit == "hour") return day + days{count / 24};
  if (unit == "working") return count < 0 ? day + days{count} : add_working_days(day, count);
  return day + days{count};
}

Edtf portion_of(const Edtf& period, std::string_view portion) {
  const auto first = period.first();
  const auto last = period.last();
  if (!first || !last) return {};
  // Nobody plans by thirds of a century; without a bound, years from nonsense overflow.
  constexpr auto longest = days{366 * 100};
  if (*last < *first || *last - *first > longest) return {};
  const int length = static_cast<int>((*last - *first).count()) + 1;
  const bool month = period.form == Edtf::Form::single && period.dates[0].precision == Date::Precision::month;
  if (portion == "first-half" || portion == "second-half") {
    if (period.form == Edtf::Form::single && period.dates[0].precision == Date::Precision::year) {
      return Edtf::single(Date::of_part(period.dates[0].year, portion == "first-half" ? 40 : 41));
    }
    const Day middle = *first + days{month ? 14 : (length + 1) / 2 - 1};
    return portion == "first-half" ? Edtf::days(*first, middle) : Edtf::days(middle + days{1}, *last);
  }
  if (portion == "last-day") return Edtf::single(Date::of_day(*last));
  Day first_cut = *first + days{month ? 9 : std::max(length / 3, 1) - 1};
  Day second_cut = *first + days{month ? 19 : std::max(2 * length / 3, 1) - 1};
  if (const int months = (length + 3) / 30; months >= 3) {
    // Longer periods are cut between months.
    first_cut = add_months(*first, std::max(months / 3, 1)) - days{1};
    second_cut = add_months(*first, months - std::max(months / 3, 1)) - days{1};
  }
  Day from = *first;
  Day to = first_cut;
  if (portion == "middle-third") {
    from = first_cut + days{1};
    to = std::max(second_cut, from);
  } else if (portion == "last-third") {
    from = second_cut + days{1};
    to = *last;
  }
  Edtf value = Edtf::days(std::min(from, *last), std::min(to, *last));
  for (Date& date : value.dates) date.about = true;
  return value;
}

Edtf nth_in(const Edtf& period, int nth, int weekday, std::string_view unit) {
  const auto first = period.first();
  const auto last = period.last();
  if (!first || !last || nth == 0 || nth > 400) return {};
  Day day = *first;
  if (unit == "week") {
    // A week belongs to the month of its Thursday, as it belongs to the year.
    weekday = 4;
  } else if (unit == "weekend") {
    weekday = 6;
  }
  if (weekday != 0) {
    const int ahead = (weekday - weekday_of(*first) + 7) % 7;
    const int behind = (weekday_of(*last) - weekday + 7) % 7;
    day = nth > 0 ? *first + days{ahead + 7 * (nth - 1)} : *last - days{behind};
  } else if (unit == "working") {
    day = nth > 0 ? add_working_days(*first - days{1}, nth) : *last;
    while (nth < 0 && !is_working_day(day)) day -= days{1};
  } else {
    day = nth > 0 ? *first + days{nth - 1} : *last;
  }
  if (day < *first || day > *last) return {};
  if (unit == "week") return Edtf::days(monday_of(day), monday_of(day) + days{6});
  if (unit == "weekend") return Edtf::days(day, day + days{1});
  return Edtf::single(Date::of_day(day));
}

void settle(Term& term, const Anchor& anchor) {
  const auto usable = [&](int year) {
    Edtf value = term.at(year);
    return !value.empty() && value.valid() && value.last() ? value : Edtf{};
  };
  if (term.at && term.year != 0) {
    term.value = usable(term.year);
  } else if (term.at && anchor.meeting) {
    const Day meeting = *anchor.meeting;
    const int now = year_of(meeting);
    Edtf chosen;
    Edtf by_weekday;
    int fitting = 0;
    for (int year = now - reach; year <= now + reach; ++year) {
      Edtf value = usable(year);
      if (value.empty()) continue;
      const Day first = *value.first();
      const Day last = *value.last();
      if (anchor.not_after) {
        if (first <= *anchor.not_after) chosen = value;
        continue;
      }
      if (anchor.past) {
        if (first <= meeting) chosen = value;
        continue;
      }
      const bool near = year >= now - 1 && year <= now + 1;
      if (near && term.weekday != 0 && weekday_of(first) == term.weekday && first >= meeting - weekday_before &&
          first <= meeting + weekday_after) {
        ++fitting;
        by_weekday = value;
      }
      if (!chosen.empty()) continue;
      if (term.choice == Term::Choice::current_or_next) {
        if (last >= meeting) chosen = value;
      } else if (last >= meeting - window_before && last <= meeting + window_after) {
        chosen = value;
      }
    }
    // The 29th of February, or a week 53: no year near has it.
    for (int step = 0; chosen.empty() && step <= 8; ++step) {
      const Edtf value = usable(anchor.past || anchor.not_after ? now - step : now + step);
      if (value.empty()) continue;
      if (anchor.past || anchor.not_after) {
        if (*value.first() <= anchor.not_after.value_or(meeting)) chosen = value;
      } else if (*value.last() >= meeting) {
        chosen = value;
      }
    }
    const bool fits = !chosen.empty() && weekday_of(*chosen.first()) == term.weekday;
    term.value = fitting == 1 && !fits ? by_weekday : chosen;
  }
  if (!term.value.valid()) term.value = {};
  if (term.weekday != 0 && !term.value.empty() && weekday_of(*term.value.first()) != term.weekday) {
    term.warning = "weekday";
  }
}

}  // namespace klubba::deadline
