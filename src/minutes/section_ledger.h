// SPDX-License-Identifier: MIT
#pragma once
/// What the sections of the items give, while they are being read: decisions, passages, sentences that were not taken,
/// and a note for each block. Between the readers of sections and `Sections`.
#include <string>
#include <vector>

#include "grammar/grammar.h"
#include "klubba/layout.h"
#include "minutes/decision_draft.h"
#include "minutes/decision_style.h"
#include "minutes/proposals.h"
#include "minutes/sections.h"

namespace klubba::minutes {

/// Where the reading stands: the item, and what the last label said of the text below it.
struct SectionState {
  std::size_t item = Decision::npos;
  Role role = Role::neutral;
  std::string label;        ///< the last label's text
  std::string lead;         ///< the paragraph that opens the list being read
  bool block_only = false;  ///< the label stood in the line: it holds for its block and the list below
  bool bare_item = false;   ///< a short item without any label
  bool election = false;    ///< the item's title says that it elects
  bool settled = false;     ///< a proposal was just decided on, outside any label
};

class SectionLedger {
 public:
  SectionLedger(const SourceFile& source, const Layout& layout, const grammar::Grammar& grammar, DecisionStyle style)
      : source_(source), layout_(layout), grammar_(grammar), style_(style), proposals_(grammar) {
    out_.block_notes.resize(layout.blocks.size());
  }

  void begin_item(std::size_t item);
  void note(std::size_t b, LineClass line_class, std::string reason);
  /// A block that looks like a decision and stands where none is taken.
  void near_miss(std::size_t b, std::string reason);
  void near_miss(std::size_t b, const grammar::Match& match, std::string reason);
  void add_decision(const DecisionDraft& given, Role role);
  void add_passage(const JoinedText& text, std::size_t b);
  /// The rows of a table that says what was decided, whose first block is `b`; returns the block behind it.
  std::size_t add_table(const TableReading& table, std::size_t b, std::size_t end);
  void add_proposal(const JoinedText& text) { proposals_.add(text); }

  const Sections& sections() const { return out_; }
  Sections& sections() { return out_; }

  SectionState state;

 private:
  const Block& block(std::size_t b) const { return layout_.blocks[b]; }
  Outcome outcome_of(const DecisionDraft& draft) const;
  std::vector<Value> take_responsible(DecisionDraft& draft) const;
  void add_referred(const JoinedText& clause, std::size_t decision);

  const SourceFile& source_;
  const Layout& layout_;
  const grammar::Grammar& grammar_;
  const DecisionStyle style_;
  Proposals proposals_;
  Sections out_;
};

}  // namespace klubba::minutes
