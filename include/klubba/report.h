// SPDX-License-Identifier: MIT
#pragma once
/// What is still to be done, who owes it and what is late: the value between the living register and the output
/// formats.
///
///     LivingRegister ─ report ─▶ Report ─ render ─▶ table, Markdown, HTML, iCalendar, CSV …
///
/// `make_report` is pure: the day of the report is an option, not the clock. A report looks into the register that it
/// was made of, which must outlive it.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "klubba/living_register.h"

namespace klubba {

/// What the sections of a report are, and what its rows are sorted by first.
enum class ReportOrder { deadline, owner, body, item };

/// When an action is due, seen from the day of the report. `closed`: it is no longer to be done.
enum class DateGroup { late, due_within_30_days, later, undated, closed };
/// The word of the JSON report: "due_within_30_days".
std::string_view date_group_name(DateGroup group);

struct ReportOptions {
  std::string as_of;  ///< the day of the report, ISO 8601; must be a day of the calendar
  ReportOrder by = ReportOrder::deadline;
  /// Only actions of one of these owners; each word must begin a word of the name, case apart. Empty: all.
  std::vector<std::string> owners;
  std::vector<std::string> bodies;  ///< the same for the body that met
  std::string since;                ///< only what meetings of this day or later gave, ISO 8601; empty: all
  bool overdue = false;             ///< only late actions
  bool all = false;                 ///< closed actions too
};

/// One action as a report shows it. People's overrides are applied.
struct ReportRow {
  const LivingAction* action = nullptr;    ///< never null
  const LivingMeeting* meeting = nullptr;  ///< that gave it; null where the register lacks it
  std::vector<std::string> owners;
  std::string due;  ///< ISO 8601; empty: no date
  DateGroup group = DateGroup::undated;
  int days_late = 0;  ///< from due to the day of the report; 0: not late

  bool live() const { return group != DateGroup::closed; }
  /// The body whose meeting gave it, "" where that is unknown.
  const std::string& body() const;
  /// The day of that meeting, ISO 8601 or "".
  const std::string& date() const;
  /// The path of its minutes, or "".
  const std::string& path() const;
};

/// Rows that belong together: by date group, owner, body or agenda item.
struct ReportSection {
  DateGroup group = DateGroup::undated;  ///< with ReportOrder::deadline
  std::string name;                      ///< otherwise: the owner, body or item; empty: none
  std::vector<std::size_t> rows;         ///< indices into Report::rows; a row of two owners is in two sections
};

/// How many live rows there are: each counts in one of the first four, and besides in the others where they hold.
struct ReportCounts {
  std::size_t late = 0;
  std::size_t due_within_30_days = 0;
  std::size_t later = 0;
  std::size_t undated = 0;
  std::size_t without_owner = 0;
  std::size_t vanished = 0;  ///< their document was read again and no longer holds them

  std::size_t live() const { return late + due_within_30_days + later + undated; }
};

/// One entry of the decision log.
struct ReportDecision {
  const LivingDecision* decision = nullptr;  ///< never null
  const LivingMeeting* meeting = nullptr;
};

struct Report {
  std::string as_of;
  ReportOrder by = ReportOrder::deadline;
  ReportCounts counts;
  std::vector<ReportRow> rows;  ///< each action once, in the order of the sections
  std::vector<ReportSection> sections;
  std::vector<ReportDecision> decisions;  ///< newest meeting last, in the order of the minutes
};

/// The report on `entry` as of `options.as_of`. Names are sorted as Swedish sorts them.
Report make_report(const LivingRegister& entry, const ReportOptions& options);

/// The register of one document as a living register that holds nothing else: every action with the event that gave it.
LivingRegister living_register_of(Register entry);

/// One register of several, meetings sorted by date. A document that is there twice (same path and bytes) counts once;
/// an id that two documents gave gets a number in the later one.
LivingRegister join_registers(std::vector<LivingRegister> parts);

/// A key that sorts text byte by byte as Swedish does: a to z, then the three letters after z; case and accents count
/// only where all else is alike; numbers by their value.
std::string collation_key(std::string_view text);
/// The same for an owner's name, whose first letter is great only because a sentence begins with it: equal keys, one
/// owner.
std::string name_key(std::string_view name);

}  // namespace klubba
