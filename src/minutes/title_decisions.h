// SPDX-License-Identifier: MIT
#pragma once
/// Items whose title says that the short text below is what was decided: "Decision on fees" / "200 kronor.", "Election
/// of auditors" / names, "Was the meeting called in time?" / "Yes."
#include <string>

#include "minutes/section_ledger.h"

namespace klubba::minutes {

class TitleDecisions {
 public:
  TitleDecisions(const SourceFile& source, const Layout& layout, const grammar::Grammar& grammar, DecisionStyle style,
                 SectionLedger& ledger)
      : source_(source), layout_(layout), grammar_(grammar), style_(style), ledger_(ledger) {}

  /// Decides by the title of an item that nothing else decided; its passages begin at `first_passage`.
  void read(const ItemSpan& span, std::size_t first_passage);

  /// In an item about elections: the end of the names that stand below the heading `b`, "Chair" / "Kim Ek"; `b` where
  /// it is no heading or something else stands below it.
  std::size_t names_below(std::size_t b, std::size_t end) const;
  /// "d) Auditors: Kim Ek and Lo Al" in block `b`, a point or a line among decisions of an item about elections; false
  /// where it is none.
  bool elect_line(std::size_t b);
  /// Those who were elected to the office that the heading `b` names.
  void elect_below(std::size_t b, std::size_t end);

 private:
  const Block& block(std::size_t b) const { return layout_.blocks[b]; }
  void decide(const ItemSpan& span, std::size_t first_passage, bool asks);
  void elect(const ItemSpan& span, std::size_t first_passage);
  bool is_election(const AgendaItem& item);
  std::size_t blocks_of_text(const ItemSpan& span) const;

  const SourceFile& source_;
  const Layout& layout_;
  const grammar::Grammar& grammar_;
  const DecisionStyle style_;
  SectionLedger& ledger_;
  std::string elections_;  ///< number of the last item about elections
};

}  // namespace klubba::minutes
