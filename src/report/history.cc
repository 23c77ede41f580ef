// SPDX-License-Identifier: MIT
#include "report/history.h"

#include <algorithm>

namespace klubba {

std::vector<ActionEvent> history_of(const LivingAction& action) {
  std::vector<ActionEvent> out = action.events;
  if (!action.closed) return out;
  ActionEvent closing;
  closing.type = EventType::closed;
  closing.date = action.closed->date;
  const auto later = [&](const ActionEvent& event) { return !closing.date.empty() && event.date > closing.date; };
  out.insert(std::find_if(out.begin(), out.end(), later), closing);
  return out;
}

}  // namespace klubba
