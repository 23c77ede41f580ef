// SPDX-License-Identifier: MIT
#include "klubba/update.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "register/assignments.h"
#include "register/fingerprint.h"
#include "register/matching.h"

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

std::string key_at(const std::vector<RegisterItem>& agenda, std::size_t item) {
  if (item >= agenda.size()) return {};
  return agenda[item].number.empty() ? agenda[item].title : agenda[item].number;
}

/// The part of a fingerprint that stands for the text: equal texts have equal ones.
std::string text_mark(const std::string& fingerprint) {
  return fingerprint.substr(0, fingerprint.find('-'));
}

class Updater {
 public:
  Updater(LivingRegister& entry, Diagnostics& out) : register_(entry), out_(out) {
    for (const LivingDecision& decision : register_.decisions) ids_.insert(decision.decision.id);
    for (const LivingAction& action : register_.actions) ids_.insert(action.action.id);
    for (const LivingMeeting& meeting : register_.meetings) newest_ = std::max(newest_, meeting.meeting.date);
  }

  UpdateSummary run(std::vector<MeetingDocument> documents) {
    find_human_statuses();
    for (const LivingAction& action : register_.actions) before_.emplace(action.action.id, settle_status(action));
    std::stable_sort(documents.begin(), documents.end(), [](const MeetingDocument& a, const MeetingDocument& b) {
      return a.entry.meeting.date < b.entry.meeting.date;
    });
    for (MeetingDocument& document : documents) put(document);
    if (!documents.empty()) resolve_all();
    settle();
    return std::move(summary_);
  }

 private:
  /// A status other than the one klubba wrote is a person's: it holds against all minutes that the register has.
  void find_human_statuses() {
    for (LivingAction& action : register_.actions) {
      if (action.fingerprint.empty() || !edits_of(action).status) continue;
      std::string date = newest_;
      if (action.closed) date = std::max(date, action.closed->date);
      action.status_kept = KeptStatus{date, action.action.status};
      touch(action.action.id);
    }
    for (LivingAction& action : register_.actions) {
      // Closed without a day: closed when klubba sees it.
      if (!action.closed || !action.closed->date.empty() || action.status_kept) continue;
      action.status_kept = KeptStatus{newest_, std::string(action_status_name(ActionStatus::done))};
      touch(action.action.id);
    }
  }

  void touch(const std::string& id) { summary_.touched.insert(id); }

  // --- one document

  void put(MeetingDocument& document) {
    Register& doc = document.entry;
    const std::size_t index = meeting_of(doc);
    LivingMeeting& meeting = register_.meetings[index];
    const std::string id = meeting.id;
    touch(id);
    read_.insert(id);
    meeting.source = doc.source;
    meeting.meeting = doc.meeting;
    meeting.agenda = doc.agenda;
    forget_events(id);
    const auto decision_ids = put_decisions(doc, id);
    put_actions(doc, id, decision_ids);
    for (const Citation& citation : document.citations) {
      Told told{id, key_at(doc.agenda, citation.item), citation, ""};
      told_.push_back(std::move(told));
    }
    for (const FollowUp& entry : document.follow_ups) {
      Citation citation;
      citation.verdict = entry.verdict;
      citation.text = entry.text;
      told_.push_back({id, key_at(doc.agenda, entry.item), std::move(citation), entry.task});
    }
  }

  /// The meeting that the document is of: the one with its path and date, else its id; else a new one.
  std::size_t meeting_of(const Register& doc) {
    auto& meetings = register_.meetings;
    const std::string id = make_meeting_id(doc.source.path, doc.meeting);
    std::string fresh = id;
    for (std::size_t i = 0; i < meetings.size(); ++i) {
      const LivingMeeting& m = meetings[i];
      if (m.source.path != doc.source.path || read_.contains(m.id)) continue;
      if (m.id == id || m.meeting.date == doc.meeting.date || m.meeting.body == doc.meeting.body) return i;
    }
    for (std::size_t i = 0; i < meetings.size(); ++i) {
      if (meetings[i].id == id && !read_.contains(id)) return i;
    }
    for (int n = 2; register_.meeting(fresh) != nullptr; ++n) fresh = id + "-" + std::to_string(n);
    LivingMeeting meeting;
    meeting.id = fresh;
    const auto place = std::find_if(meetings.begin(), meetings.end(), [&](const LivingMeeting& m) {
      return std::tie(m.meeting.date, m.id) > std::tie(doc.meeting.date, fresh);
    });
    const auto index = static_cast<std::size_t>(place - meetings.begin());
    meetings.insert(place, std::move(meeting));
    return index;
  }

