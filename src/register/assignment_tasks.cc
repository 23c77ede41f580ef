// SPDX-License-Identifier: MIT
#include <algorithm>

#include "klubba/update.h"
#include "register/assignments.h"
#include "register/likeness.h"
#include "register/owner_name.h"

// What entries of follow-up lists mean: they name an assignment by its words.
namespace klubba {
namespace {

constexpr double clear_lead = 0.2;    // over the next
constexpr double task_share = 0.7;    // of a follow-up list's words in the action
constexpr double item_share = 0.4;    // of a list's words in an action of the item that it names
constexpr double repeat_share = 0.8;  // of a list's words in the action that they repeat

}  // namespace

std::vector<std::size_t> Assignments::to_be_done(const LivingMeeting& citing) const {
  std::vector<std::size_t> out;
  for (const LivingMeeting* meeting : bodies_.own(citing)) {
    if (meeting->meeting.date >= citing.meeting.date) continue;
    const auto actions = actions_of_.find(meeting->id);
    if (actions == actions_of_.end()) continue;
    for (const std::size_t index : actions->second) {
      if (live_at(register_.actions[index], citing.meeting.date)) out.push_back(index);
    }
  }
  return out;
}

Meant Assignments::find_like(const std::string& task, const std::vector<std::size_t>& actions,
                             const LivingMeeting& citing) const {
  const auto words = letter_groups(task);
  double best = 0.0;
  double next = 0.0;
  std::size_t chosen = 0;
  for (const std::size_t index : actions) {
    if (!live_at(register_.actions[index], citing.meeting.date)) continue;
    const auto text = letter_groups(register_.actions[index].action.text);
    const double share = std::max(share_within(words, text), share_within(text, words));
    if (share > best) {
      next = best;
      best = share;
      chosen = index;
    } else {
      next = std::max(next, share);
    }
  }
  Meant out;
  if (best >= item_share && best - next >= clear_lead) out.actions = {chosen};
  return out;
}

Meant Assignments::find_task(const std::string& task, const Citation& citation, const LivingMeeting& citing) const {
  if (!citation.number.empty()) {
    // "Item 4, the grill: done" in the list of the last meeting is something of its item 4.
    Meant unused;
    const auto item = in_meetings(citation, citing, unused.problem);
    Meant meant = find_like(task, item, citing);
    if (meant.actions.size() == 1) return meant;
  }
  Meant out;
  const auto words = letter_groups(task);
  std::vector<std::pair<double, std::size_t>> fits;
  for (const std::size_t index : to_be_done(citing)) {
    const auto text = letter_groups(register_.actions[index].action.text);
    const double share = std::max(share_within(words, text), share_within(text, words));
    if (share >= task_share) fits.emplace_back(share, index);
  }
  if (fits.size() > 1) {
    std::stable_sort(fits.begin(), fits.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    if (fits[0].first - fits[1].first >= clear_lead) fits.resize(1);
  }
  if (fits.size() == 1) {
    out.actions = {fits.front().second};
  } else if (fits.empty()) {
    out.problem = "no open assignment fits the words";
  } else {
    for (const auto& [share, index] : fits) out.candidates.push_back(index);
    out.problem = "more than one open assignment fits the words";
  }
  return out;
}

Meant Assignments::find_repeated(const LivingAction& again, const std::string& task,
                                 const LivingMeeting& citing) const {
  constexpr std::size_t shortest = 8;  // bytes: less may be in many texts
  Meant out;
  if (task.size() < shortest) return out;
  const auto words = letter_groups(task);
  const auto owners = again.owners();
  for (const std::size_t index : to_be_done(citing)) {
    const LivingAction& action = register_.actions[index];
    if (share_within(words, letter_groups(action.action.text)) < repeat_share) continue;
    const auto theirs = action.owners();
    const bool shared =
        owners.empty() || theirs.empty() || std::any_of(owners.begin(), owners.end(), [&](const std::string& owner) {
          return std::any_of(theirs.begin(), theirs.end(), [&](const std::string& other) {
            return names_owner(other, owner) || names_owner(owner, other);
          });
        });
    if (shared) out.actions.push_back(index);
  }
  if (out.actions.size() > 1) out.candidates.swap(out.actions);
  return out;
}

}  // namespace klubba
