// SPDX-License-Identifier: MIT
#pragma once
/// What a reading left out, or what the document itself leaves out: `klubba extract --strict`.
#include <string>
#include <vector>

#include "grammar/grammar.h"
#include "klubba/diagnostic.h"
#include "klubba/minutes.h"
#include "klubba/source_file.h"

namespace klubba {

/// Reports, as warnings: lines in no class (`line-unplaced`), numbers left out between two items (`numbering-gap`),
/// items without any text (`item-empty`), and numbers that the cover or the printed agenda announces and no item has
/// (`item-missing`). `grammar` is the one that `minutes` were read with; its rules of the kinds `announced` and `item`
/// say what announces.
void check_completeness(const SourceFile& source, const Minutes& minutes, const grammar::Grammar& grammar,
                        Diagnostics& out);

/// A number as a sequence that can be counted: "13.1" → {13, 1}, "6a" → {6, 1}. Empty where it is no such number.
std::vector<unsigned> number_key(std::string_view number);

}  // namespace klubba
