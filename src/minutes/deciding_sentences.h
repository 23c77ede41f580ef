// SPDX-License-Identifier: MIT
#pragma once
/// Sentences of running text that decide: one decision each, or the beginning of a list of what was decided.
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "minutes/section_ledger.h"

namespace klubba::minutes {

/// What a paragraph's sentences gave. Complete decisions and the text around them are in the ledger already.
struct DecidingText {
  bool found = false;                     ///< something was decided, or begins to be
  std::optional<DecisionDraft> open;      ///< a decision that goes on in the blocks below
  std::size_t label_at = Decision::npos;  ///< "… Decision: text": where that text begins
  std::optional<JoinedText> opener;       ///< a last sentence that opens a list
};

class DecidingSentences {
 public:
  DecidingSentences(const SourceFile& source, const Layout& layout, const grammar::Grammar& grammar,
                    DecisionStyle style, SectionLedger& ledger);

  DecidingText read(std::size_t b, const JoinedText& text);

 private:
  const Block& block(std::size_t b) const { return layout_.blocks[b]; }
  bool is_other_body(const grammar::Match& match) const;
  bool opens_elsewhere(const grammar::Match& match) const;
  grammar::Match guard_against(std::string_view sentence, const grammar::Match& match) const;
  std::vector<JoinedText> clauses_from(const JoinedText& sentence, std::string_view first) const;
  bool clause_below(std::size_t b) const;
  bool points_below(std::size_t b) const;
  bool opens_list(std::size_t b, std::string_view sentence) const;

  const SourceFile& source_;
  const Layout& layout_;
  const grammar::Grammar& grammar_;
  const DecisionStyle style_;
  SectionLedger& ledger_;
  std::set<std::string> openers_;  ///< organs that open decisions on lines of their own, in small letters
};

/// The organ that a match names, its first letter small; empty for none.
std::string organ_key(const grammar::Match& match);

}  // namespace klubba::minutes
