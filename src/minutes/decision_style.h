// SPDX-License-Identifier: MIT
#pragma once
/// How a document says that something is decided: found once, from all of its blocks.
#include "grammar/grammar.h"
#include "klubba/layout.h"

namespace klubba::minutes {

/// How a document says that something is decided.
enum class DecisionStyle {
  free,      ///< in sentences
  marked,    ///< mostly after marks ("Decision: …"): a sentence elsewhere decides only where it can be nothing else
  labelled,  ///< under labels (municipal protocols): no sentence elsewhere decides
};

/// Municipal protocols decide under labels only; their formal sections are sure signs of them. Three marks and more
/// make a document that marks its decisions.
DecisionStyle decision_style(const Layout& layout, const grammar::Grammar& grammar);

}  // namespace klubba::minutes