  /// What the document said before, it says anew.
  void forget_events(const std::string& meeting) {
    for (LivingAction& action : register_.actions) {
      const auto said = [&](const ActionEvent& event) {
        return event.meeting == meeting && event.type != EventType::given;
      };
      if (std::none_of(action.events.begin(), action.events.end(), said)) continue;
      for (const ActionEvent& event : action.events) {
        if (said(event) && !event.by.empty()) {
          action.superseded_by.clear();
          for (LivingAction& other : register_.actions) {
            if (other.action.id == event.by) {
              other.supersedes.clear();
              touch(other.action.id);
            }
          }
        }
      }
      std::erase_if(action.events, said);
      touch(action.action.id);
    }
    std::erase_if(register_.diagnostics, [&](const KeptDiagnostic& d) { return d.meeting == meeting; });
  }

  std::string free_id(std::string id, const std::string& meeting, const RegisterMeeting& head,
                      const std::string& path) {
    const std::string base = make_meeting_id(path, head);
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

  /// Puts what is new into a list that is sorted by meeting, behind what came before it in the document.
  template <class List, class Entry>
  void insert_entry(List& list, Entry entry, std::size_t& after, const std::string& meeting) {
    std::size_t at = after;
    if (at == Pairing::none) {
      const LivingMeeting* own = register_.meeting(meeting);
      const auto place = std::find_if(list.begin(), list.end(), [&](const Entry& other) {
        const LivingMeeting* theirs = register_.meeting(other.meeting);
        return theirs != nullptr && (theirs->id == own->id ||
                                     std::tie(theirs->meeting.date, theirs->id) > std::tie(own->meeting.date, own->id));
      });
      at = static_cast<std::size_t>(place - list.begin());
    } else {
      ++at;
    }
    list.insert(list.begin() + static_cast<std::ptrdiff_t>(at), std::move(entry));
    after = at;
  }

  /// The living ids of the document's decisions, in their order.
  std::unordered_map<std::string, std::string> put_decisions(const Register& doc, const std::string& meeting) {
    auto& list = register_.decisions;
    std::vector<std::size_t> own;
    std::vector<MatchSide> old_side;
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (list[i].meeting != meeting) continue;
      own.push_back(i);
      const RegisterDecision& d = list[i].decision;
      old_side.push_back({d.id, d.item, d.text, text_mark(list[i].fingerprint)});
    }
    std::vector<MatchSide> new_side;
    for (const RegisterDecision& d : doc.decisions)
      new_side.push_back({d.id, d.item, d.text, text_mark(fingerprint(d))});
    const Pairing pairs = pair_entries(old_side, new_side);
    std::unordered_map<std::string, std::string> ids;
    std::vector<bool> met(own.size(), false);
    std::vector<LivingDecision> fresh(doc.decisions.size());
    for (std::size_t n = 0; n < doc.decisions.size(); ++n) {
      const std::size_t o = pairs.old_of_new[n];
      if (o == Pairing::none) continue;
      met[o] = true;
      LivingDecision& entry = list[own[o]];
      ids.emplace(doc.decisions[n].id, entry.decision.id);
      merge(entry, doc.decisions[n]);
    }
    for (std::size_t o = 0; o < own.size(); ++o) {
      if (met[o] || list[own[o]].gone) continue;
      list[own[o]].gone = true;
      touch(list[own[o]].decision.id);
    }
    std::size_t after = Pairing::none;
    for (std::size_t n = 0; n < doc.decisions.size(); ++n) {
      const RegisterDecision& d = doc.decisions[n];
      if (const auto known = ids.find(d.id); known != ids.end()) {
        after = static_cast<std::size_t>(
            std::find_if(list.begin(), list.end(),
                         [&](const LivingDecision& e) { return e.decision.id == known->second; }) -
            list.begin());
        continue;
      }
      LivingDecision entry;
      entry.decision = d;
      entry.decision.id = free_id(d.id, meeting, doc.meeting, doc.source.path);
      entry.meeting = meeting;
      entry.fingerprint = fingerprint(d);
      ids.emplace(d.id, entry.decision.id);
      touch(entry.decision.id);
      insert_entry(list, std::move(entry), after, meeting);
    }
    return ids;
  }

