// SPDX-License-Identifier: MIT
#pragma once
/// Passages → actions: who shall do what by when. A sentence is judged by the classes and forms of its words (rules of
/// the kind `task`), by the role of its section and by its company, never by phrases that were seen before.
#include <vector>

#include "klubba/deadline.h"
#include "klubba/minutes.h"
#include "minutes/passage.h"
#include "minutes/protocol_form.h"
#include "minutes/sentences.h"

namespace klubba {
class DeadlineReader;
}
namespace klubba::grammar {
class Grammar;
}

namespace klubba::minutes {

/// The actions of all passages, in their order. Sentences that look like one and aren't taken go to `near_misses`.
std::vector<Action> read_actions(const SourceFile& source, const std::vector<Passage>& passages, const Names& names,
                                 const grammar::Grammar& grammar, const DeadlineReader& deadlines,
                                 const TimeContext& time, ProtocolForm form, std::vector<NearMiss>& near_misses);

}  // namespace klubba::minutes
