// SPDX-License-Identifier: MIT
#include "register/entry_merger.h"

#include <algorithm>
#include <tuple>
#include <type_traits>

#include "register/fingerprint.h"

namespace klubba {
namespace {

RegisterDecision& value_of(LivingDecision& entry) {
  return entry.decision;
}
RegisterAction& value_of(LivingAction& entry) {
  return entry.action;
}

/// The part of a fingerprint that stands for the text: equal texts have equal ones.
std::string text_mark(const std::string& fingerprint) {
  return fingerprint.substr(0, fingerprint.find('-'));
}

ActionEvent given(const RegisterAction& action, const Register& doc, const std::string& meeting) {
  return {EventType::given, doc.meeting.date, meeting, action.item, doc.meeting.body, action.lines, false, ""};
}

/// The parts of two fingerprints that stand for owners and deadline.
bool same_duty(const std::string& a, const std::string& b) {
  constexpr std::size_t begin = 9;
  constexpr std::size_t size = 17;
  return a.size() >= begin + size && b.size() >= begin + size && a.compare(begin, size, b, begin, size) == 0;
}

}  // namespace

EntryMerger::EntryMerger(LivingRegister& entry, UpdateSummary& summary, Diagnostics& out)
    : register_(entry), summary_(summary), out_(out) {
  for (const LivingDecision& decision : register_.decisions) ids_.insert(decision.decision.id);
  for (const LivingAction& action : register_.actions) ids_.insert(action.action.id);
  // People may put entries in before the minutes come.
  for (const LivingMeeting& meeting : register_.meetings) known_.insert(meeting.id);
  for (const LivingDecision& decision : register_.decisions) known_.insert(decision.meeting);
  for (const LivingAction& action : register_.actions) known_.insert(action.meeting);
}

std::vector<std::string> EntryMerger::put(const Register& doc, const std::string& meeting) {
  const auto decision_ids = put_list(
      register_.decisions, doc.decisions, doc, meeting,
      [this](LivingDecision& entry, const RegisterDecision& now) { merge(entry, now); }, [](LivingDecision&) {});
  std::vector<RegisterAction> actions = doc.actions;
  for (RegisterAction& action : actions) {
    const auto decision = std::find_if(doc.decisions.begin(), doc.decisions.end(),
                                       [&](const RegisterDecision& d) { return d.id == action.decision; });
    if (decision != doc.decisions.end())
      action.decision = decision_ids[static_cast<std::size_t>(decision - doc.decisions.begin())];
  }
  std::vector<std::string> ids = put_list(
      register_.actions, actions, doc, meeting,
      [&](LivingAction& entry, const RegisterAction& now) { merge(entry, now, doc); },
      [&](LivingAction& entry) {
        entry.events.push_back(given(entry.action, doc, meeting));
        fresh_.insert(entry.action.id);
        ++summary_.added;
      });
  known_.insert(meeting);
  return ids;
}

template <class Entry, class New, class Merge, class Make>
std::vector<std::string> EntryMerger::put_list(std::vector<Entry>& list, const std::vector<New>& now,
                                               const Register& doc, const std::string& meeting, Merge merge,
                                               Make make) {
  std::vector<std::size_t> own;
  std::vector<MatchSide> old_side;
  // A meeting that is new has none; large archives have thousands of those.
  const std::size_t end = known_.contains(meeting) ? list.size() : 0;
  for (std::size_t i = 0; i < end; ++i) {
    if (list[i].meeting != meeting) continue;
    own.push_back(i);
    const New& value = value_of(list[i]);
    old_side.push_back({value.id, value.item, value.text,
                        text_mark(list[i].fingerprint.empty() ? fingerprint(value) : list[i].fingerprint)});
  }
  std::vector<MatchSide> new_side;
  for (const New& value : now) new_side.push_back({value.id, value.item, value.text, text_mark(fingerprint(value))});
  const Pairing pairs = pair_entries(old_side, new_side);

  std::vector<bool> met(own.size(), false);
  for (std::size_t n = 0; n < now.size(); ++n) {
    const std::size_t o = pairs.old_of_new[n];
    if (o == Pairing::none) continue;
    met[o] = true;
    merge(list[own[o]], now[n]);
  }
  for (std::size_t o = 0; o < own.size(); ++o) {
    if (!met[o]) vanish(list[own[o]]);
  }
  // New entries go behind what stands before them in the document.
  std::vector<std::string> ids;
  std::size_t at = own.empty() ? place_for(list, meeting) : own.front();
  for (std::size_t n = 0; n < now.size(); ++n) {
    const std::size_t o = pairs.old_of_new[n];
    if (o != Pairing::none) {
      at = static_cast<std::size_t>(std::find_if(list.begin() + static_cast<std::ptrdiff_t>(own[o]), list.end(),
                                                 [&](Entry& e) { return value_of(e).id == old_side[o].id; }) -
                                    list.begin()) +
           1;
      ids.push_back(old_side[o].id);
      continue;
    }
    Entry entry;
    value_of(entry) = now[n];
    value_of(entry).id = free_id(now[n].id, meeting, doc);
    entry.meeting = meeting;
    entry.fingerprint = fingerprint(value_of(entry));
    make(entry);
    if (std::is_same_v<Entry, LivingAction> && !pairs.refused[n].empty()) {
      std::vector<std::string> candidates;
      for (const std::size_t r : pairs.refused[n]) candidates.push_back(old_side[r].id);
      refuse(now[n].text, candidates);
    }
    ids.push_back(value_of(entry).id);
    summary_.touched.insert(ids.back());
    list.insert(list.begin() + static_cast<std::ptrdiff_t>(at), std::move(entry));
    ++at;
  }
  return ids;
}

/// Before the first entry of a later meeting.
template <class Entry>
std::size_t EntryMerger::place_for(const std::vector<Entry>& list, const std::string& meeting) const {
  // Mostly it comes last.
  if (!register_.meetings.empty() && register_.meetings.back().id == meeting) return list.size();
  std::unordered_map<std::string_view, const LivingMeeting*> meetings;
  for (const LivingMeeting& m : register_.meetings) meetings.emplace(m.id, &m);
  const LivingMeeting& own = *meetings.at(meeting);
  const auto place = std::find_if(list.begin(), list.end(), [&](const Entry& other) {
    const auto theirs = meetings.find(other.meeting);
    return theirs != meetings.end() &&
           std::tie(theirs->second->meeting.date, theirs->second->id) > std::tie(own.meeting.date, own.id);
  });
  return static_cast<std::size_t>(place - list.begin());
}

std::string EntryMerger::free_id(std::string id, const std::string& meeting, const Register& doc) {
  const std::string base = make_meeting_id(doc.source.path, doc.meeting);
  if (base != meeting && id.starts_with(base)) id = meeting + id.substr(base.size());
  if (ids_.insert(id).second) return id;
  std::size_t digits = id.size();
  while (digits > 0 && id[digits - 1] >= '0' && id[digits - 1] <= '9') --digits;
  const std::string stem = id.substr(0, digits);
  for (unsigned n = 1;; ++n) {
    std::string next = stem + std::to_string(n);
    if (ids_.insert(next).second) return next;
  }
}

void EntryMerger::merge(LivingDecision& entry, const RegisterDecision& now) {
  const DecisionEdits edits = edits_of(entry);
  RegisterDecision next = now;
  next.id = entry.decision.id;
  if (edits.text) next.text = entry.decision.text;
  if (edits.clauses) next.clauses = entry.decision.clauses;
  if (edits.outcome) next.outcome = entry.decision.outcome;
  entry.decision = std::move(next);
  entry.fingerprint = fingerprint(now);
  entry.gone = false;
  summary_.touched.insert(entry.decision.id);
}

void EntryMerger::merge(LivingAction& entry, const RegisterAction& now, const Register& doc) {
  const bool by_hand = entry.fingerprint.empty();
  const ActionEdits edits = edits_of(entry);
  const std::string was = entry.fingerprint;
  RegisterAction next = now;
  next.id = entry.action.id;
  next.status = entry.action.status;
  if (edits.text && entry.action.text != now.text) {
    keep("text", entry, now.text);
    next.text = entry.action.text;
  }
  if (edits.owners) {
    next.owners = entry.action.owners;
    next.owners_resolved = entry.action.owners_resolved;
  }
  if (edits.deadline) next.deadline = entry.action.deadline;
  entry.action = std::move(next);
  RegisterAction minutes = now;
  minutes.status = entry.action.status;
  entry.fingerprint = fingerprint(minutes);
  if ((edits.owners || edits.deadline) && !by_hand && !same_duty(was, entry.fingerprint)) {
    std::string says;
    for (const std::string& owner : now.owners) says += (says.empty() ? "" : ", ") + owner;
    if (now.deadline) says += (says.empty() ? "" : "; ") + now.deadline->text;
    keep("owners or deadline", entry, says);
  }
  entry.gone = false;
  const auto first = std::find_if(entry.events.begin(), entry.events.end(),
                                  [](const ActionEvent& event) { return event.type == EventType::given; });
  if (first != entry.events.end()) {
    *first = given(entry.action, doc, entry.meeting);
  } else {
    entry.events.insert(entry.events.begin(), given(entry.action, doc, entry.meeting));
  }
  summary_.touched.insert(entry.action.id);
}

/// A person's value stays; says what the minutes say where that is new.
void EntryMerger::keep(const std::string& field, const LivingAction& entry, const std::string& minutes) {
  Diagnostic d;
  d.id = "edit-kept";
  d.severity = Severity::warning;
  d.message = entry.action.id + ": the " + field + " that a person wrote is kept";
  d.note = "the minutes say: " + minutes;
  out_.push_back(std::move(d));
}

void EntryMerger::vanish(LivingDecision& entry) {
  // What a person put in was never in the document.
  if (entry.gone || entry.fingerprint.empty()) return;
  entry.gone = true;
  summary_.touched.insert(entry.decision.id);
}

void EntryMerger::vanish(LivingAction& entry) {
  const bool from_document = std::any_of(entry.events.begin(), entry.events.end(),
                                         [](const ActionEvent& event) { return event.type == EventType::given; });
  if (entry.gone || !from_document) return;
  entry.gone = true;
  ++summary_.vanished;
  summary_.touched.insert(entry.action.id);
}

void EntryMerger::refuse(const std::string& text, const std::vector<std::string>& candidates) {
  Diagnostic d;
  d.id = "match-ambiguous";
  d.severity = Severity::warning;
  d.message = "'" + text + "' may be more than one action of the register";
  d.note = "like it:";
  for (const std::string& id : candidates) d.note += ' ' + id;
  d.help = "it is kept as a new action; move notes by hand where it is an old one";
  out_.push_back(std::move(d));
  ++summary_.needs_you;
}

}  // namespace klubba
