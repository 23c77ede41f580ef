// SPDX-License-Identifier: MIT
#pragma once
/// Blocks of items → decisions and passages. The state that labels open decides what a sentence may be.
#include <vector>

#include "grammar/grammar.h"
#include "klubba/layout.h"
#include "klubba/minutes.h"
#include "minutes/agenda.h"
#include "minutes/decision_style.h"
#include "minutes/passage.h"
#include "minutes/protocol_form.h"
#include "minutes/table.h"

namespace klubba::minutes {

struct Sections {
  std::vector<Decision> decisions;
  std::vector<Passage> passages;  ///< in the order of the document; clauses of decisions among them
  std::vector<Passage> told;  ///< background that gives nothing: it may tell which earlier assignment an item is about
  std::vector<NearMiss> near_misses;
  std::vector<LineNote> block_notes;  ///< one for each block of the layout
  LabelCount labels;
};

/// `tables`: those inside items that say what was decided, which are read row by row.
Sections read_sections(const SourceFile& source, const Layout& layout, const Agenda& agenda,
                       const grammar::Grammar& grammar, DecisionStyle style,
                       const std::vector<TableReading>& tables = {});

}  // namespace klubba::minutes
