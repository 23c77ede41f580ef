// SPDX-License-Identifier: MIT
#pragma once
/// Lists of earlier assignments with the state of each, under a heading that says so (rule kind `follow-up-heading`).
#include <vector>

#include "klubba/minutes.h"
#include "minutes/passage.h"

namespace klubba::grammar {
class Grammar;
}

namespace klubba::minutes {

/// The entries that say done or dropped, in their order; what goes on is left out.
std::vector<FollowUp> read_follow_ups(const SourceFile& source, const std::vector<Passage>& passages,
                                      const std::vector<AgendaItem>& agenda, const grammar::Grammar& grammar);

}  // namespace klubba::minutes
