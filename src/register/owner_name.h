// SPDX-License-Identifier: MIT
#pragma once
/// Whether words of the minutes name someone who owes something.
#include <string>

namespace klubba {

/// Whether a sentence holds an owner's name: all of it, or a person's first name; the genitive, too.
bool names_owner(const std::string& sentence, const std::string& owner);

}  // namespace klubba
