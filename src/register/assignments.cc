// SPDX-License-Identifier: MIT
#include "register/assignments.h"

#include <algorithm>

#include "klubba/update.h"
#include "register/likeness.h"
#include "register/owner_name.h"

namespace klubba {
namespace {

constexpr double clear_share = 0.5;   // of an action's words in the citing sentence
constexpr double clear_lead = 0.2;    // over the next
constexpr double clause_share = 0.8;  // of an action's words in its clause
constexpr double about_share = 0.6;   // of the words for an assignment in the action
constexpr double weak_share = 0.55;   // the same where meeting and item are named

/// Item numbers as they compare: "35 a" and "35a" are one.
std::string item_key(const std::string& number) {
  std::string out;
  for (const char c : number) {
    if (c != ' ' && c != '.' && c != ')') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (c == '.') out += '.';
  }
  while (out.ends_with('.')) out.pop_back();
  return out;
}

/// A case number's letters and its numbers without leading zeros, the year first: "KS/2025:00040" is "KS 2025/40".
struct CaseKey {
  std::string letters;
  std::vector<std::string> numbers;
};
CaseKey case_key(const std::string& text) {
  CaseKey out;
  std::string number;
  for (const char c : text + ' ') {
    if (c >= '0' && c <= '9') {
      number += c;
      continue;
    }
    if (!number.empty()) {
      number.erase(0, std::min(number.find_first_not_of('0'), number.size() - 1));
      out.numbers.push_back(std::move(number));
      number.clear();
    }
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) out.letters += static_cast<char>(c | 0x20);
  }
  constexpr std::size_t year = 4;
  if (out.numbers.size() == 2 && out.numbers[0].size() != year && out.numbers[1].size() == year)
    std::swap(out.numbers[0], out.numbers[1]);
  return out;
}
bool same_case(const std::string& a, const std::string& b) {
  const CaseKey x = case_key(a);
  const CaseKey y = case_key(b);
  if (x.numbers.size() < 2 || y.numbers.size() < 2 || x.numbers[0] != y.numbers[0] || x.numbers[1] != y.numbers[1])
    return false;
  return x.letters.empty() || y.letters.empty() || x.letters == y.letters;
}

/// The clauses as points are counted: where the text numbers some, a line that only leads in ("The board tells Anna
/// to") is none.
std::vector<std::string> numbered_points(const RegisterDecision& decision) {
  const std::string& text = decision.text;
  std::vector<std::string> numbered;
  std::size_t from = 0;
  for (const std::string& clause : decision.clauses) {
    const std::size_t at = text.find(clause, from);
    if (at == std::string::npos) return decision.clauses;
    from = at + clause.size();
    const std::string mark = std::to_string(numbered.size() + 1);
    const std::string_view before = std::string_view(text).substr(0, at);
    if (before.ends_with(mark + ". ") || before.ends_with(mark + ") ") || before.ends_with(mark + " "))
      numbered.push_back(clause);
  }
  return numbered.size() + 1 == decision.clauses.size() ? numbered : decision.clauses;
}

}  // namespace

Assignments::Assignments(const LivingRegister& entry) : register_(entry), bodies_(entry) {
  for (std::size_t i = 0; i < entry.actions.size(); ++i) actions_of_[entry.actions[i].meeting].push_back(i);
  for (std::size_t i = 0; i < entry.decisions.size(); ++i) decisions_of_[entry.decisions[i].meeting].push_back(i);
}

bool Assignments::live_at(const LivingAction& action, const std::string& date) const {
  return !action.gone && is_live(settle_status(action, date));
}

bool Assignments::is_of_case(const LivingMeeting& meeting, const LivingAction& action,
                             const std::string& number) const {
  const auto item = std::find_if(meeting.agenda.begin(), meeting.agenda.end(), [&](const RegisterItem& entry) {
    return entry.number == action.action.item || entry.title == action.action.item;
  });
  if (item == meeting.agenda.end()) return false;
  constexpr std::size_t longest = 400;
  return same_case(item->case_number, number) ||
         ('-' + make_slug(item->title, longest) + '-').find('-' + make_slug(number) + '-') != std::string::npos;
}

