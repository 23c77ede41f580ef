// SPDX-License-Identifier: MIT
#pragma once
/// Passages → what follow-up lists say of each task: done, dropped, moved, going on. A list is an item, section or list
/// whose heading says that it looks back (rules of kind `follow-up-heading`); rules of kind `follow-up-entry` read its
/// lines, `follow-up-state` the cells of a table's column for states.
#include <optional>
#include <vector>

#include "klubba/minutes.h"
#include "minutes/passage.h"

namespace klubba::grammar {
class Grammar;
}

namespace klubba::minutes {

/// The entries that say what became of a task, in their order.
std::vector<FollowUp> read_follow_ups(const SourceFile& source, const std::vector<Passage>& passages,
                                      const std::vector<AgendaItem>& agenda, const grammar::Grammar& grammar);

/// The row of a table of tasks whose cell `state` says what became of its `task`; nothing where it says nothing known.
std::optional<FollowUp> read_state(const SourceFile& source, const JoinedText& task, const JoinedText& state,
                                   std::size_t item, const grammar::Grammar& grammar);

/// Actions of follow-up lists may be those of earlier meetings once more: adds an entry for each that has none, and
/// leads the rows of tables to theirs.
void add_repeats(const SourceFile& source, const std::vector<Passage>& passages, const std::vector<AgendaItem>& agenda,
                 const grammar::Grammar& grammar, const std::vector<Action>& actions,
                 std::vector<FollowUp>& follow_ups);

}  // namespace klubba::minutes
