// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "klubba/report.h"

namespace klubba {
namespace {

/// Gives ids of their own.
class FreeIds {
 public:
  /// The first of "id", "id-2", "id-3" … that is not taken yet.
  std::string take(const std::string& id) {
    std::string out = id;
    // Where many ask for one id, the numbers tried before are not tried again.
    while (!taken_.insert(out).second) out = id + "-" + std::to_string(++last_.try_emplace(id, 1).first->second);
    return out;
  }

 private:
  std::unordered_set<std::string> taken_;
  std::unordered_map<std::string, unsigned> last_;
};

/// The id of a document's meeting: what the ids of its entries begin with.
std::string meeting_id(const Register& entry) {
  std::string id = make_slug(entry.meeting.body);
  if (!entry.meeting.date.empty()) id += (id.empty() ? "" : "-") + entry.meeting.date;
  return id.empty() ? make_slug(entry.source.path) : id;
}

/// Puts registers together and keeps their ids apart.
class Joiner {
 public:
  void add(LivingRegister part) {
    std::unordered_map<std::string, std::string> meetings;  // empty: left out
    for (LivingMeeting& meeting : part.meetings) {
      const bool known =
          !meeting.source.sha256.empty() && !documents_.emplace(meeting.source.path, meeting.source.sha256).second;
      std::string id = known ? "" : meetings_.take(meeting.id);
      meetings.emplace(meeting.id, id);
      if (known) continue;
      meeting.id = std::move(id);
      whole_.meetings.push_back(std::move(meeting));
    }
    const auto moved = [&meetings](std::string& id) {
      const auto at = meetings.find(id);
      if (at == meetings.end()) return true;
      id = at->second;
      return !id.empty();
    };
    std::unordered_map<std::string, std::string> decisions;
    for (LivingDecision& decision : part.decisions) {
      if (!moved(decision.meeting)) continue;
      const std::string old = decision.decision.id;
      decision.decision.id = entries_.take(old);
      if (decision.decision.id != old) decisions.emplace(old, decision.decision.id);
      whole_.decisions.push_back(std::move(decision));
    }
    for (LivingAction& action : part.actions) {
      if (!moved(action.meeting)) continue;
      action.action.id = entries_.take(action.action.id);
      const auto decision = decisions.find(action.action.decision);
      if (decision != decisions.end()) action.action.decision = decision->second;
      for (ActionEvent& event : action.events) moved(event.meeting);
      whole_.actions.push_back(std::move(action));
    }
    std::move(part.diagnostics.begin(), part.diagnostics.end(), std::back_inserter(whole_.diagnostics));
  }

  LivingRegister take() {
    std::stable_sort(whole_.meetings.begin(), whole_.meetings.end(),
                     [](const LivingMeeting& a, const LivingMeeting& b) {
                       return std::tie(a.meeting.date, a.id) < std::tie(b.meeting.date, b.id);
                     });
    return std::move(whole_);
  }

 private:
  LivingRegister whole_;
  FreeIds meetings_;
  FreeIds entries_;
  std::set<std::pair<std::string, std::string>> documents_;  // path and hash
};

}  // namespace

LivingRegister living_register_of(Register entry) {
  LivingRegister out;
  LivingMeeting meeting;
  meeting.id = meeting_id(entry);
  meeting.source = std::move(entry.source);
  meeting.meeting = std::move(entry.meeting);
  meeting.agenda = std::move(entry.agenda);
  for (RegisterDecision& decision : entry.decisions) {
    LivingDecision& kept = out.decisions.emplace_back();
    kept.decision = std::move(decision);
    kept.meeting = meeting.id;
  }
  for (RegisterAction& action : entry.actions) {
    LivingAction& kept = out.actions.emplace_back();
    ActionEvent given;
    given.date = meeting.meeting.date;
    given.meeting = meeting.id;
    given.item = action.item;
    given.body = meeting.meeting.body;
    given.lines = action.lines;
    kept.action = std::move(action);
    kept.meeting = meeting.id;
    kept.events.push_back(std::move(given));
  }
  out.meetings.push_back(std::move(meeting));
  return out;
}

LivingRegister join_registers(std::vector<LivingRegister> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  Joiner joiner;
  for (LivingRegister& part : parts) joiner.add(std::move(part));
  return joiner.take();
}

}  // namespace klubba