/// The meetings whose minutes the citation may mean, oldest first.
std::vector<const LivingMeeting*> Assignments::cited_meetings(const Citation& citation, const LivingMeeting& citing,
                                                              std::string& problem) const {
  auto meetings = citation.organ.empty() ? bodies_.own(citing) : bodies_.named(citation.organ, citation.own, citing);
  // A case goes from organ to organ under one number.
  if (citation.organ.empty() && citation.date.empty() && citation.number.empty() && !citation.case_number.empty())
    meetings = bodies_.all();
  const std::string earliest = meetings.empty() ? std::string() : meetings.front()->meeting.date;
  std::erase_if(meetings, [&](const LivingMeeting* meeting) {
    const std::string& date = meeting->meeting.date;
    if (date > citing.meeting.date || (meeting->id == citing.id && citation.date != date)) return true;
    return !citation.date.empty() && !date.starts_with(citation.date);
  });
  if (citation.previous && !meetings.empty()) meetings = {meetings.back()};
  if (meetings.empty()) {
    const std::string who = citation.organ.empty() ? citing.meeting.body : citation.organ;
    problem = "the register has no minutes of " + who + (citation.date.empty() ? " before" : " of " + citation.date);
    if (!earliest.empty() && citation.date < earliest && citation.date.size() == earliest.size())
      problem += "; those that it has begin with " + earliest;
  }
  return meetings;
}

std::vector<std::size_t> Assignments::in_meetings(const Citation& citation, const LivingMeeting& citing,
                                                  std::string& problem) const {
  const auto meetings = cited_meetings(citation, citing, problem);
  if (meetings.empty()) return {};
  std::vector<std::size_t> out;
  const std::string wanted = item_key(citation.number);
  for (const LivingMeeting* meeting : meetings) {
    const auto actions = actions_of_.find(meeting->id);
    if (actions == actions_of_.end()) continue;
    for (const std::size_t index : actions->second) {
      const LivingAction& action = register_.actions[index];
      if (!wanted.empty() && item_key(action.action.item) != wanted) continue;
      if (!citation.case_number.empty() && wanted.empty() && !is_of_case(*meeting, action, citation.case_number))
        continue;
      out.push_back(index);
    }
  }
  if (out.empty())
    problem = "no assignment was given " +
              (wanted.empty() ? citation.case_number.empty() ? "there" : "in the case " + citation.case_number
                              : "in item " + citation.number) +
              (meetings.size() == 1 ? " of " + meetings.front()->id : std::string());
  // What vanished is meant only where nothing else can be.
  const bool all_gone = std::all_of(out.begin(), out.end(), [&](std::size_t i) { return register_.actions[i].gone; });
  if (!all_gone) std::erase_if(out, [&](std::size_t i) { return register_.actions[i].gone; });
  return out;
}

std::vector<std::vector<std::size_t>> Assignments::grouped(const std::vector<std::size_t>& actions) const {
  std::vector<std::vector<std::size_t>> out;
  for (const std::size_t index : actions) {
    const LivingAction& action = register_.actions[index];
    if (!out.empty()) {
      const LivingAction& before = register_.actions[out.back().front()];
      const LivingAction& last = register_.actions[out.back().back()];
      if (action.action.owners.empty() && !before.action.owners.empty() && action.meeting == before.meeting &&
          action.action.item == before.action.item && action.action.decision == before.action.decision &&
          index == out.back().back() + 1 && action.action.lines.first <= last.action.lines.last) {
        out.back().push_back(index);
        continue;
      }
    }
    out.push_back({index});
  }
  return out;
}

std::vector<std::size_t> Assignments::by_points(const std::vector<std::size_t>& actions,
                                                const std::vector<unsigned>& points) const {
  std::vector<std::string> clauses;
  const LivingAction& first = register_.actions[actions.front()];
  const auto decisions = decisions_of_.find(first.meeting);
  if (decisions != decisions_of_.end()) {
    for (const std::size_t index : decisions->second) {
      const RegisterDecision& decision = register_.decisions[index].decision;
      if (decision.item != first.action.item || register_.decisions[index].gone) continue;
      const auto listed = numbered_points(decision);
      clauses.insert(clauses.end(), listed.begin(), listed.end());
    }
  }
  std::vector<std::size_t> out;
  const auto groups = grouped(actions);
  for (const unsigned point : points) {
    bool found = false;
    if (point >= 1 && point <= clauses.size() && clauses.size() >= groups.size()) {
      const auto clause = letter_groups(clauses[point - 1]);
      for (const std::size_t index : actions) {
        const auto text = letter_groups(register_.actions[index].action.text);
        if (share_within(text, clause) < clause_share) continue;
        // The clause that it fits best: assignments of one item resemble each other.
        const bool elsewhere = std::any_of(clauses.begin(), clauses.end(), [&](const std::string& other) {
          return likeness(text, letter_groups(other)) > likeness(text, clause);
        });
        if (elsewhere) continue;
        out.push_back(index);
        found = true;
      }
    }
    if (!found && point >= 1 && point <= groups.size() && clauses.size() < groups.size())
      out.insert(out.end(), groups[point - 1].begin(), groups[point - 1].end());
  }
  return out;
}

