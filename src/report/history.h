// SPDX-License-Identifier: MIT
#pragma once
/// All that happened to an action, as reports tell it: what minutes say, and what a person wrote.
#include <vector>

#include "klubba/living_register.h"

namespace klubba {

/// The action's events by date, with the closing that a person wrote among them; no meeting stands behind that one.
std::vector<ActionEvent> history_of(const LivingAction& action);

}  // namespace klubba
