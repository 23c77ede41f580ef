// SPDX-License-Identifier: MIT
#pragma once
/// A time expression without its markers: what a rule of kind `time` and its captures say, before the year is chosen.
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "deadline/edtf.h"
#include "grammar/grammar.h"

namespace klubba::deadline {

/// What the date of the meeting and the words around say about a missing year.
struct Anchor {
  std::optional<Day> meeting;
  bool past = false;             ///< a word says that it lies behind
  std::optional<Day> not_after;  ///< the start of a range: its end, already read
};

struct Term {
  enum class Kind { day, month, part, week, year, period, other };
  /// How a year is chosen that isn't said.
  enum class Choice { window, current_or_next };

  Kind kind = Kind::other;
  const grammar::Rule* rule = nullptr;
  std::function<Edtf(int)> at;  ///< the value in a given year; empty: `value` holds already
  int year = 0;                 ///< 0: not said
  Choice choice = Choice::window;
  int weekday = 0;  ///< the weekday that the text names, 0: none
  Edtf value;
  Edtf whole;              ///< of the end of a period: the period; until the end of the year is until the year
  bool turn = false;       ///< the last day of a period by name: "before" doesn't exclude it
  bool first_day = false;  ///< of a feast of several days, a marker of a last day means the first
  bool several = false;    ///< a range or a set by its own words
  std::string event;
  std::string warning;
  std::string clock;  ///< "HH:MM", empty: none
  bool clock_range = false;
};

/// Chooses the year and fills in `value` and `warning`. Without a meeting's date only terms with a year get a value.
void settle(Term& term, const Anchor& anchor);

/// Number in a word list: "tredje" → 3, figures as they are, 0 for anything else.
int number_of(const grammar::Grammar& grammar, std::string_view text, std::string_view list);

/// The term that a rule says by `reads`, for all that need no other term. Nothing where the captures make no time at
/// all (the 31st of April), which also says that no other rule should read it.
std::optional<Term> make_term(const grammar::Grammar& grammar, const grammar::Match& match, const Anchor& anchor);

/// A part of a period: its first third, its second half; the value by the list `time-portion`.
Edtf portion_of(const Edtf& period, std::string_view portion);
/// The nth day, weekday, week or week-end of a period; nth < 0: the last. `unit`: 1–7 a weekday, or a unit's name.
Edtf nth_in(const Edtf& period, int nth, int weekday, std::string_view unit);
/// `count` units after (before, where negative) a day.
Day shifted(Day day, int count, std::string_view unit);

}  // namespace klubba::deadline
