// SPDX-License-Identifier: MIT
#pragma once
/// The clauses that were proposed in an item, for decisions that only refer to them ("clauses 1 and 3 are carried").
#include <vector>

#include "grammar/grammar.h"
#include "klubba/joined_text.h"

namespace klubba::minutes {

class Proposals {
 public:
  explicit Proposals(const grammar::Grammar& grammar) : grammar_(&grammar) {}

  /// Remembers a proposed clause, without its opening word.
  void add(const JoinedText& text);
  /// The proposals that a deciding clause means by number, or all of them; none where it refers to none.
  std::vector<JoinedText> referred_to(const JoinedText& clause) const;
  void clear() { clauses_.clear(); }

 private:
  const grammar::Grammar* grammar_;
  std::vector<JoinedText> clauses_;
};

}  // namespace klubba::minutes
