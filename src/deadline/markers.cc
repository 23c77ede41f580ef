// SPDX-License-Identifier: MIT
#include "deadline/markers.h"

namespace klubba::deadline {
namespace {

using std::chrono::days;

/// A part of a year or a week stands in no open interval; a day, a month and a year do.
bool stands_in_interval(const Edtf& value) {
  return value.form == Edtf::Form::single && value.dates[0].precision != Date::Precision::part;
}

Edtf before(const Term& term, const Edtf& value) {
  const Date& date = value.dates[0];
  if (value.form == Edtf::Form::single && !date.clock.empty()) return Edtf::until(date);
  if (term.turn) return Edtf::until(Date::of_day(*value.last()));
  return Edtf::until(Date::of_day(*value.first() - days{1}));
}

}  // namespace

void Markers::add(std::string_view means) {
  ++count;
  if (means == "due") due = true;
  if (means == "until") until = true;
  if (means == "before") before = true;
  if (means == "from") from = true;
  if (means == "after") after = true;
  if (means == "about") about = true;
  if (means == "between") between = true;
  if (means == "since") from = past = true;
  // "since the last meeting, the 20th": the date is that meeting's, nothing is counted from it.
  if (means == "past") {
    past = true;
    from = false;
  }
}

Edtf marked_value(const Term& term, const Markers& markers, bool joined) {
  Edtf value = term.value;
  if (markers.between && value.form == Edtf::Form::all_of && value.dates.size() == 2) value.form = Edtf::Form::interval;
  if (value.empty() || !value.first() || !value.last()) return value;
  if (markers.before) return before(term, value);
  if (markers.until) {
    const Edtf& target = term.whole.empty() ? value : term.whole;
    return Edtf::until(stands_in_interval(target) ? target.dates[0] : Date::of_day(*target.last()));
  }
  if (markers.from && !joined && !term.several) {
    if (term.turn) return Edtf::since(Date::of_day(*value.last() + days{1}));
    return Edtf::since(stands_in_interval(value) ? value.dates[0] : Date::of_day(*value.first()));
  }
  if (markers.after) return Edtf::since(Date::of_day(*value.last() + days{1}));
  Edtf out = value;
  if (markers.due && term.first_day) out = Edtf::single(Date::of_day(*value.first()));
  if (markers.about) {
    for (Date& date : out.dates) date.about = true;
  }
  return out;
}

Edtf joined_value(const Term& left, const Term& right, std::string_view join) {
  const Edtf& a = left.value;
  const Edtf& b = right.value;
  if (a.empty() || b.empty() || !a.first() || !b.last() || *a.first() > *b.first()) return {};
  // A set has dates as members, no intervals.
  const bool set = join != "range" && a.form != Edtf::Form::interval && b.form != Edtf::Form::interval;
  if (left.kind == Term::Kind::week) return Edtf::days(*a.first(), *b.last());
  if (left.kind == Term::Kind::day || (set && join == "one")) {
    if (set) {
      Edtf value = a;
      value.form = join == "one" ? Edtf::Form::one_of : Edtf::Form::all_of;
      value.dates.insert(value.dates.end(), b.dates.begin(), b.dates.end());
      return value;
    }
    return Edtf::interval(a.dates.front(), b.dates.back());
  }
  if (left.kind == Term::Kind::part) {
    const Day from = *a.first();
    const Day to = *b.last();
    return Edtf::interval(Date::of_month(year_of(from), month_of(from)), Date::of_month(year_of(to), month_of(to)));
  }
  return Edtf::interval(a.dates.front(), b.dates.back());
}

std::optional<Day> due_day(const Edtf& value, const Markers& markers, std::optional<Day> meeting) {
  const auto last = value.last();
  if (!last || (meeting && *last < *meeting && !markers.keeps_due())) return {};
  return last;
}

}  // namespace klubba::deadline
