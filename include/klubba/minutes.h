// SPDX-License-Identifier: MIT
#pragma once
/// What a document says, as values: the result of `read_minutes`, the input of registers, reports and checks.
/// Field meanings are those of the register format (README, "The register").
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "klubba/citation.h"
#include "klubba/source_file.h"
#include "klubba/value.h"

namespace klubba {

/// When something is due. Dates are EDTF (ISO 8601-2) and ISO 8601; empty where the document gives none.
struct Deadline {
  Value text;                    ///< the words: "senast 16/3"
  std::string edtf;              ///< "2021-03-16", "../2024-04-30", "2022-34", ""
  std::string due;               ///< last day of it, "YYYY-MM-DD", or ""
  std::string event;             ///< "next-meeting", "immediate", "recurring", or ""
  bool weekday_differs = false;  ///< the words name another weekday than the date has; the date is kept
};

struct Meeting {
  Value body, date, start, end, place, chair, secretary,
      next;                                       ///< `date`, `next`: text is ISO; `start`, `end`: "HH:MM"
  std::vector<Value> adjusters, present, absent;  ///< names only
};

struct AgendaItem {
  Value number;  ///< without "§", final "." or ")"; empty: unnumbered
  Value title;
  std::vector<std::string> codes;  ///< "B", "I", "D"
  std::vector<Value> presenters;
  LineRange lines;          ///< heading to the last line of its body
  std::string case_number;  ///< "KS 2025/40" where the heading gives it
  /// What decisions and actions name it by: the number, else the title.
  const std::string& key() const { return number.empty() ? title.text : number.text; }
};

enum class Outcome {
  none,
  approved,
  approved_after_vote,
  amended,
  rejected,
  noted,
  remitted,
  tabled,
  withdrawn,
  elected,
  answered
};
/// The register's word: "approved-after-vote"; "" for none.
std::string_view outcome_name(Outcome outcome);

struct Decision {
  std::size_t item = npos;  ///< index into Minutes::agenda, npos: before the first item
  Value body;               ///< who decides, as written; may be empty
  Value text;
  std::vector<Value> clauses;
  Outcome outcome = Outcome::none;
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

struct Action {
  std::size_t item = Decision::npos;      ///< index into Minutes::agenda
  std::size_t decision = Decision::npos;  ///< index into Minutes::decisions
  Value text;
  std::vector<Value> owners;
  std::vector<std::string>
      owners_resolved;  ///< full names, parallel to `owners` ("" where not resolved); empty if none is
  std::optional<Deadline> deadline;
  std::string
      rule;  ///< the grammar's rule that took it; empty for a point of a list of things to do that no rule reads
};

/// The one class that every non-blank line has. `heading` … `prose` are lines of items.
enum class LineClass {
  blank,
  heading,
  label,
  decision,
  action,
  prose,
  furniture,
  front,
  foot,
  appendix,
  agenda_list,
  unplaced
};
std::string_view line_class_name(LineClass line_class);

/// Why a line got its class: the rule or the heuristic's name.
struct LineNote {
  LineClass line_class = LineClass::unplaced;
  std::string reason;
};

/// A sentence that looked like a decision or an action and was not taken.
struct NearMiss {
  LineRange lines;
  std::string rule;
  std::string reason;
};

/// What a document says of itself: minutes are written first and adjusted (approved) later.
enum class MinutesVersion { unknown, draft, adjusted };
/// The register's word: "draft", "adjusted"; "" where it is unknown.
std::string_view minutes_version_name(MinutesVersion version);

struct Minutes {
  std::string grammar;  ///< the grammar that read it
  MinutesVersion version = MinutesVersion::unknown;
  Meeting meeting;
  std::vector<AgendaItem> agenda;
  std::vector<Decision> decisions;
  std::vector<Action> actions;
  std::vector<Citation> citations;
  std::vector<FollowUp> follow_ups;
  std::vector<LineNote> lines;  ///< one for each line of the file, index = number - 1
  std::vector<NearMiss> near_misses;
  std::vector<std::pair<std::string, double>> candidates;  ///< grammars tried, with their scores, best first
};

}  // namespace klubba
