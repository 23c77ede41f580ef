// SPDX-License-Identifier: MIT
#pragma once
/// Fingerprints tell what klubba wrote from what a person wrote over it: a hash of each machine field as klubba last
/// took it from the minutes, 8 hexadecimal digits each, joined by hyphens.
#include <string>

#include "klubba/living_register.h"

namespace klubba {

/// Of text, owners, deadline and status.
std::string fingerprint(const RegisterAction& action);
/// Of text, clauses and outcome.
std::string fingerprint(const RegisterDecision& decision);

/// Which fields hold something else than klubba last wrote. Without a fingerprint all of them are a person's.
struct ActionEdits {
  bool text = false, owners = false, deadline = false, status = false;
};
ActionEdits edits_of(const LivingAction& action);
/// The status alone, which is asked of every action of a register.
bool status_edited(const LivingAction& action);
/// Makes the status the one that klubba wrote; whether the fingerprint changed by that.
bool mark_status(LivingAction& action);
struct DecisionEdits {
  bool text = false, clauses = false, outcome = false;
};
DecisionEdits edits_of(const LivingDecision& decision);

}  // namespace klubba
