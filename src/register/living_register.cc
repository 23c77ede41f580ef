// SPDX-License-Identifier: MIT
#include "klubba/living_register.h"

#include <algorithm>
#include <array>
#include <utility>

#include "register/fingerprint.h"

namespace klubba {
namespace {

constexpr std::array<std::pair<EventType, std::string_view>, 6> event_types = {{
    {EventType::given, "given"},
    {EventType::reported, "reported"},
    {EventType::deferred, "deferred"},
    {EventType::closed, "closed"},
    {EventType::cancelled, "cancelled"},
    {EventType::renewed, "renewed"},
}};

constexpr std::array<std::pair<ActionStatus, std::string_view>, 6> statuses = {{
    {ActionStatus::open, "open"},
    {ActionStatus::in_progress, "in-progress"},
    {ActionStatus::done, "done"},
    {ActionStatus::cancelled, "cancelled"},
    {ActionStatus::deferred, "deferred"},
    {ActionStatus::superseded, "superseded"},
}};

template <class Table, class Value>
std::string_view name_in(const Table& table, Value value) {
  for (const auto& [entry, name] : table) {
    if (entry == value) return name;
  }
  return {};
}

template <class Value, std::size_t N>
std::optional<Value> value_in(const std::array<std::pair<Value, std::string_view>, N>& table, std::string_view name) {
  for (const auto& [entry, known] : table) {
    if (known == name) return entry;
  }
  return std::nullopt;
}

}  // namespace

std::string_view event_type_name(EventType type) {
  return name_in(event_types, type);
}
std::optional<EventType> event_type_of(std::string_view name) {
  return value_in(event_types, name);
}
std::string_view action_status_name(ActionStatus status) {
  return name_in(statuses, status);
}
std::optional<ActionStatus> action_status_of(std::string_view name) {
  return value_in(statuses, name);
}

bool is_live(ActionStatus status) {
  return status == ActionStatus::open || status == ActionStatus::in_progress || status == ActionStatus::deferred;
}

ActionStatus LivingAction::status() const {
  const ActionStatus word = action_status_of(action.status).value_or(ActionStatus::open);
  if (!closed || !is_live(word) || (status_kept && status_kept->date >= closed->date)) return word;
  const bool newer = !closed->date.empty() && std::any_of(events.begin(), events.end(), [&](const ActionEvent& event) {
    return event.date > closed->date && event.type == EventType::deferred;
  });
  return newer ? word : ActionStatus::done;
}

std::vector<std::string> LivingAction::owners() const {
  if (owners_override) return *owners_override;
  std::vector<std::string> out = action.owners;
  // Owners that a person wrote over are not those that the minutes' list of persons resolves.
  if (!fingerprint.empty() && edits_of(*this).owners) return out;
  for (std::size_t i = 0; i < out.size() && i < action.owners_resolved.size(); ++i) {
    if (!action.owners_resolved[i].empty()) out[i] = action.owners_resolved[i];
  }
  return out;
}

std::string LivingAction::due() const {
  if (due_override) return *due_override;
  return action.deadline ? action.deadline->due : std::string();
}

const LivingMeeting* LivingRegister::meeting(std::string_view id) const {
  const auto at = std::find_if(meetings.begin(), meetings.end(), [&](const auto& m) { return m.id == id; });
  return at == meetings.end() ? nullptr : &*at;
}

}  // namespace klubba
