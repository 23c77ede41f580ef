// SPDX-License-Identifier: MIT
#pragma once
/// a, b, c … inside a numbered item: sub-items where most of them have text of their own below.
#include <vector>

#include "minutes/agenda.h"
#include "minutes/item_heading.h"

namespace klubba::minutes {

class LetteredItems {
 public:
  LetteredItems(const Layout& layout, const grammar::Grammar& grammar, const ItemHeading& heading)
      : layout_(layout), grammar_(grammar), heading_(heading) {}

  /// The sub-items of `items`, whose ends are set; they come without their own.
  std::vector<ItemSpan> find(const std::vector<ItemSpan>& items) const;

 private:
  const Block& block(std::size_t b) const { return layout_.blocks[b]; }
  std::size_t text_behind_letter(const Block& line, bool election) const;
  bool is_sentence(const Block& line) const;
  bool has_title(const Block& line) const;

  const Layout& layout_;
  const grammar::Grammar& grammar_;
  const ItemHeading& heading_;
};

}  // namespace klubba::minutes
