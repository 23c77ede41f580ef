// SPDX-License-Identifier: MIT
#include "klubba/update.h"

namespace klubba {
namespace {

ActionStatus after(ActionStatus status, const ActionEvent& event) {
  switch (event.type) {
    case EventType::given:
      return status;
    case EventType::reported:
      if (event.partial && is_live(status)) return ActionStatus::in_progress;
      return status == ActionStatus::deferred ? ActionStatus::open : status;
    case EventType::deferred:
      return ActionStatus::deferred;
    case EventType::closed:
      return ActionStatus::done;
    case EventType::cancelled:
      return ActionStatus::cancelled;
    case EventType::renewed:
      // Without an action that takes its place it stays to be done.
      return event.by.empty() ? (is_live(status) ? status : ActionStatus::open) : ActionStatus::superseded;
  }
  return status;
}

}  // namespace

ActionStatus settle_status(const LivingAction& action, std::string_view before) {
  ActionStatus status = ActionStatus::open;
  const auto counts = [&](const std::string& date) { return before.empty() || date < before; };
  // What a person wrote holds against events up to its date.
  std::string_view from;
  if (action.status_kept && counts(action.status_kept->date)) {
    status = action_status_of(action.status_kept->status).value_or(ActionStatus::open);
    from = action.status_kept->date;
  }
  if (action.closed && counts(action.closed->date) && (from.empty() || action.closed->date > from)) {
    status = ActionStatus::done;
    from = action.closed->date;
  }
  for (const ActionEvent& event : action.events) {
    if ((!from.empty() && event.date <= from) || !counts(event.date)) continue;
    status = after(status, event);
  }
  return status;
}

}  // namespace klubba
