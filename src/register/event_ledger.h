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
  /// Notes what a document of `meeting` says.
  void hear(const MeetingDocument& document, const std::string& meeting);
  /// Makes events of all that was heard, and of the findings that the register kept: they may have healed.
  void resolve();

 private:
  struct Heard {
    std::string meeting, item;
    Citation citation;
    std::string task;  ///< of follow-up lists
  };
  struct Told {
    const LivingMeeting* meeting = nullptr;
    std::string item;
    Citation citation;
    std::string task;
  };
  void add_event(std::size_t index, const Told& told);
  LivingAction* renewal(const Told& told, const LivingAction& old_action);
  static KeptDiagnostic finding(const Told& told, const Meant& meant);
  void report(const KeptDiagnostic& kept, const Meant& meant, const LivingMeeting& meeting);

  LivingRegister& register_;
  UpdateSummary& summary_;
  Diagnostics& out_;
  std::vector<Heard> heard_;
};

}  // namespace klubba
