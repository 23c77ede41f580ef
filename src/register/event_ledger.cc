// SPDX-License-Identifier: MIT
#include "register/event_ledger.h"

#include <algorithm>
#include <tuple>

#include "register/likeness.h"

namespace klubba {
namespace {

EventType event_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::closed:
      return EventType::closed;
    case Verdict::cancelled:
      return EventType::cancelled;
    case Verdict::renewed:
      return EventType::renewed;
    case Verdict::deferred:
      return EventType::deferred;
    case Verdict::reported:
    case Verdict::partly:
      return EventType::reported;
  }
  return EventType::reported;
}

constexpr std::string_view dangling = "citation-dangling";
constexpr std::string_view ambiguous = "citation-ambiguous";

std::string key_at(const std::vector<RegisterItem>& agenda, std::size_t item) {
  if (item >= agenda.size()) return {};
  return agenda[item].number.empty() ? agenda[item].title : agenda[item].number;
}

}  // namespace

void EventLedger::forget(const std::string& meeting) {
  for (LivingAction& action : register_.actions) {
    const auto said = [&](const ActionEvent& event) {
      return event.meeting == meeting && event.type != EventType::given;
    };
    if (std::none_of(action.events.begin(), action.events.end(), said)) continue;
    for (const ActionEvent& event : action.events) {
      if (said(event)) forgotten_.push_back({meeting, event.type, action.action.id});
      if (!said(event) || event.by.empty()) continue;
      action.superseded_by.clear();
      for (LivingAction& other : register_.actions) {
        if (other.action.id != event.by) continue;
        other.supersedes.clear();
        summary_.touched.insert(other.action.id);
      }
    }
    std::erase_if(action.events, said);
    summary_.touched.insert(action.action.id);
  }
  std::erase_if(register_.diagnostics, [&](const KeptDiagnostic& d) { return d.meeting == meeting; });
}

void EventLedger::hear(const MeetingDocument& document, const std::string& meeting,
                       const std::vector<std::string>& actions, const std::unordered_set<std::string>& fresh) {
  const std::vector<RegisterItem>& agenda = document.entry.agenda;
  for (const Citation& citation : document.citations)
    heard_.push_back({meeting, key_at(agenda, citation.item), citation, "", ""});
  for (const FollowUp& entry : document.follow_ups) {
    Citation citation;
    citation.verdict = entry.verdict;
    citation.text = entry.text;
    citation.number = entry.number;
    citation.previous = entry.previous && !entry.number.empty();
    std::string again;
    if (entry.action) {
      // What the register has as an action of this meeting stays one.
      if (*entry.action >= actions.size() || !fresh.contains(actions[*entry.action])) continue;
      again = actions[*entry.action];
    }
    heard_.push_back({meeting, key_at(agenda, entry.item), std::move(citation), entry.task, std::move(again)});
  }
}

void EventLedger::resolve() {
  std::unordered_set<std::string> known;
  for (const KeptDiagnostic& kept : register_.diagnostics) {
    known.insert(kept.meeting + '\n' + kept.message);
    if (kept.cites) heard_.push_back({kept.meeting, kept.item, *kept.cites, kept.task, ""});
  }
  std::erase_if(register_.diagnostics, [](const KeptDiagnostic& kept) { return kept.cites.has_value(); });
  std::unordered_map<std::string_view, const LivingMeeting*> meetings;
  for (const LivingMeeting& meeting : register_.meetings) meetings.emplace(meeting.id, &meeting);
  std::vector<Told> told;
  for (Heard& heard : heard_) {
    const auto meeting = meetings.find(heard.meeting);
    if (meeting == meetings.end()) continue;
    told.push_back({meeting->second, std::move(heard.item), std::move(heard.citation), std::move(heard.task),
                    std::move(heard.again)});
  }
  heard_.clear();
  // In the order in which it was said.
  std::stable_sort(told.begin(), told.end(), [](const Told& a, const Told& b) {
    return std::tie(a.meeting->meeting.date, a.meeting->id, a.citation.text.lines.first) <
           std::tie(b.meeting->meeting.date, b.meeting->id, b.citation.text.lines.first);
  });
  const Assignments assignments(register_);
  std::vector<KeptDiagnostic> kept;
  for (const Told& entry : told) {
    if (!entry.again.empty()) {
      take_repeat(assignments, entry);
      continue;
    }
    Meant meant = entry.task.empty() ? assignments.find(entry.citation, *entry.meeting)
                                     : assignments.find_task(entry.task, entry.citation, *entry.meeting);
    if (auto before = meant_before(entry, meant); !before.empty()) meant.actions = std::move(before);
    for (const std::size_t index : meant.actions) add_event(index, entry);
    if (!meant.actions.empty() || entry.citation.weak) continue;
    kept.push_back(finding(entry, meant));
    // What an earlier update said need not be said again.
    if (!known.contains(kept.back().meeting + '\n' + kept.back().message)) report(kept.back(), meant, *entry.meeting);
  }
  std::stable_sort(kept.begin(), kept.end(),
                   [](const KeptDiagnostic& a, const KeptDiagnostic& b) { return a.meeting < b.meeting; });
  register_.diagnostics.insert(register_.diagnostics.end(), kept.begin(), kept.end());
  std::erase_if(register_.actions, [&](const LivingAction& action) { return taken_back_.contains(action.action.id); });
}