  void merge(LivingDecision& entry, const RegisterDecision& now) {
    const DecisionEdits edits = edits_of(entry);
    RegisterDecision next = now;
    next.id = entry.decision.id;
    if (edits.text) next.text = entry.decision.text;
    if (edits.clauses) next.clauses = entry.decision.clauses;
    if (edits.outcome) next.outcome = entry.decision.outcome;
    entry.decision = std::move(next);
    entry.fingerprint = fingerprint(now);
    entry.gone = false;
    touch(entry.decision.id);
  }

  void put_actions(const Register& doc, const std::string& meeting,
                   const std::unordered_map<std::string, std::string>& decision_ids) {
    auto& list = register_.actions;
    std::vector<std::size_t> own;
    std::vector<MatchSide> old_side;
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (list[i].meeting != meeting) continue;
      own.push_back(i);
      const RegisterAction& a = list[i].action;
      old_side.push_back({a.id, a.item, a.text, text_mark(list[i].fingerprint)});
    }
    std::vector<MatchSide> new_side;
    for (const RegisterAction& a : doc.actions) new_side.push_back({a.id, a.item, a.text, text_mark(fingerprint(a))});
    const Pairing pairs = pair_entries(old_side, new_side);
    std::unordered_map<std::size_t, std::string> ids;
    std::vector<bool> met(own.size(), false);
    for (std::size_t n = 0; n < doc.actions.size(); ++n) {
      RegisterAction now = doc.actions[n];
      if (const auto decision = decision_ids.find(now.decision); decision != decision_ids.end())
        now.decision = decision->second;
      const std::size_t o = pairs.old_of_new[n];
      if (o == Pairing::none) continue;
      met[o] = true;
      LivingAction& entry = list[own[o]];
      ids.emplace(n, entry.action.id);
      merge(entry, now, doc, meeting);
    }
    for (std::size_t o = 0; o < own.size(); ++o) {
      LivingAction& entry = list[own[o]];
      if (met[o] || entry.gone) continue;
      entry.gone = true;
      ++summary_.vanished;
      touch(entry.action.id);
    }
    std::size_t after = Pairing::none;
    for (std::size_t n = 0; n < doc.actions.size(); ++n) {
      if (const auto known = ids.find(n); known != ids.end()) {
        after =
            static_cast<std::size_t>(std::find_if(list.begin(), list.end(),
                                                  [&](const LivingAction& e) { return e.action.id == known->second; }) -
                                     list.begin());
        continue;
      }
      LivingAction entry;
      entry.action = doc.actions[n];
      if (const auto decision = decision_ids.find(entry.action.decision); decision != decision_ids.end())
        entry.action.decision = decision->second;
      entry.action.id = free_id(entry.action.id, meeting, doc.meeting, doc.source.path);
      entry.meeting = meeting;
      entry.fingerprint = fingerprint(entry.action);
      entry.events.push_back(given(entry.action, doc, meeting));
      if (!pairs.refused[n].empty()) refuse(entry.action, pairs.refused[n], own);
      touch(entry.action.id);
      ++summary_.added;
      insert_entry(list, std::move(entry), after, meeting);
    }
  }

  void refuse(const RegisterAction& action, const std::vector<std::size_t>& candidates,
              const std::vector<std::size_t>& own) {
    Diagnostic d;
    d.id = "match-ambiguous";
    d.severity = Severity::warning;
    d.message = "'" + action.text + "' may be more than one action of the register";
    d.note = "like it:";
    for (const std::size_t o : candidates) d.note += ' ' + register_.actions[own[o]].action.id;
    d.help = "it is kept as a new action; move notes by hand where it is an old one";
    out_.push_back(std::move(d));
    ++summary_.needs_you;
  }

  static ActionEvent given(const RegisterAction& action, const Register& doc, const std::string& meeting) {
    return {EventType::given, doc.meeting.date, meeting, action.item, doc.meeting.body, action.lines, false, ""};
  }

  void merge(LivingAction& entry, const RegisterAction& now, const Register& doc, const std::string& meeting) {
    const ActionEdits edits = edits_of(entry);
    const std::string was = entry.fingerprint;
    RegisterAction next = now;
    next.id = entry.action.id;
    next.status = entry.action.status;
    if (edits.text) next.text = keep("text", entry, entry.action.text, now.text);
    if (edits.owners) {
      next.owners = entry.action.owners;
      next.owners_resolved = entry.action.owners_resolved;
    }
    if (edits.deadline) next.deadline = entry.action.deadline;
    entry.action = std::move(next);
    RegisterAction minutes = now;
    minutes.status = entry.action.status;
    entry.fingerprint = fingerprint(minutes);
    if ((edits.owners || edits.deadline) && was != entry.fingerprint &&
        was.substr(9, 17) != entry.fingerprint.substr(9, 17)) {
      std::string says;
      for (const std::string& owner : now.owners) says += (says.empty() ? "" : ", ") + owner;
      if (now.deadline) says += (says.empty() ? "" : "; ") + now.deadline->text;
      keep("owners or deadline", entry, "", says);
    }
    entry.gone = false;
    const auto first = std::find_if(entry.events.begin(), entry.events.end(),
                                    [](const ActionEvent& event) { return event.type == EventType::given; });
    if (first != entry.events.end()) {
      *first = given(entry.action, doc, meeting);
    } else {
      entry.events.insert(entry.events.begin(), given(entry.action, doc, meeting));
    }
    touch(entry.action.id);
  }

  /// A person's value stays; says what the minutes say where that is new.
  std::string keep(const std::string& field, const LivingAction& entry, std::string value, const std::string& minutes) {
    if (value == minutes) return value;
    Diagnostic d;
    d.id = "edit-kept";
    d.severity = Severity::warning;
    d.message = entry.action.id + ": the " + field + " that a person wrote is kept";
    d.note = "the minutes say: " + minutes;
    out_.push_back(std::move(d));
    return value;
  }

  // --- what documents say of earlier ones

  struct Told {
    std::string meeting, item;
    Citation citation;
    std::string task;
  };

  void resolve_all() {
    // Findings of documents that were not read now may heal.
    std::unordered_set<std::string> known;
    for (const KeptDiagnostic& kept : register_.diagnostics) {
      known.insert(kept.meeting + '\n' + kept.message);
      if (kept.cites) told_.push_back({kept.meeting, kept.item, *kept.cites, kept.task});
    }
    std::erase_if(register_.diagnostics, [](const KeptDiagnostic& kept) { return kept.cites.has_value(); });
    const auto date_of = [&](const Told& told) {
      const LivingMeeting* meeting = register_.meeting(told.meeting);
      return meeting == nullptr ? std::string() : meeting->meeting.date;
    };
    std::stable_sort(told_.begin(), told_.end(), [&](const Told& a, const Told& b) { return date_of(a) < date_of(b); });
    const Assignments assignments(register_);
    std::vector<KeptDiagnostic> kept;
    for (Told& told : told_) {
      const LivingMeeting* meeting = register_.meeting(told.meeting);
      if (meeting == nullptr) continue;
      const Meant meant =
          told.task.empty() ? assignments.find(told.citation, *meeting) : assignments.find_task(told.task, *meeting);
      for (const std::size_t index : meant.actions) add_event(index, told, *meeting);
      if (meant.actions.empty()) kept.push_back(finding(told, meant, known));
    }
    std::stable_sort(kept.begin(), kept.end(),
                     [](const KeptDiagnostic& a, const KeptDiagnostic& b) { return a.meeting < b.meeting; });
    register_.diagnostics.insert(register_.diagnostics.end(), kept.begin(), kept.end());
  }

  KeptDiagnostic finding(const Told& told, const Meant& meant, const std::unordered_set<std::string>& known) {
    KeptDiagnostic kept;
    const bool several = !meant.candidates.empty();
    kept.id = several ? "citation-ambiguous" : "citation-dangling";
    kept.message = "'" + told.citation.text.text + "': " + meant.problem;
    kept.meeting = told.meeting;
    kept.item = told.item;
    kept.lines = told.citation.text.lines;
    kept.cites = told.citation;
    kept.task = told.task;
    if (known.contains(kept.meeting + '\n' + kept.message)) return kept;
    Diagnostic d;
    // Each of the two words stands alone, for the list of all diagnostics.
    if (several) {
      d.id = "citation-ambiguous";
    } else {
      d.id = "citation-dangling";
    }
    d.severity = Severity::warning;
    d.message = kept.message;
    if (const LivingMeeting* meeting = register_.meeting(told.meeting)) {
      d.path = meeting->source.path;
      d.at = {kept.lines.first, 1};
    }
    for (const std::size_t index : meant.candidates)
      d.note += (d.note.empty() ? "candidates: " : ", ") + register_.actions[index].action.id;
    d.help =
        several ? "'klubba close' closes the one that is meant" : "it heals when the minutes that it names are added";
    out_.push_back(std::move(d));
    ++summary_.needs_you;
    return kept;
  }

  void add_event(std::size_t index, const Told& told, const LivingMeeting& meeting) {
    LivingAction& action = register_.actions[index];
    ActionEvent event;
    event.type = event_of(told.citation.verdict);
    event.date = meeting.meeting.date;
    event.meeting = meeting.id;
    event.item = told.item;
    event.body = meeting.meeting.body;
    event.lines = told.citation.text.lines;
    event.partial = told.citation.verdict == Verdict::partly;
    if (event.type == EventType::renewed) {
      if (LivingAction* next = renewal(told, action)) {
        event.by = next->action.id;
        next->supersedes = action.action.id;
        action.superseded_by = next->action.id;
        touch(next->action.id);
      }
      ++summary_.renewed;
    }
    // One document may say the same twice.
    for (const ActionEvent& other : action.events) {
      if (other.meeting == event.meeting && other.type == event.type && other.item == event.item) return;
    }
    const auto place = std::find_if(action.events.begin(), action.events.end(),
                                    [&](const ActionEvent& other) { return other.date > event.date; });
    action.events.insert(place, std::move(event));
    touch(action.action.id);
  }

  /// The action that the same sentence gives, or one right behind it in its item.
  LivingAction* renewal(const Told& told, const LivingAction& old_action) {
    LivingAction* best = nullptr;
    for (LivingAction& action : register_.actions) {
      if (action.meeting != told.meeting || action.gone || action.action.item != told.item || &action == &old_action ||
          !action.supersedes.empty()) {
        continue;
      }
      if (action.action.lines.last < told.citation.text.lines.first) continue;
      if (best == nullptr || action.action.lines.first < best->action.lines.first) best = &action;
    }
    return best;
  }

  // --- statuses

  void settle() {
    for (LivingAction& action : register_.actions) {
      if (!summary_.touched.contains(action.action.id) && !action.closed) continue;
      const ActionStatus now = settle_status(action);
      const std::string word(action_status_name(now));
      if (action.action.status != word) touch(action.action.id);
      action.action.status = word;
      // The fingerprint's last part is the status.
      const std::string mark = fingerprint(action.action);
      const std::size_t last = mark.rfind('-');
      if (action.fingerprint.size() == mark.size()) {
        if (action.fingerprint.compare(last, std::string::npos, mark, last, std::string::npos) != 0)
          touch(action.action.id);
        action.fingerprint.replace(last, std::string::npos, mark, last, std::string::npos);
      }
      const auto before = before_.find(action.action.id);
      const bool was_live = before == before_.end() || is_live(before->second);
      if (was_live && (now == ActionStatus::done || now == ActionStatus::cancelled)) ++summary_.closed;
    }
  }

  LivingRegister& register_;
  Diagnostics& out_;
  UpdateSummary summary_;
  std::string newest_;
  std::unordered_set<std::string> ids_, read_;
  std::unordered_map<std::string, ActionStatus> before_;
  std::vector<Told> told_;
};

}  // namespace

MeetingDocument make_meeting_document(const SourceFile& source, const Minutes& minutes) {
  return {make_register(source, minutes), minutes.citations, minutes.follow_ups};
}

UpdateSummary update_register(LivingRegister& entry, std::vector<MeetingDocument> documents, Diagnostics& out) {
  return Updater(entry, out).run(std::move(documents));
}

}  // namespace klubba
