// SPDX-License-Identifier: MIT
#pragma once
/// The heading of an agenda item: its number, its title over one or more blocks, codes, and text behind the title.
#include <string>
#include <string_view>

#include "minutes/agenda.h"
#include "minutes/item_chain.h"

namespace klubba::minutes {

class ItemHeading {
 public:
  ItemHeading(const SourceFile& source, const Layout& layout, const grammar::Grammar& grammar)
      : source_(source), layout_(layout), grammar_(grammar) {}

  /// The item that begins with a candidate of the chain.
  ItemSpan numbered(const Candidate& c) const;
  /// An item whose heading is block `b` alone.
  ItemSpan unnumbered(std::size_t b, std::string reason) const;
  /// Value of the number as it stands in the source line; its text is `number`.
  Value number_value(std::size_t b, const std::string& number) const;
  /// The title without codes and case number; the codes go to the item.
  void set_title(ItemSpan& span, JoinedText title) const;

 private:
  const Block& block(std::size_t b) const { return layout_.blocks[b]; }
  std::size_t title_cut(std::string_view text, std::size_t from) const;
  std::size_t line_cut(const JoinedText& text, std::size_t from) const;
  void take_bracket_below(ItemSpan& span, JoinedText& title) const;
  void take_title_below(ItemSpan& span) const;

  const SourceFile& source_;
  const Layout& layout_;
  const grammar::Grammar& grammar_;
};

}  // namespace klubba::minutes
