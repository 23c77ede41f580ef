// SPDX-License-Identifier: MIT
#include "minutes/assignment_list.h"

#include <algorithm>

#include "grammar/grammar.h"

namespace klubba::minutes {

void join_assignment_lists(const grammar::Grammar& grammar, std::vector<Action>& actions) {
  for (std::size_t i = 0; i < actions.size();) {
    const Action opener = actions[i];
    const bool opens = !opener.owners.empty() && grammar.first("assignment-opens", opener.text.text);
    // The points may stand below the decision, which their opener alone is.
    const auto goes_on = [&](const Action& action, const Action& before) {
      const std::uint32_t gap = action.text.lines.first - std::min(action.text.lines.first, before.text.lines.last);
      return action.item == opener.item && action.owners.empty() && gap <= 2 &&
             (action.decision == opener.decision || action.decision == Decision::npos);
    };
    std::size_t end = i + 1;
    while (opens && end < actions.size() && goes_on(actions[end], actions[end - 1])) {
      actions[end].owners = opener.owners;
      actions[end].owners_resolved = opener.owners_resolved;
      if (!actions[end].deadline) actions[end].deadline = opener.deadline;
      ++end;
    }
    if (end > i + 1) {
      for (std::size_t point = i + 1; point < end; ++point) actions[point].decision = opener.decision;
      actions.erase(actions.begin() + static_cast<std::ptrdiff_t>(i));
      --end;
    }
    i = end;
  }
}

}  // namespace klubba::minutes
