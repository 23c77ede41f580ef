// SPDX-License-Identifier: MIT
#pragma once
/// Blocks → agenda items: which blocks are headings, in which order, and where the minutes end.
#include <cstddef>
#include <vector>

#include "grammar/grammar.h"
#include "klubba/layout.h"
#include "klubba/minutes.h"

namespace klubba::minutes {

/// An agenda item with its blocks: heading [heading, body), body [body, end).
struct ItemSpan {
  AgendaItem item;
  std::size_t heading = 0;
  std::size_t body = 0;
  std::size_t end = 0;
  /// Byte in the heading's block where text of the item begins; npos: none.
  std::size_t text_at = static_cast<std::size_t>(-1);
  std::string reason;  ///< what made it an item, for `explain`
};

struct Agenda {
  std::vector<ItemSpan> items;      ///< in the order of the document
  std::size_t first = 0;            ///< block of the first heading; blocks.size() where there is none
  std::size_t preamble = 0;         ///< first block of minutes that stand before the first item; == first where none do
  std::size_t foot = 0;             ///< first block of signatures or of what follows the minutes
  std::size_t appendix = 0;         ///< first block of appendices; blocks.size() where there is none
  std::vector<std::size_t> listed;  ///< blocks of the printed agenda list before the items
};

/// Minutes without headings are one item without a name. They begin where a first sentence ends: what stands before it
/// is their head.
ItemSpan sole_item(const Layout& layout, const Agenda& agenda);

Agenda read_agenda(const SourceFile& source, const Layout& layout, const grammar::Grammar& grammar);

}  // namespace klubba::minutes
