// SPDX-License-Identifier: MIT
#pragma once
/// When an action is due: which of a clause's times says so, and times without a date.
#include <cstddef>
#include <optional>
#include <string_view>

#include "grammar/tagged_text.h"
#include "klubba/deadline.h"
#include "klubba/joined_text.h"
#include "klubba/minutes.h"

namespace klubba::grammar {
class Grammar;
}

namespace klubba::minutes {

class ActionTimes {
 public:
  /// Keeps references to all of them.
  ActionTimes(const SourceFile& source, const grammar::Grammar& grammar, const DeadlineReader& deadlines,
              const TimeContext& time)
      : source_(source), grammar_(grammar), deadlines_(deadlines), time_(time) {}

  /// The reading that says when: one with a marker before one without, then one with a value; none that lies behind.
  /// `end` 0: there is none.
  TimeReading best(std::string_view text) const;
  /// The same of a clause: "Anna asks if the bus can be had in May" says nothing of when she asks.
  TimeReading of_clause(std::string_view text, const grammar::TaggedText& tagged) const;
  /// The same of a cell that says when: "May" is a time there.
  TimeReading of_cell(std::string_view text) const;
  /// "… before the auction", "… when the answer is there": a time without a date.
  std::optional<Deadline> event(const JoinedText& text, const grammar::TaggedText& tagged) const;
  /// The deadline that `reading` is, which was read in `text` from `offset` on.
  Deadline make(const JoinedText& text, const TimeReading& reading, std::size_t offset) const;

 private:
  /// True where `at` lies within what is asked.
  bool is_asked(std::size_t at, const grammar::TaggedText& tagged) const;

  const SourceFile& source_;
  const grammar::Grammar& grammar_;
  const DeadlineReader& deadlines_;
  const TimeContext& time_;
};

}  // namespace klubba::minutes
