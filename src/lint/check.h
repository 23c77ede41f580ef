// SPDX-License-Identifier: MIT
#pragma once
/// The table's entries: a check's documentation and what it does. One function here and one file for each check.
#include "lint/document.h"
#include "lint/fix_list.h"

namespace klubba::checks {

struct Entry {
  Check check;
  void (*run)(const Document&, Findings&);
  void (*fix)(const Document&, FixList&) = nullptr;  ///< checks whose findings can safely be put right
};

Entry abbreviation_unexplained();
Entry adjuster_missing();
Entry agenda_mismatch();
Entry attendance_missing();
Entry citation_dangling();
Entry clause_not_a_sentence();
Entry clause_without_joint();
Entry deadline_impossible();
Entry deadline_missing();
Entry deadline_past();
Entry deadline_vague();
Entry decision_in_information_item();
Entry decision_missing();
Entry decision_without_body();
Entry encoding();
Entry meeting_date_missing();
Entry number_duplicate();
Entry number_gap();
Entry number_order();
Entry owner_ambiguous();
Entry owner_missing();
Entry owner_unknown();
Entry secretary_missing();
Entry signature_late();
Entry title_missing();
Entry trailing_furniture();
Entry typography();
Entry vague_decision();

}  // namespace klubba::checks
