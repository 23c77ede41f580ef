// SPDX-License-Identifier: MIT
#include "deadline/clock.h"

#include <charconv>

namespace klubba::deadline {
namespace {

int figures(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

std::string clock_text(int hour, int minute) {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return two(hour) + ":" + two(minute);
}

bool set_clock(Term& term, const grammar::Match& match, const grammar::Grammar& grammar) {
  const bool bare = match.capture("bare_hour").data() != nullptr;
  int hour = figures(match.capture(bare ? "bare_hour" : "hour"));
  const int minute = figures(match.capture(bare ? "bare_minute" : "minute"));
  const std::string_view half = grammar.value(match.capture("half"), "time-half-of-day");
  if (half == "pm" && hour < 12) hour += 12;
  if (hour > 23 || minute > 59) return false;
  term.clock = clock_text(hour, minute);
  term.clock_range = match.capture("to_hour").data() != nullptr;
  return true;
}

}  // namespace klubba::deadline
