// SPDX-License-Identifier: MIT
#pragma once
/// Reading of time expressions: words → EDTF, due date, event.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace klubba {

namespace grammar {
class Grammar;
}

/// What a reading needs to know about the meeting. Dates are ISO 8601 or empty.
struct TimeContext {
  std::string meeting;  ///< the meeting's date: missing years are filled in from it
  std::string next;     ///< the next meeting's date, if the document gives it
  std::string lines;    ///< other lines of the document that name meetings, separated by '\n'
};

/// One time expression found in a text.
struct TimeReading {
  std::size_t begin = 0;  ///< bytes in the text that was read, half-open; with its marker ("senast 16/3")
  std::size_t end = 0;
  std::string edtf;     ///< EDTF level 1 with groupings 33–41 and sets; empty: none
  std::string due;      ///< last day, "YYYY-MM-DD"; empty: open-ended, no value, past without a marker
  std::string event;    ///< "next-meeting", "immediate", "recurring", or empty
  std::string start;    ///< "HH:MM" where a clock time was read, else empty
  std::string rule;     ///< the rule that read it
  bool marked = false;  ///< a deadline marker stood before it
  bool past = false;    ///< all of it lies before the meeting
  std::string warning;  ///< "weekday": a weekday contradicts its date; else empty
};

/// Finds and reads time expressions with the rules of kind `time` and its companions in a grammar. Immutable; one
/// reader serves any number of threads.
class DeadlineReader {
 public:
  explicit DeadlineReader(std::shared_ptr<const grammar::Grammar> grammar);
  ~DeadlineReader();
  DeadlineReader(DeadlineReader&&) noexcept;
  DeadlineReader& operator=(DeadlineReader&&) noexcept;

  /// All time expressions in `text`, left to right, non-overlapping. Doubtful words (a bare month or weekday, a year, a
  /// meeting without a preposition) count only after a marker. Values are days, not hours.
  std::vector<TimeReading> find(std::string_view text, const TimeContext& context) const;

  /// `text` taken as something that says a time: the first expression in it that has a value, else the first that has
  /// none ("as soon as possible"), else an empty reading. Bare words count here. With an empty context only explicit
  /// years give dates: so a meeting's own date is read.
  TimeReading read(std::string_view text, const TimeContext& context) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

/// True for a day of the calendar, written YYYY-MM-DD.
bool is_iso_date(std::string_view text);

}  // namespace klubba
