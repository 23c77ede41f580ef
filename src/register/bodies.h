// SPDX-License-Identifier: MIT
#pragma once
/// Which meetings of a living register are those of an organ that minutes name: "KSAU", "the council's", "the board".
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "klubba/living_register.h"

namespace klubba {

/// The meetings of a register by body. Views the register, whose meetings must not change meanwhile.
class Bodies {
 public:
  explicit Bodies(const LivingRegister& entry);

  /// Meetings of the body that met then, and those of unknown bodies; by date.
  std::vector<const LivingMeeting*> own(const LivingMeeting& citing) const;
  /// Meetings of the organ that the minutes of `citing` name; where several bodies fit, those nearest to it.
  /// `maybe_own`: where none near it fits, the citing body itself is meant.
  std::vector<const LivingMeeting*> named(const std::string& organ, bool maybe_own, const LivingMeeting& citing) const;
  std::vector<const LivingMeeting*> all() const;

 private:
  using Found = std::vector<const LivingMeeting*>;
  std::map<std::string, Found> meetings_;  // by the body's slug
};

}  // namespace klubba
