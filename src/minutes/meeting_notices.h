// SPDX-License-Identifier: MIT
#pragma once
/// What the text itself says of coming meetings, for the dates of "the next meeting" and "the annual meeting".
#include <string>
#include <vector>

#include "minutes/passage.h"

namespace klubba::grammar {
class Grammar;
}

namespace klubba::minutes {

/// The places where a meeting is given a date (rules of kind `time-notice`), one a line: TimeContext::lines.
std::string meeting_notices(const std::vector<Passage>& passages, const grammar::Grammar& grammar);

}  // namespace klubba::minutes
