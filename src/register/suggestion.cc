// SPDX-License-Identifier: MIT
#include <algorithm>

#include "klubba/update.h"
#include "register/assignments.h"
#include "register/likeness.h"

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
    const Meant meant = kept.task.empty() ? assignments.find(*kept.cites, *meeting)
                                          : assignments.find_task(kept.task, *kept.cites, *meeting);
    for (const std::size_t index : meant.candidates) {
      if (is_live(entry.actions[index].status())) fits.emplace_back(2.0, index);
    }
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

}  // namespace klubba
