// SPDX-License-Identifier: MIT
#pragma once
/// Actions → actions: "The board tells Anna to" above a list gives no task of its own; the points below it do, and Anna
/// owns them.
#include <vector>

#include "klubba/minutes.h"

namespace klubba::grammar {
class Grammar;
}

namespace klubba::minutes {

/// Takes lines that only open a list of tasks out of `actions` (rules of kind `assignment-opens`), and gives their
/// owners to the tasks of the same decision that name none.
void join_assignment_lists(const grammar::Grammar& grammar, std::vector<Action>& actions);

}  // namespace klubba::minutes
