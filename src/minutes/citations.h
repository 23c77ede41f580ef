// SPDX-License-Identifier: MIT
#pragma once
/// Passages → citations: sentences that name an earlier assignment and say what becomes of it. References are put
/// together from their parts (rules of kind `citation-part`), so that every order of date, item, organ and points is
/// read; rules of kind `verdict` say what is said. Sections that tell history give nothing.
#include <string>
#include <vector>

#include "klubba/minutes.h"
#include "minutes/passage.h"

namespace klubba::grammar {
class Grammar;
}

namespace klubba::minutes {

/// The citations of all passages, in their order. `date` is the meeting's: years left out are the last ones before it.
/// `told` are passages of background, in which an item may tell which assignment it is about.
/// Clauses of decisions that propose something to another organ say nothing: that one decides.
/// Sentences that name an assignment by its words alone ("the assignment to mend the roof is ended") go to `tasks`.
std::vector<Citation> read_citations(const SourceFile& source, const std::vector<Passage>& passages,
                                     const std::vector<Passage>& told, const std::vector<AgendaItem>& agenda,
                                     const std::vector<Decision>& decisions, const std::string& date,
                                     const grammar::Grammar& grammar, std::vector<FollowUp>& tasks);

}  // namespace klubba::minutes
