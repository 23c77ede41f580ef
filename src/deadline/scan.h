// SPDX-License-Identifier: MIT
#pragma once
/// Finding time expressions in one text: markers, a term by the first rule of kind `time` that fits, what it is joined
/// with, and the clock time behind it.
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "deadline/markers.h"
#include "deadline/term.h"
#include "deadline/time_openers.h"
#include "deadline/words.h"
#include "klubba/deadline.h"

namespace klubba::deadline {

/// A grammar made ready for scanning.
struct TimeRules {
  explicit TimeRules(std::shared_ptr<const grammar::Grammar> with);

  std::shared_ptr<const grammar::Grammar> grammar;
  std::shared_ptr<const TimeOpeners> openers;
};

/// What a bare word needs to be taken as a time: a marker before it, or a text that is known to say a time.
enum class Trust { running_text, says_a_time };

/// One expression with its value.
struct Reading {
  TimeReading said;
  Edtf value;
};

/// Reads one text. Lives no longer than the call that made it; holds views.
class Scan {
 public:
  Scan(const TimeRules& rules, std::string_view text, const TimeContext& context, Trust trust);

  std::vector<Reading> run() const;

 private:
  /// A reading, or how far the text is known to be no time.
  struct Found {
    std::optional<Reading> reading;
    std::size_t end = 0;
  };
  /// A term in its place. No term: the text up to `end` is known to be no time.
  struct Placed {
    std::optional<Term> term;
    std::size_t end = 0;
    bool doubtful = false;  ///< only a join with another makes it one
  };
  /// Where a term is looked for.
  struct Place {
    std::size_t at = 0;
    bool cue = false;      ///< a marker stands before it
    bool counted = false;  ///< a number of days before or after it is counted, or it stands behind "before"
    int nesting = 0;
  };

  bool opens(const Word& word) const;
  Found read(std::size_t at, const Markers& markers) const;
  std::optional<Placed> term_at(const Place& place, const Markers& markers) const;
  std::optional<Term> nested_term(const grammar::Match& match, Place place, const Markers& markers,
                                  std::size_t& end) const;
  bool trusted(const grammar::Match& match, const Place& place) const;
  void read_meeting(Term& term, const grammar::Match& match, const Place& place, std::size_t& end) const;
  bool join(Term& term, const Markers& markers, std::size_t& end) const;
  void read_clock(Term& term, std::size_t& end) const;
  Found finish(Placed placed, Markers markers, std::size_t begin) const;

  std::size_t end_of(const grammar::Match& match, std::size_t at) const;
  /// True where the word before `at` is a paper that a date is given of: the minutes from the 3rd.
  bool after_dated(std::size_t at) const;
  bool past_word(std::string_view word) const;
  bool past_cue(std::size_t begin, std::size_t end) const;
  Edtf date_of_meeting(std::string_view noun) const;
  std::string_view window(std::size_t at) const;

  const TimeRules& rules_;
  const grammar::Grammar& grammar_;
  std::string_view text_;
  const TimeContext& context_;
  Trust trust_;
  std::optional<Day> meeting_;
  std::vector<Word> words_;
};

}  // namespace klubba::deadline
