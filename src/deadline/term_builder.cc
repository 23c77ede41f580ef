// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>

#include "deadline/clock.h"
#include "deadline/period.h"
#include "deadline/term.h"

namespace klubba::deadline {
namespace {

using std::chrono::days;

int figures(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

bool starts_with_figure(std::string_view text) {
  return !text.empty() && text[0] >= '0' && text[0] <= '9';
}

/// Two figures mean the last eighty years or the next twenty, seen from the meeting.
int century_of(int two, const Anchor& anchor) {
  const int now = anchor.meeting ? year_of(*anchor.meeting) : 2000 + 49;
  int year = now / 100 * 100 + two;
  if (year > now + 20 && (anchor.meeting || two >= 50)) year -= 100;
  if (!anchor.meeting && two < 50) year = 2000 + two;
  return year;
}

int clamp_count(int count) {
  return std::clamp(count, 0, 999);
}

class Builder {
 public:
  Builder(const grammar::Grammar& grammar, const grammar::Match& match, const Anchor& anchor)
      : grammar_(grammar), match_(match), anchor_(anchor) {
    term_.rule = match.rule;
    term_.event = std::string(match.rule->attribute("event"));
  }

  std::optional<Term> build() {
    const std::string_view reads = match_.rule->attribute("reads");
    read_year();
    const bool good = read(reads);
    if (!good) return {};
    return std::move(term_);
  }

 private:
  std::string_view capture(std::string_view name) const { return match_.capture(name); }
  bool has(std::string_view name) const { return match_.capture(name).data() != nullptr; }
  int number(std::string_view name, std::string_view list) const { return number_of(grammar_, capture(name), list); }
  std::string_view value(std::string_view name, std::string_view list) const {
    return grammar_.value(capture(name), list);
  }
  int which() const { return has("which") ? figures(value("which", "time-which")) : 0; }

  int nth() const {
    if (grammar_.is(capture("nth"), "time-last")) return -1;
    return number("nth", "time-ordinal");
  }

  void read_year() {
    if (has("year")) term_.year = figures(capture("year"));
    if (has("yy")) {
      const int two = figures(capture("yy"));
      term_.year = has("year") ? term_.year * 100 + two : century_of(two, anchor_);
    }
    if (has("which_year") && anchor_.meeting) {
      term_.year = year_of(*anchor_.meeting) + figures(value("which_year", "time-which-year"));
    }
  }

  int weekday() const {
    if (!has("weekday")) return 0;
    const int full = number("weekday", "time-weekday");
    if (full != 0) return full;
    const int abbreviated = number("weekday", "time-weekday-short");
    return abbreviated != 0 ? abbreviated : number("weekday", "time-weekday-last");
  }

  int month(std::string_view name) const {
    const std::string_view text = capture(name);
    if (starts_with_figure(text)) return figures(text);
    const int named = number(name, "time-month");
    // The one month that is a feast too; its rule allows it only after a weekday.
    return named != 0 ? named : 7;
  }

  bool read(std::string_view reads) {
    if (reads == "day") return read_day();
    if (reads == "day-only") return read_day_only();
    if (reads == "day-in-period") return read_day_in_period();
    if (reads == "month" || reads == "month-end") return read_month(reads == "month-end");
    if (reads == "years") return read_years();
    if (reads == "year") return read_whole_year();
    if (reads == "part" || reads == "past-part") return read_part(reads == "past-part");
    if (reads == "turn-of-months") return read_turn_of_months();
    if (reads == "turn") return read_turn();
    if (reads == "period-end") return read_period_end();
    if (reads == "week") return read_week();
    if (reads == "weekday" || reads == "last-weekday" || reads == "weekday-in-week" || reads == "weekday-by-place")
      return read_weekday(reads);
    if (reads == "day-word" || reads == "period" || reads == "within" || reads == "ahead" || reads == "ago" ||
        reads == "next-few") {
      return read_relative(reads);
    }
    if (reads == "feast") return read_feast();
    return true;
  }

  bool read_day() {
    term_.kind = Term::Kind::day;
    term_.weekday = weekday();
    const int month_number = has("month_figure") ? figures(capture("month_figure")) : month("month");
    std::vector<int> numbers;
    Edtf::Form form = Edtf::Form::single;
    if (has("from_day")) {
      term_.several = true;
      numbers.push_back(figures(capture("from_day")));
      std::string_view more = capture("more_days");
      while (!more.empty()) {
        more.remove_prefix(std::min(more.find_first_of("0123456789"), more.size()));
        if (more.empty()) break;
        numbers.push_back(figures(more));
        more.remove_prefix(std::min(more.find_first_not_of("0123456789"), more.size()));
      }
      const std::string_view join = value("join", "time-join");
      form = join == "one" ? Edtf::Form::one_of : join == "all" ? Edtf::Form::all_of : Edtf::Form::interval;
      if (numbers.size() > 1 && form == Edtf::Form::interval) form = Edtf::Form::all_of;
    }
    numbers.push_back(has("ordinal_day") ? number("ordinal_day", "time-ordinal") : number("day", "time-ordinal"));
    if (has("hour")) set_clock();
    if (form != Edtf::Form::single && !std::is_sorted(numbers.begin(), numbers.end())) return false;
    term_.at = days_at(month_number, std::move(numbers), form);
    // A day that no year has is no date.
    return term_.year != 0 ? term_.at(term_.year).valid() : term_.at(2000).valid();
  }

  void set_clock() {
    const int hour = figures(capture("hour"));
    const int minute = figures(capture("minute"));
    if (hour <= 23 && minute <= 59) term_.clock = clock_text(hour, minute);
  }

  bool read_day_only() {
    term_.kind = Term::Kind::day;
    const int number_of_day = figures(capture("day"));
    if (!anchor_.meeting) return true;
    const int named = weekday();
    const Day meeting = *anchor_.meeting;
    std::optional<Day> best;
    for (int shift = -3; shift <= 6; ++shift) {
      const int index = year_of(meeting) * 12 + month_of(meeting) - 1 + shift;
      const auto day = make_day(index / 12, index % 12 + 1, number_of_day);
      if (!day) continue;
      if (named != 0) {
        if (weekday_of(*day) != named) continue;
        if (!best || std::chrono::abs(*day - meeting) < std::chrono::abs(*best - meeting)) best = day;
      } else if (anchor_.past) {
        if (*day <= meeting) best = day;
      } else if (*day >= meeting && !best) {
        best = day;
      }
    }
    if (best) term_.value = Edtf::single(Date::of_day(*best));
    return true;
  }

  bool read_day_in_period() {
    term_.kind = Term::Kind::day;
    if (!anchor_.meeting) return true;
    const Date month_date = period_at(*anchor_.meeting, "month", which()).dates[0];
    const auto day = make_day(month_date.year, month_date.month, figures(capture("day")));
    if (!day) return false;
    term_.value = Edtf::single(Date::of_day(*day));
    return true;
  }

  bool read_month(bool end) {
    const int number_of_month = month("month");
    term_.kind = end ? Term::Kind::day : Term::Kind::month;
    term_.at = [number_of_month, end](int year) {
      const Date date = Date::of_month(year, number_of_month);
      return Edtf::single(end && date.valid() ? Date::of_day(date.last()) : date);
    };
    return true;
  }

  bool read_years() {
    term_.kind = Term::Kind::year;
    const int from = figures(capture("from_year"));
    const int to = capture("year").size() == 2 ? from / 100 * 100 + figures(capture("year")) : figures(capture("year"));
    if (to <= from) return false;
    term_.several = true;
    term_.value = Edtf::interval(Date::of_year(from), Date::of_year(to));
    return true;
  }

  bool read_whole_year() {
    term_.kind = Term::Kind::year;
    if (term_.year != 0) term_.value = Edtf::single(Date::of_year(term_.year));
    return true;
  }

  bool read_part(bool past) {
    term_.kind = Term::Kind::part;
    int code = 0;
    if (has("unit")) {
      std::string_view unit = value("unit", "time-part");
      if (unit.empty()) {
        std::string_view letter = capture("unit");
        while (!letter.empty() && letter.back() == ' ') letter.remove_suffix(1);
        unit = grammar_.value(letter, "time-part-letter-with-year");
      }
      code = part_code(unit, nth());
      if (code == 0) return false;
      if (has("from_nth")) {
        const int from = part_code(unit, number("from_nth", "time-ordinal"));
        if (from == 0 || from >= code) return false;
        term_.several = true;
        term_.at = [from, code](int year) { return months_from(year, from, code); };
        return true;
      }
    } else {
      for (const char* list : {"time-season", "time-season-bare", "time-season-past", "time-term"}) {
        if (code == 0) code = number("code", list);
      }
      term_.choice = Term::Choice::current_or_next;
    }
    term_.at = [code](int year) { return Edtf::single(Date::of_part(year, code)); };
    if (!anchor_.meeting) return true;
    const Day meeting = *anchor_.meeting;
    if (past || (has("which") && which() < 0)) {
      // The latest that had begun by the meeting.
      int year = year_of(meeting);
      if (Date::of_part(year, code).first() > meeting || (!past && Date::of_part(year, code).last() >= meeting)) --year;
      term_.year = year;
    } else if (has("which") && which() > 0 && term_.year == 0) {
      const bool coming = grammar_.is(capture("which"), "time-which-coming");
      if (!coming) term_.year = year_of(meeting) + which();
    }
    return true;
  }

  bool read_turn_of_months() {
    term_.kind = Term::Kind::day;
    term_.turn = true;
    const int from = month("from_month");
    const bool next_year = from > month("month");
    const bool explicit_year = term_.year != 0;
    term_.at = [from, next_year, explicit_year](int year) {
      const Date date = Date::of_month(year - (next_year && explicit_year ? 1 : 0), from);
      return date.valid() ? Edtf::single(Date::of_day(date.last())) : Edtf{};
    };
    return true;
  }

  bool read_turn() {
    term_.kind = Term::Kind::day;
    term_.turn = true;
    const std::string_view unit = value("turn", "time-turn");
    if (unit == "year" || unit == "half") {
      const bool half = unit == "half";
      term_.choice = Term::Choice::current_or_next;
      term_.at = [half](int year) {
        const auto day = half ? make_day(year, 6, 30) : make_day(year, 12, 31);
        return day ? Edtf::single(Date::of_day(*day)) : Edtf{};
      };
    } else if (anchor_.meeting) {
      term_.value = Edtf::single(Date::of_day(*period_at(*anchor_.meeting, unit, 0).last()));
    }
    return true;
  }

  bool read_period_end() {
    term_.kind = Term::Kind::day;
    term_.turn = true;
    const std::string_view unit = value("period_end", "time-period-end");
    if (starts_with_figure(unit)) {
      const int code = figures(unit);
      term_.choice = Term::Choice::current_or_next;
      term_.at = [code](int year) {
        const Date date = Date::of_part(year, code);
        return date.valid() ? Edtf::single(Date::of_day(date.last())) : Edtf{};
      };
    } else if (term_.year != 0 && unit == "year") {
      term_.whole = Edtf::single(Date::of_year(term_.year));
      if (!term_.whole.valid()) return false;
      term_.value = Edtf::single(Date::of_day(*term_.whole.last()));
    } else if (anchor_.meeting) {
      term_.whole = period_at(*anchor_.meeting, unit, 0);
      term_.value = Edtf::single(Date::of_day(*term_.whole.last()));
    }
    return true;
  }

  bool read_week() {
    term_.kind = Term::Kind::week;
    const int week = figures(capture("week"));
    const int to_week = has("to_week") ? figures(capture("to_week")) : week;
    const int named = weekday();
    term_.several = to_week != week;
    if (week < 1 || week > 53 || to_week < 1 || to_week > 53) return false;
    term_.at = [week, to_week, named](int year) {
      const auto start = week_start(year, week);
      const auto last_start = week_start(to_week < week ? year + 1 : year, to_week);
      if (!start || !last_start) return Edtf{};
      if (named != 0) return Edtf::single(Date::of_day(*start + days{named - 1}));
      return Edtf::days(*start, *last_start + days{6});
    };
    return true;
  }

  bool read_weekday(std::string_view reads) {
    term_.kind = Term::Kind::day;
    if (!anchor_.meeting) return true;
    const Day meeting = *anchor_.meeting;
    const int ahead = (weekday() - weekday_of(meeting) + 6) % 7 + 1;  // 1–7
    Day day = meeting + days{ahead};
    const int shift = which();
    if (reads == "last-weekday" || (reads == "weekday" && anchor_.past)) {
      day -= days{7};
    } else if (reads != "weekday") {
      const bool named_week = reads == "weekday-in-week";
      day = monday_of(meeting) + days{7 * shift + weekday() - 1};
      // The last such day by its name alone is the latest before the meeting, whatever week it was in.
      if (!named_week && shift < 0) day = meeting + days{ahead - 7 * (ahead == 7 ? 2 : 1)};
      if (!named_week && shift == 0) day = meeting + days{ahead % 7};
    }
    if (day == meeting && reads == "last-weekday") day -= days{7};
    term_.value = Edtf::single(Date::of_day(day));
    return true;
  }

  bool read_relative(std::string_view reads) {
    term_.kind = reads == "period" ? Term::Kind::period : Term::Kind::day;
    if (!anchor_.meeting) return true;
    const Day meeting = *anchor_.meeting;
    if (reads == "day-word") {
      term_.value = Edtf::single(Date::of_day(meeting + days{figures(value("word", "time-day-word"))}));
      return true;
    }
    if (reads == "period") {
      int shift = which();
      const std::string_view unit = value("period", "time-period");
      if (anchor_.past && shift == 0 && unit == "weekend") shift = -1;
      term_.value = period_at(meeting, unit, shift);
      return true;
    }
    const std::string_view list = reads == "next-few" ? "time-unit-next" : "time-unit";
    const bool from_now = has("count_from_now");
    const int count = clamp_count(number(from_now ? "count_from_now" : "count", "time-number"));
    const std::string_view unit = value(from_now ? "unit_from_now" : "unit", list);
    if (reads == "next-few") {
      term_.value = next_few(meeting, figures(value("direction", "time-direction")), count, unit);
    } else if (reads == "within") {
      term_.value = Edtf::days(meeting, shifted(meeting, count, unit));
    } else {
      term_.value = Edtf::single(Date::of_day(shifted(meeting, reads == "ago" ? -count : count, unit)));
      if (has("about")) term_.value.dates[0].about = true;
    }
    return true;
  }

  bool read_feast() {
    term_.kind = Term::Kind::day;
    term_.choice = Term::Choice::current_or_next;
    const bool period = has("feast_period");
    const std::string rule(period ? value("feast_period", "time-feast-period") : value("feast", "time-feast"));
    term_.first_day = period;
    term_.at = [rule](int year) { return feast_days(rule, year); };
    return true;
  }

  const grammar::Grammar& grammar_;
  const grammar::Match& match_;
  const Anchor& anchor_;
  Term term_;
};

}  // namespace

int number_of(const grammar::Grammar& grammar, std::string_view text, std::string_view list) {
  return starts_with_figure(text) ? figures(text) : figures(grammar.value(text, list));
}

std::optional<Term> make_term(const grammar::Grammar& grammar, const grammar::Match& match, const Anchor& anchor) {
  return Builder(grammar, match, anchor).build();
}

}  // namespace klubba::deadline
