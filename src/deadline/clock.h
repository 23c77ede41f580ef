// SPDX-License-Identifier: MIT
#pragma once
/// Clock times of a term.
#include <string>

#include "deadline/term.h"

namespace klubba::deadline {

/// "HH:MM".
std::string clock_text(int hour, int minute);

/// Reads the captures of a clock time into `term`; false where they are none.
bool set_clock(Term& term, const grammar::Match& match, const grammar::Grammar& grammar);

}  // namespace klubba::deadline
