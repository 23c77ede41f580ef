// SPDX-License-Identifier: MIT
#pragma once
/// What the words before a time expression do to its value: until, before, since …
#include <optional>
#include <string_view>

#include "deadline/edtf.h"
#include "deadline/term.h"

namespace klubba::deadline {

/// The markers before one term, in the words of the attribute `means`.
struct Markers {
  bool due = false, until = false, before = false, from = false, after = false, about = false;
  bool between = false, past = false;
  int count = 0;

  void add(std::string_view means);
  /// A deadline stays one when it has passed.
  bool keeps_due() const { return due || until || before; }
};

/// The value of a settled term behind its markers. `joined`: the term is a range or a set of several dates already.
Edtf marked_value(const Term& term, const Markers& markers, bool joined);

/// Two settled terms of one kind with a word or dash between them; join: "range", "all" or "one". Empty where they
/// can't be joined.
Edtf joined_value(const Term& left, const Term& right, std::string_view join);

/// The last day on which it is done in time: nothing where the value is open-ended, or lies behind the meeting without
/// having been called a deadline.
std::optional<Day> due_day(const Edtf& value, const Markers& markers, std::optional<Day> meeting);

}  // namespace klubba::deadline
