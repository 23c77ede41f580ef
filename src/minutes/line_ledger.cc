// SPDX-License-Identifier: MIT
#include "minutes/line_ledger.h"

#include <algorithm>

namespace klubba::minutes {

namespace {

/// All lines unplaced, but for blank ones and furniture.
std::vector<LineNote> bare_ledger(const SourceFile& source, const Layout& layout) {
  std::vector<LineNote> notes(source.lines().size());
  for (std::size_t i = 0; i < notes.size(); ++i) {
    if (source.lines()[i].text.find_first_not_of(" \t") == std::string_view::npos) {
      notes[i] = {LineClass::blank, ""};
    } else if (i < layout.furniture.size() && layout.furniture[i]) {
      notes[i] = {LineClass::furniture, "repeats from page to page"};
    }
  }
  return notes;
}

}  // namespace

std::vector<LineNote> place_lines(const SourceFile& source, const Layout& layout, const Agenda& agenda,
                                  const std::vector<LineNote>& block_notes) {
  std::vector<LineNote> notes = bare_ledger(source, layout);
  const auto mark = [&](std::size_t b, const LineNote& note) {
    for (std::uint32_t line = layout.blocks[b].lines.first; line <= layout.blocks[b].lines.last; ++line) {
      if (notes[line - 1].line_class == LineClass::unplaced) notes[line - 1] = note;
    }
  };
  const bool has_items = !agenda.items.empty();
  std::vector<LineNote> by_block = block_notes;
  by_block.resize(layout.blocks.size());
  // Minutes without headings are one item: what they decided says that they are minutes.
  const bool decided = std::any_of(by_block.begin(), by_block.end(),
                                   [](const LineNote& note) { return note.line_class == LineClass::decision; });
  for (std::size_t b = 0; b < layout.blocks.size(); ++b) {
    if (b >= agenda.appendix) {
      by_block[b] = {LineClass::appendix, "after the minutes"};
    } else if (b >= agenda.foot) {
      by_block[b] = {LineClass::foot, "signatures"};
    } else if (has_items && b < agenda.preamble) {
      by_block[b] = {LineClass::front, "before the first item"};
    } else if (!has_items && !decided) {
      // Running text is placed by the item that it belongs to, and where nothing is decided there is none.
      if (by_block[b].line_class == LineClass::prose) by_block[b] = {};
    } else if (!has_items && by_block[b].line_class == LineClass::unplaced) {
      by_block[b] = {LineClass::front, "before the first sentence"};
    }
  }
  for (const std::size_t b : agenda.listed) by_block[b] = {LineClass::agenda_list, "printed agenda"};
  for (const ItemSpan& span : agenda.items) {
    for (std::size_t b = span.heading; b < span.body; ++b) by_block[b] = {LineClass::heading, span.reason};
    // Text that the layout joined to the title has lines of its own.
    const Block& heading = layout.blocks[span.heading];
    if (span.text_at >= heading.text.view().size()) continue;
    const std::uint32_t text_line = source.line_at(heading.text.source_offset(span.text_at));
    const bool decides =
        block_notes.size() > span.heading && block_notes[span.heading].line_class == LineClass::decision;
    for (std::uint32_t line = text_line; line > heading.lines.first && line <= heading.lines.last; ++line)
      notes[line - 1] = {decides ? LineClass::decision : LineClass::prose, "text behind the title"};
  }
  for (std::size_t b = 0; b < by_block.size(); ++b) {
    if (by_block[b].line_class != LineClass::unplaced) mark(b, by_block[b]);
  }
  return notes;
}

std::vector<LineNote> place_table_lines(const SourceFile& source, const Layout& layout, const TableReading& table,
                                        const std::vector<Decision>& decisions) {
  std::vector<LineNote> notes = bare_ledger(source, layout);
  const auto mark = [&notes](LineRange lines, const LineNote& note) {
    for (std::uint32_t line = lines.first; line <= lines.last && line <= notes.size(); ++line) {
      if (line > 0 && notes[line - 1].line_class == LineClass::unplaced) notes[line - 1] = note;
    }
  };
  if (table.lines.first > 1) mark({1, table.lines.first - 1}, {LineClass::front, "before the table"});
  for (const Decision& decision : decisions) mark(decision.text.lines, {LineClass::decision, "cell of decisions"});
  for (const TableRow& row : table.rows) {
    mark({row.lines.first, row.lines.first}, {LineClass::heading, "row of the table"});
    mark(row.lines, {LineClass::prose, "row of the table"});
  }
  mark(table.lines, {LineClass::label, "header of the table"});
  mark({table.lines.last + 1, static_cast<std::uint32_t>(notes.size())}, {LineClass::appendix, "after the table"});
  return notes;
}

void mark_actions(const std::vector<Action>& actions, std::vector<LineNote>& notes) {
  for (const Action& action : actions) {
    for (std::uint32_t line = action.text.lines.first; line <= action.text.lines.last && line <= notes.size(); ++line) {
      if (line > 0 && notes[line - 1].line_class == LineClass::prose)
        notes[line - 1] = {LineClass::action, action.rule.empty() ? "point of things to do" : action.rule};
    }
  }
}

}  // namespace klubba::minutes
