// SPDX-License-Identifier: MIT
#include "klubba/update.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "register/entry_merger.h"
#include "register/event_ledger.h"
#include "register/fingerprint.h"
#include "register/minutes_place.h"

namespace klubba {
namespace {

/// Writes the status, and its part of the fingerprint: what klubba writes is no person's edit.
bool write_status(LivingAction& action, ActionStatus status) {
  const std::string_view word = action_status_name(status);
  const bool other = action.action.status != word;
  if (other) action.action.status = word;
  return mark_status(action) || other;
}

class Updater {
 public:
  Updater(LivingRegister& entry, Diagnostics& out)
      : register_(entry), merger_(entry, summary_, out), ledger_(entry, summary_, out) {
    for (const LivingMeeting& meeting : register_.meetings) newest_ = std::max(newest_, meeting.meeting.date);
  }

  UpdateSummary run(std::vector<MeetingDocument> documents) {
    find_human_statuses();
    for (const LivingAction& action : register_.actions) {
      if (!is_live(settle_status(action))) closed_before_.insert(action.action.id);
    }
    std::stable_sort(documents.begin(), documents.end(), reads_before);
    for (const MeetingDocument& document : documents) put(document);
    if (!documents.empty()) ledger_.resolve();
    settle();
    return std::move(summary_);
  }

 private:
  /// A status other than the one klubba wrote is a person's: it holds against all minutes that the register has.
  void find_human_statuses() {
    for (LivingAction& action : register_.actions) {
      if (action.fingerprint.empty()) continue;
      if (status_edited(action)) {
        std::string date = newest_;
        if (action.closed) date = std::max(date, action.closed->date);
        action.status_kept = KeptStatus{date, action.action.status};
      } else if (action.closed && action.closed->date.empty() && !action.status_kept) {
        // Closed without a day: closed when klubba sees it.
        action.status_kept = KeptStatus{newest_, std::string(action_status_name(ActionStatus::done))};
      } else {
        continue;
      }
      summary_.touched.insert(action.action.id);
    }
  }

  void put(const MeetingDocument& document) {
    const Register& doc = document.entry;
    const MinutesPlace place = place_of(document, register_, read_);
    if (place.kind == PlaceKind::outdated) return replaced(register_.meetings[place.meeting], doc.source);
    LivingMeeting& meeting = place.kind == PlaceKind::fresh ? add_meeting(doc) : register_.meetings[place.meeting];
    const std::string id = meeting.id;
    summary_.touched.insert(id);
    const bool again = place.kind == PlaceKind::same;
    if (again && meeting.source.path != doc.source.path && meeting.source.sha256 != doc.source.sha256)
      replaced(meeting, meeting.source);
    std::erase_if(meeting.replaced, [&](const RegisterSource& old) { return old.path == doc.source.path; });
    meeting.source = doc.source;
    meeting.version = document.version;
    meeting.meeting = doc.meeting;
    meeting.agenda = doc.agenda;
    if (again) ledger_.forget(id);
    read_.insert(id);
    const std::vector<std::string> actions = merger_.put(doc, id);
    ledger_.hear(document, id, actions, merger_.fresh());
  }

  /// Minutes that others took the place of are not read again while they stay as they are.
  void replaced(LivingMeeting& meeting, const RegisterSource& old) {
    std::erase_if(meeting.replaced, [&](const RegisterSource& other) { return other.path == old.path; });
    meeting.replaced.push_back(old);
    summary_.touched.insert(meeting.id);
  }

  LivingMeeting& add_meeting(const Register& doc) {
    auto& meetings = register_.meetings;
    LivingMeeting meeting;
    const std::string id = make_meeting_id(doc.source.path, doc.meeting);
    meeting.id = id;
    for (int n = 2; register_.meeting(meeting.id) != nullptr; ++n) meeting.id = id + "-" + std::to_string(n);
    const auto place = std::find_if(meetings.begin(), meetings.end(), [&](const LivingMeeting& m) {
      return std::tie(m.meeting.date, m.id) > std::tie(doc.meeting.date, meeting.id);
    });
    return *meetings.insert(place, std::move(meeting));
  }

  void settle() {
    for (LivingAction& action : register_.actions) {
      const bool touched = summary_.touched.contains(action.action.id);
      if (action.fingerprint.empty()) {
        // A person's own entry: theirs until minutes say something of it.
        if (!touched || action.events.empty()) continue;
        if (!action.status_kept) action.status_kept = KeptStatus{date_of(action), action.action.status};
        action.fingerprint = fingerprint(action.action);
      }
      const ActionStatus now = settle_status(action);
      if (write_status(action, now)) summary_.touched.insert(action.action.id);
      // What is read again is not closed again.
      if (is_live(now) || closed_before_.contains(action.action.id)) continue;
      ++(now == ActionStatus::superseded ? summary_.renewed : summary_.closed);
    }
  }

  std::string date_of(const LivingAction& action) const {
    const LivingMeeting* meeting = register_.meeting(action.meeting);
    return meeting == nullptr ? std::string() : meeting->meeting.date;
  }

  LivingRegister& register_;
  UpdateSummary summary_;
  EntryMerger merger_;
  EventLedger ledger_;
  std::string newest_;
  std::unordered_set<std::string> read_, closed_before_;
};

}  // namespace

MeetingDocument make_meeting_document(const SourceFile& source, const Minutes& minutes) {
  return {make_register(source, minutes), minutes.citations, minutes.follow_ups, minutes.version};
}

UpdateSummary update_register(LivingRegister& entry, std::vector<MeetingDocument> documents, Diagnostics& out) {
  return Updater(entry, out).run(std::move(documents));
}

}  // namespace klubba
