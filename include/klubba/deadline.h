// SPDX-License-Identifier: MIT
#pragma once
/// Reading of time expressions: words → EDTF, due date, event.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace klubba {

/// What a reading needs to know about the meeting. Dates are ISO 8601 or empty.
struct TimeContext {
  std::string meeting;   ///< the meeting's date: missing years are filled in from it
  std::string next;      ///< the next meeting's date, if the document gives it
  std::string lines;     ///< other lines of the document that name meetings ("Nästa möte: …"), separated by '\n'
};

/// One time expression found in a text.
struct TimeReading {
  std::size_t begin = 0;   ///< bytes in the text that was read, half-open; with its marker ("senast 16/3")
  std::size_t end = 0;
  std::string edtf;        ///< EDTF level 1 with groupings 33–41 and sets; empty: none
  std::string due;         ///< last day, "YYYY-MM-DD"; empty: open-ended, no value, past without a marker
  std::string event;       ///< "next-meeting", "immediate", "recurring", or empty
  std::string start;       ///< "HH:MM" where a clock time was read, else empty
  std::string rule;        ///< the rule that read it
  bool marked = false;     ///< a deadline marker stood before it (senast, till, före …)
  std::string warning;     ///< "weekday": a weekday contradicts its date; else empty
};

}  // namespace klubba
