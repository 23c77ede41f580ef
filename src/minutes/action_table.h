// SPDX-License-Identifier: MIT
#pragma once
/// Lists of things to do that are kept as small tables ("What | Who | When") in minutes that are no table themselves.
#include <vector>

#include "klubba/source_file.h"
#include "minutes/passage.h"

namespace klubba::grammar {
class Grammar;
}

namespace klubba::minutes {

/// Puts one point with its owners and its time in place of the passages that the lines of each row gave. Rows that say
/// that they are done give none. What a column for states says of each row goes to `follow_ups`.
void read_action_tables(const SourceFile& source, const grammar::Grammar& grammar, std::vector<Passage>& passages,
                        std::vector<FollowUp>& follow_ups);

}  // namespace klubba::minutes
