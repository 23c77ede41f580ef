// SPDX-License-Identifier: MIT
#pragma once
/// The words that reports are written in: the one place outside grammars/ that holds Swedish.
#include <string>
#include <string_view>

#include "klubba/living_register.h"
#include "klubba/report.h"

namespace klubba {

enum class Language { swedish, english };

/// What a report says in one language. Headings begin with a capital letter, words do not.
struct ReportTexts {
  std::string_view language;  ///< BCP 47: "sv"
  std::string_view actions, decisions, no_actions, no_decisions, as_of;
  // Columns
  std::string_view id, action, body, meeting, item, owner, due, status, days_late, source, decision, outcome, note;
  // Date groups as headings, and as words behind a number
  std::string_view late, soon, later, undated, closed;
  std::string_view count_late, one_late, count_soon, count_later, count_undated, count_without_owner, count_vanished;
  std::string_view without_owner, vanished, no_body, no_item;
  std::string_view day_late, many_days_late;  ///< behind a number
  std::string_view next_meeting, immediate, recurring;
  // Statuses
  std::string_view open, in_progress, done, cancelled, deferred, superseded;
  // Events
  std::string_view given, reported, reported_in_part, event_deferred, event_closed, event_cancelled, renewed, by_hand;
  // Outcomes
  std::string_view approved, approved_after_vote, amended, rejected, noted, remitted, tabled, withdrawn, elected,
      answered;
  // The page
  std::string_view search, all_owners, all_bodies, show_all, showing, of, per_owner, per_body, other_names, still_open,
      timeline, passage, no_passage, changed_source, history, sort_hint, made_by, group, summary, vanished_note,
      opens_passage, opens_decision, other_open, filter, nothing_fits;
};

const ReportTexts& report_texts(Language language);

/// The date group as a heading.
std::string_view group_heading(const ReportTexts& texts, DateGroup group);
std::string_view status_word(const ReportTexts& texts, ActionStatus status);
std::string_view event_word(const ReportTexts& texts, const ActionEvent& event);
/// The word for an outcome as registers write it; "" for none.
std::string_view outcome_word(const ReportTexts& texts, std::string_view outcome);
/// "195 days late", "" for none.
std::string lateness(const ReportTexts& texts, int days);
/// What stands where a due date would: the date, else the event, else nothing.
std::string due_words(const ReportTexts& texts, const ReportRow& row);
/// The heading of a section: its group, its name, or the word for none.
std::string_view section_heading(const ReportTexts& texts, ReportOrder by, const ReportSection& section);

/// "2 late · 1 due within 30 days · …": those that are not none; that nothing is open where all are.
std::string report_summary(const Report& report, const ReportTexts& texts);

}  // namespace klubba
