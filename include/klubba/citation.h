// SPDX-License-Identifier: MIT
#pragma once
/// What minutes say of assignments that earlier minutes gave: by naming meeting and item (a citation), or in a list of
/// assignments with a word for the state of each (a follow-up list). Registers of many meetings make events of them.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "klubba/value.h"

namespace klubba {

/// What is said of an assignment.
enum class Verdict { closed, cancelled, renewed, reported, partly, deferred };

/// The register's word: "partly".
std::string_view verdict_name(Verdict verdict);
std::optional<Verdict> verdict_of(std::string_view name);

/// One earlier assignment, or those of one item, and what is said of it.
struct Citation {
  Verdict verdict = Verdict::closed;
  std::size_t item = static_cast<std::size_t>(-1);  ///< index into Minutes::agenda: where it stands
  Value text;                                       ///< the sentence
  Span span;                                        ///< bytes of the reference
  std::string date;                                 ///< "2025-03-14", "2025-03", "2025", or empty
  std::string number;                               ///< number of the item cited, or empty
  std::vector<unsigned> points;                     ///< which assignments of it; empty: not said
  std::string organ;                                ///< whose minutes; empty: those of the same body
  std::string case_number;                          ///< "KS 2024/118", or empty
  bool previous = false;                            ///< "the last meeting"
  bool own = false;                                 ///< the organ's word may mean the citing body itself ("the board")
  bool all = false;                                 ///< all assignments of the item are meant
  std::string about;                                ///< the assignment in the sentence's words: "to mend the roof"
  bool weak = false;  ///< no word says that an assignment is meant: `about` must fit one of the item
};

/// One line of a follow-up list that says what became of a task.
struct FollowUp {
  Verdict verdict = Verdict::closed;
  std::size_t item = static_cast<std::size_t>(-1);
  Value text;             ///< the line
  std::string task;       ///< the task's words in it
  std::string number;     ///< number of the item that gave it, where the line begins with it; or empty
  bool previous = false;  ///< the list's heading says that it follows up the last meeting
  bool row = false;       ///< a row of a table of tasks with the state of each, some of which may be new
  /// Index into Minutes::actions where the line is one of them: a task that goes on from meeting to meeting, or, where
  /// no earlier action fits, a new one.
  std::optional<std::size_t> action;
};

}  // namespace klubba
