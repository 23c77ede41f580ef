// SPDX-License-Identifier: MIT
#pragma once
/// What a decision's text consists of: clauses, and what became of the matter.
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "klubba/joined_text.h"
#include "klubba/minutes.h"

namespace klubba::minutes {

/// Where `part`, a view into `whole`, begins.
inline std::size_t offset_in(std::string_view whole, std::string_view part) {
  return static_cast<std::size_t>(part.data() - whole.data());
}

/// What a rule captured as `name`, or as `name`2, `name`3 in another of its alternatives.
std::string_view captured(const grammar::Match& match, std::string_view name);

/// The clauses of a decision's text: what follows the "att" marks, else its sentences.
std::vector<JoinedText> split_clauses(const JoinedText& text, const grammar::Grammar& grammar);

/// A clause that holds several ("buy a gavel, and that NN fetches it") in its pieces.
std::vector<JoinedText> split_joined(const JoinedText& clause, const grammar::Grammar& grammar);

/// A title that is the first sentence of its item's text: "The last minutes were read and approved."
bool is_whole_sentence(std::string_view title);

Outcome read_outcome(std::string_view text, const grammar::Grammar& grammar);

}  // namespace klubba::minutes