/// The group that the words for an assignment fit clearly better than the others; nothing where none is.
std::vector<std::size_t> Assignments::by_words(const std::vector<std::vector<std::size_t>>& groups,
                                               const std::string& about) const {
  const auto words = letter_groups(about);
  double best = 0.0;
  double next = 0.0;
  const std::vector<std::size_t>* chosen = nullptr;
  for (const auto& group : groups) {
    const double share = share_within(words, letter_groups(register_.actions[group.front()].action.text));
    if (share > best) {
      next = best;
      best = share;
      chosen = &group;
    } else {
      next = std::max(next, share);
    }
  }
  if (chosen == nullptr || best < about_share || best - next < clear_lead) return {};
  return *chosen;
}

void Assignments::choose(std::vector<std::size_t> actions, const Citation& citation, const LivingMeeting& citing,
                         Meant& out) const {
  auto groups = grouped(actions);
  const bool pinned = !citation.number.empty() || !citation.date.empty() || citation.previous;
  if (groups.size() == 1 || (citation.all && pinned)) {
    out.actions = std::move(actions);
    return;
  }
  // What the sentence calls the assignment.
  if (!citation.about.empty()) {
    out.actions = by_words(groups, citation.about);
    if (!out.actions.empty()) return;
  }
  // The sentence's own words.
  const auto sentence = letter_groups(citation.text.text);
  std::vector<double> shares;
  for (const auto& group : groups) {
    const RegisterAction& action = register_.actions[group.front()].action;
    shares.push_back(share_within(letter_groups(action.text), sentence));
  }
  const auto best = static_cast<std::size_t>(std::max_element(shares.begin(), shares.end()) - shares.begin());
  const bool clear =
      shares[best] >= clear_share && std::none_of(shares.begin(), shares.end(), [&](const double& share) {
        return &share != &shares[best] && share > shares[best] - clear_lead;
      });
  if (clear) {
    out.actions = groups[best];
    return;
  }
  // Whom the sentence names.
  const auto named = [&](const std::vector<std::size_t>& group) {
    const auto& owners = register_.actions[group.front()].owners();
    return std::any_of(owners.begin(), owners.end(),
                       [&](const std::string& owner) { return names_owner(citation.text.text, owner); });
  };
  if (std::count_if(groups.begin(), groups.end(), named) == 1) {
    out.actions = *std::find_if(groups.begin(), groups.end(), named);
    return;
  }
  // What is settled already is not settled again.
  std::erase_if(groups,
                [&](const auto& group) { return !live_at(register_.actions[group.front()], citing.meeting.date); });
  if (groups.size() == 1 && !citation.number.empty()) {
    out.actions = groups.front();
    return;
  }
  out.candidates = std::move(actions);
  out.problem = "more than one assignment may be meant";
}

Meant Assignments::find(const Citation& citation, const LivingMeeting& citing) const {
  if (citation.weak) {
    // Its words must fit, and where they don't, it speaks of something else.
    Citation sure = citation;
    sure.weak = false;
    Meant meant = find(sure, citing);
    const auto words = letter_groups(citation.about);
    std::erase_if(meant.actions, [&](std::size_t i) {
      return share_within(words, letter_groups(register_.actions[i].action.text)) < weak_share;
    });
    return {std::move(meant.actions), {}, {}};
  }
  // "Point 4 of the last minutes" is their fourth item, where they count so.
  if (citation.number.empty() && citation.case_number.empty() && citation.points.size() == 1) {
    Citation item = citation;
    item.number = std::to_string(citation.points.front());
    item.points.clear();
    if (Meant meant = find(item, citing); !meant.actions.empty() || !meant.candidates.empty()) return meant;
  }
  Meant out;
  std::vector<std::size_t> actions = in_meetings(citation, citing, out.problem);
  if (actions.empty()) return out;
  // Items of several meetings: without a date it is the one that still has something to do.
  const auto other_meeting = [&](std::size_t i) {
    return register_.actions[i].meeting != register_.actions[actions.front()].meeting;
  };
  if (std::any_of(actions.begin(), actions.end(), other_meeting)) {
    std::vector<std::size_t> live;
    for (const std::size_t i : actions) {
      if (live_at(register_.actions[i], citing.meeting.date)) live.push_back(i);
    }
    if (!live.empty()) actions = std::move(live);
    if (std::any_of(actions.begin(), actions.end(), other_meeting)) {
      Citation one = citation;
      one.all = false;
      choose(std::move(actions), one, citing, out);
      return out;
    }
  }
  if (!citation.points.empty()) {
    out.actions = by_points(actions, citation.points);
    if (out.actions.empty()) {
      out.candidates = std::move(actions);
      out.problem = "the item has no assignment in that point";
    }
    return out;
  }
  choose(std::move(actions), citation, citing, out);
  return out;
}

}  // namespace klubba
