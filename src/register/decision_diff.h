// SPDX-License-Identifier: MIT
#pragma once
/// What two versions of the same minutes decide differently.
#include <vector>

#include "klubba/register.h"

namespace klubba {

/// One decision that is not the same in both. Null: it stands in the other version only.
struct DecisionChange {
  const RegisterDecision* before = nullptr;
  const RegisterDecision* after = nullptr;
};

/// The decisions that were changed, removed (in the order of `before`) or added. Pointers lead into the registers.
/// Decisions are the same where item and text are; a changed one is that of its item whose words are most alike.
std::vector<DecisionChange> diff_decisions(const Register& before, const Register& after);

}  // namespace klubba
