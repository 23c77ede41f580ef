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
/// Sentences that name an assignment by its words alone ("the assignment to mend the roof is ended") go to `tasks`.
std::vector<Citation> read_citations(const SourceFile& source, const std::vector<Passage>& passages,
                                     const std::vector<Passage>& told, const std::vector<AgendaItem>& agenda,
                                     const std::string& date, const grammar::Grammar& grammar,
                                     std::vector<FollowUp>& tasks);

/// "On 3 March, item 4, the board told X to …" gives nothing anew: takes such sentences out of `actions`.
void drop_recitals(const std::string& date, const grammar::Grammar& grammar, std::vector<Action>& actions);

/// Sentences that close or report an earlier assignment, or say when it is to be reported, are no new ones: takes those
/// out of `actions`, and out of `follow_ups` the entries that name the assignment as a citation does. Entries of lists
/// that may be new ones stay in both.
void drop_repeats(const std::string& date, const std::vector<Citation>& citations, const grammar::Grammar& grammar,
                  std::vector<FollowUp>& follow_ups, std::vector<Action>& actions);

}  // namespace klubba::minutes
