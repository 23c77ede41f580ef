// SPDX-License-Identifier: MIT
#include <algorithm>

#include "klubba/update.h"
#include "register/assignments.h"
#include "register/fingerprint.h"
#include "register/likeness.h"
#include "register/matching.h"

namespace klubba {

std::vector<Suggestion> suggest_matches(const LivingRegister& entry) {
  constexpr double least_share = 0.35;
  constexpr std::size_t most = 3;
  const Assignments assignments(entry);
  std::vector<Suggestion> out;
  for (const KeptDiagnostic& kept : entry.diagnostics) {
    const LivingMeeting* meeting = entry.meeting(kept.meeting);
    if (!kept.cites || meeting == nullptr) continue;
    std::vector<std::pair<double, std::size_t>> fits;
    // What the citation itself leaves open comes first.
    const Meant meant =
        kept.task.empty() ? assignments.find(*kept.cites, *meeting) : assignments.find_task(kept.task, *meeting);
    for (const std::size_t index : meant.candidates) fits.emplace_back(2.0, index);
    const auto said = letter_groups(kept.task.empty() ? kept.cites->text.text : kept.task);
    for (std::size_t i = 0; i < entry.actions.size(); ++i) {
      const LivingAction& action = entry.actions[i];
      const ActionEvent* given = action.events.empty() ? nullptr : &action.events.front();
      if (action.gone || !is_live(action.status()) || (given != nullptr && given->date >= meeting->meeting.date))
        continue;
      const bool listed = std::any_of(fits.begin(), fits.end(), [&](const auto& fit) { return fit.second == i; });
      const auto text = letter_groups(action.action.text);
      const double share = std::max(share_within(text, said), kept.task.empty() ? 0.0 : share_within(said, text));
      if (!listed && share >= least_share) fits.emplace_back(share, i);
    }
    std::stable_sort(fits.begin(), fits.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    if (fits.size() > std::max(most, meant.candidates.size())) fits.resize(std::max(most, meant.candidates.size()));
    for (const auto& [share, index] : fits)
      out.push_back({entry.actions[index].action.id, kept.meeting, kept.item, kept.cites->text.text, kept.lines});
  }
  return out;
}

std::vector<IdStep> compare_ids(const std::vector<RegisterAction>& old_version,
                                const std::vector<RegisterAction>& new_version) {
  constexpr double part_share = 0.8;  // of a new text within the old one that was split
  std::vector<bool> used(new_version.size(), false);
  std::vector<IdStep> out;
  for (const RegisterAction& before : old_version) {
    IdStep step;
    step.from = before.id;
    const auto same_id = std::find_if(new_version.begin(), new_version.end(),
                                      [&](const RegisterAction& now) { return now.id == before.id; });
    const auto same_text = std::find_if(new_version.begin(), new_version.end(), [&](const RegisterAction& now) {
      return now.text == before.text && !used[static_cast<std::size_t>(&now - new_version.data())];
    });
    const auto take = [&](auto at, IdChange change) {
      used[static_cast<std::size_t>(at - new_version.begin())] = true;
      step.change = change;
      step.to.push_back(at->id);
    };
    const auto groups = letter_groups(before.text);
    std::vector<std::string> parts;
    for (const RegisterAction& now : new_version) {
      if (now.text.size() < before.text.size() && share_within(letter_groups(now.text), groups) >= part_share)
        parts.push_back(now.id);
    }
    constexpr double close_text = 0.5;
    if (same_id != new_version.end() && same_id->text == before.text) {
      take(same_id, same_id->item == before.item ? IdChange::unchanged : IdChange::moved);
    } else if (same_text != new_version.end()) {
      take(same_text, IdChange::moved);
    } else if (parts.size() > 1) {
      step.change = IdChange::split;
      step.to = parts;
      for (std::size_t n = 0; n < new_version.size(); ++n)
        used[n] = used[n] || std::find(parts.begin(), parts.end(), new_version[n].id) != parts.end();
    } else if (same_id != new_version.end() && likeness(groups, letter_groups(same_id->text)) >= close_text) {
      take(same_id, IdChange::changed);
    } else {
      step.change = IdChange::gone;
    }
    out.push_back(std::move(step));
  }
  for (std::size_t n = 0; n < new_version.size(); ++n) {
    if (!used[n]) out.push_back({IdChange::added, "", {new_version[n].id}});
  }
  return out;
}

}  // namespace klubba
