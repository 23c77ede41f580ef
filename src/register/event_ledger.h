// SPDX-License-Identifier: MIT
#pragma once
/// What documents say of earlier assignments → events of actions, and findings for what nothing, or too much, fits.
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "klubba/living_register.h"
#include "klubba/update.h"
#include "register/assignments.h"

namespace klubba {

class EventLedger {
 public:
  EventLedger(LivingRegister& entry, UpdateSummary& summary, Diagnostics& out)
      : register_(entry), summary_(summary), out_(out) {}

  /// What the minutes of `meeting` said before, they say anew: takes its events and findings away.
  void forget(const std::string& meeting);
  /// Notes what a document of `meeting` says. `actions` are the ids of the document's actions in the register, `fresh`
  /// those that the register had not before.
  void hear(const MeetingDocument& document, const std::string& meeting, const std::vector<std::string>& actions,
            const std::unordered_set<std::string>& fresh);
  /// Makes events of all that was heard, and of the findings that the register kept: they may have healed.
  void resolve();

 private:
  struct Heard {
    std::string meeting, item;
    Citation citation;
    std::string task;   ///< of follow-up lists
    std::string again;  ///< id of the new action that may be an earlier one once more
  };
  struct Told {
    const LivingMeeting* meeting = nullptr;
    std::string item;
    Citation citation;
    std::string task;
    std::string again;
  };
  /// What a document that is read again meant before by an item that has another number since: the event stays where it
  /// was, for the document's words are as old as they were.
  std::vector<std::size_t> meant_before(const Told& told, const Meant& meant) const;
  /// Where an action of a list is an earlier one, that has the event, and the new one is taken back.
  void take_repeat(const Assignments& assignments, const Told& told);
  void add_event(std::size_t index, const Told& told);
  LivingAction* renewal(const Told& told, const LivingAction& old_action);
  static KeptDiagnostic finding(const Told& told, const Meant& meant);
  void report(const KeptDiagnostic& kept, const Meant& meant, const LivingMeeting& meeting);

  LivingRegister& register_;
  UpdateSummary& summary_;
  Diagnostics& out_;
  std::vector<Heard> heard_;
  struct Forgotten {
    std::string meeting;
    EventType type = EventType::given;
    std::string action;  ///< id
  };
  std::vector<Forgotten> forgotten_;            ///< events of documents that are read again
  std::unordered_set<std::string> taken_back_;  ///< ids of new actions that are earlier ones
};

}  // namespace klubba