std::vector<std::size_t> EventLedger::meant_before(const Told& told, const Meant& meant) const {
  std::vector<std::size_t> out;
  if (forgotten_.empty()) return out;
  const Citation& citation = told.citation;
  const bool listed = !told.task.empty();
  if (listed ? !meant.actions.empty() || !meant.candidates.empty() : citation.number.empty() || citation.date.empty())
    return out;
  constexpr double least_share = 0.7;  // of a list's words in the action
  const auto words = letter_groups(told.task);
  for (std::size_t i = 0; i < register_.actions.size(); ++i) {
    const LivingAction& action = register_.actions[i];
    const auto was = [&](const Forgotten& event) {
      return event.action == action.action.id && event.meeting == told.meeting->id &&
             event.type == event_of(citation.verdict);
    };
    if (std::none_of(forgotten_.begin(), forgotten_.end(), was)) continue;
    if (std::find(meant.actions.begin(), meant.actions.end(), i) != meant.actions.end()) return {};
    if (listed) {
      // What its own minutes no longer hold was still said to be done.
      if (action.gone && share_within(words, letter_groups(action.action.text)) >= least_share) out.push_back(i);
      continue;
    }
    // An id keeps the number that the item had at first.
    const bool then = action.action.id.starts_with(action.meeting + '-' + make_slug(citation.number) + "-a");
    const LivingMeeting* meeting = register_.meeting(action.meeting);
    if (then && (action.gone || action.action.item != citation.number) && meeting != nullptr &&
        meeting->meeting.date.starts_with(citation.date))
      out.push_back(i);
  }
  return out.size() == 1 ? out : std::vector<std::size_t>{};
}

void EventLedger::take_repeat(const Assignments& assignments, const Told& told) {
  const auto own = std::find_if(register_.actions.begin(), register_.actions.end(),
                                [&](const LivingAction& action) { return action.action.id == told.again; });
  if (own == register_.actions.end() || own->gone) return;
  const Meant meant = assignments.find_repeated(*own, told.task, *told.meeting);
  if (meant.actions.size() != 1) return;
  add_event(meant.actions.front(), told);
  // Until the places of actions may change, nothing else finds it.
  own->gone = true;
  taken_back_.insert(told.again);
  summary_.touched.erase(told.again);
  --summary_.added;
}

KeptDiagnostic EventLedger::finding(const Told& told, const Meant& meant) {
  KeptDiagnostic kept;
  kept.id = meant.candidates.empty() ? dangling : ambiguous;
  kept.message = "'" + told.citation.text.text + "': " + meant.problem;
  kept.meeting = told.meeting->id;
  kept.item = told.item;
  kept.lines = told.citation.text.lines;
  kept.cites = told.citation;
  kept.task = told.task;
  return kept;
}

void EventLedger::report(const KeptDiagnostic& kept, const Meant& meant, const LivingMeeting& meeting) {
  Diagnostic d;
  // Each of the two words stands alone, for the list of all diagnostics.
  if (meant.candidates.empty()) {
    d.id = "citation-dangling";
  } else {
    d.id = "citation-ambiguous";
  }
  d.severity = Severity::warning;
  d.message = kept.message;
  d.path = meeting.source.path;
  d.at = {kept.lines.first, 1};
  for (const std::size_t index : meant.candidates)
    d.note += (d.note.empty() ? "candidates: " : ", ") + register_.actions[index].action.id;
  d.help = meant.candidates.empty() ? "it heals when the minutes that it names are added"
                                    : "'klubba close' closes the one that is meant";
  out_.push_back(std::move(d));
  ++summary_.needs_you;
}

void EventLedger::add_event(std::size_t index, const Told& told) {
  LivingAction& action = register_.actions[index];
  ActionEvent event;
  event.type = event_of(told.citation.verdict);
  event.date = told.meeting->meeting.date;
  event.meeting = told.meeting->id;
  event.item = told.item;
  event.body = told.meeting->meeting.body;
  event.lines = told.citation.text.lines;
  event.partial = told.citation.verdict == Verdict::partly;
  // One document may say the same twice.
  for (const ActionEvent& other : action.events) {
    if (other.meeting == event.meeting && other.type == event.type && other.item == event.item) return;
  }
  if (event.type == EventType::renewed) {
    if (LivingAction* next = renewal(told, action)) {
      event.by = next->action.id;
      next->supersedes = action.action.id;
      action.superseded_by = next->action.id;
      summary_.touched.insert(next->action.id);
    }
  }
  const auto place = std::find_if(action.events.begin(), action.events.end(), [&](const ActionEvent& other) {
    return other.type != EventType::given && std::tie(other.date, other.meeting, other.lines.first) >
                                                 std::tie(event.date, event.meeting, event.lines.first);
  });
  action.events.insert(place, std::move(event));
  summary_.touched.insert(action.action.id);
}

/// The action that the same sentence gives, or one right behind it in its item.
LivingAction* EventLedger::renewal(const Told& told, const LivingAction& old_action) {
  LivingAction* best = nullptr;
  for (LivingAction& action : register_.actions) {
    if (action.meeting != told.meeting->id || action.gone || action.action.item != told.item ||
        &action == &old_action || !action.supersedes.empty()) {
      continue;
    }
    if (action.action.lines.last < told.citation.text.lines.first) continue;
    if (best == nullptr || action.action.lines.first < best->action.lines.first) best = &action;
  }
  return best;
}

}  // namespace klubba
