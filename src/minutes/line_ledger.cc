// SPDX-License-Identifier: MIT
#include "minutes/line_ledger.h"

namespace klubba::minutes {

std::vector<LineNote> place_lines(const SourceFile& source, const Layout& layout, const Agenda& agenda,
                                  const std::vector<LineNote>& block_notes) {
  std::vector<LineNote> notes(source.lines().size());
  for (std::size_t i = 0; i < notes.size(); ++i) {
    if (source.lines()[i].text.find_first_not_of(" \t") == std::string_view::npos) {
      notes[i] = {LineClass::blank, ""};
    } else if (i < layout.furniture.size() && layout.furniture[i]) {
      notes[i] = {LineClass::furniture, "repeats from page to page"};
    }
  }
  const auto mark = [&](std::size_t b, const LineNote& note) {
    for (std::uint32_t line = layout.blocks[b].lines.first; line <= layout.blocks[b].lines.last; ++line) {
      if (notes[line - 1].line_class == LineClass::unplaced) notes[line - 1] = note;
    }
  };
  const bool has_items = !agenda.items.empty();
  std::vector<LineNote> by_block = block_notes;
  by_block.resize(layout.blocks.size());
  for (std::size_t b = 0; b < layout.blocks.size(); ++b) {
    if (b >= agenda.appendix) {
      by_block[b] = {LineClass::appendix, "after the minutes"};
    } else if (b >= agenda.foot) {
      by_block[b] = {LineClass::foot, "signatures"};
    } else if (has_items && b < agenda.preamble) {
      by_block[b] = {LineClass::front, "before the first item"};
    }
  }
  for (const std::size_t b : agenda.listed) by_block[b] = {LineClass::agenda_list, "printed agenda"};
  for (const ItemSpan& span : agenda.items) {
    for (std::size_t b = span.heading; b < span.body; ++b) by_block[b] = {LineClass::heading, span.reason};
  }
  for (std::size_t b = 0; b < by_block.size(); ++b) {
    if (by_block[b].line_class != LineClass::unplaced) mark(b, by_block[b]);
  }
  return notes;
}

}  // namespace klubba::minutes
