// SPDX-License-Identifier: MIT
#pragma once
/// Headings of documents without numbers: lines above text, lines in bold, bullets above text. What an item's heading
/// may be at all.
#include <vector>

#include "minutes/agenda.h"
#include "minutes/item_heading.h"

namespace klubba::minutes {

/// Whether a heading can be an item's: no part of the head or the foot, no label of a section, no appendix.
bool is_item_heading(const Block& heading, const grammar::Grammar& grammar);

class PlainHeadings {
 public:
  PlainHeadings(const Layout& layout, const grammar::Grammar& grammar, const ItemHeading& heading)
      : blocks_(layout.blocks), grammar_(grammar), heading_(heading) {}

  std::vector<ItemSpan> lines_above_text() const;
  std::vector<ItemSpan> bold_lines() const;
  std::vector<ItemSpan> bulleted_topics() const;

 private:
  bool below_divider(std::size_t b) const;
  bool names_item(std::size_t b, bool among_items) const;
  const Block& block(std::size_t b) const { return blocks_[b]; }

  const std::vector<Block>& blocks_;
  const grammar::Grammar& grammar_;
  const ItemHeading& heading_;
};

}  // namespace klubba::minutes
