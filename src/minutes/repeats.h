// SPDX-License-Identifier: MIT
#pragma once
/// Actions → actions: what only says again what earlier minutes gave is no new task.
#include <string>
#include <vector>

#include "klubba/minutes.h"

namespace klubba::grammar {
class Grammar;
}

namespace klubba::minutes {

/// "On 3 March, item 4, the board told X to …" gives nothing anew: takes such sentences out of `actions`.
void drop_recitals(const std::string& date, const grammar::Grammar& grammar, std::vector<Action>& actions);

/// Sentences that close or report an earlier assignment, or say when it is to be reported, are no new ones: takes those
/// out of `actions`, and out of `follow_ups` the entries that name the assignment as a citation does. Entries of lists
/// that may be new ones stay in both.
void drop_repeats(const std::string& date, const std::vector<Citation>& citations, const grammar::Grammar& grammar,
                  std::vector<FollowUp>& follow_ups, std::vector<Action>& actions);

}  // namespace klubba::minutes
