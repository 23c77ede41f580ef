// SPDX-License-Identifier: MIT
#include "minutes/grid_row.h"

#include <algorithm>
#include <map>

#include "grammar/grammar.h"
#include "minutes/cell_text.h"
#include "minutes/row_number.h"
#include "text/letter_case.h"
#include "text/list_mark.h"

namespace klubba::minutes {
namespace {

/// The cell's lines as paragraphs; bullets begin one and lose their mark.
std::vector<JoinedText> paragraphs(const std::vector<CellLine>& lines, const grammar::Grammar& grammar) {
  std::vector<JoinedText> out;
  for (const CellLine& line : lines) {
    JoinedText text = line.text.trimmed();
    if (text.empty()) continue;
    bool starts = out.empty() || line.gap;
    const text::ListMark mark = text::find_list_mark(text.view());
    if (mark.length > 0 && mark.kind == BlockKind::bullet) {
      starts = true;
      text = text.slice(mark.length, text.str().size());
    }
    if (starts) {
      out.emplace_back();
    }
    fold_line(out.back(), text, grammar);
  }
  return out;
}

JoinedText joined(const std::vector<CellLine>& lines, const grammar::Grammar& grammar) {
  JoinedText out;
  for (const CellLine& line : lines) fold_line(out, line.text, grammar);
  return out;
}

std::vector<JoinedText> texts(const std::vector<CellLine>& lines) {
  std::vector<JoinedText> out;
  for (const CellLine& line : lines) out.push_back(line.text);
  return out;
}

template <class T>
void extend(std::vector<T>& list, std::vector<T> more) {
  std::move(more.begin(), more.end(), std::back_inserter(list));
}

void add_codes(TableRow& row, std::string_view text) {
  for (const char c : text) {
    if (std::string_view("/,+ ()[]").find(c) == std::string_view::npos) row.codes.emplace_back(1, c);
  }
}

/// A stroke in a cell: nothing stands here.
bool is_dash(std::string_view text) {
  return text == "-" || text == "\xE2\x80\x93" || text == "\xE2\x80\x94" || text == "--";
}

/// "A new fan is ordered / Kim": who is responsible stands behind the decision in the same cell.
void part_owner(TableRow& row, const CellNames& names, const grammar::Grammar& grammar) {
  if (row.decision.empty()) return;
  JoinedText& last = row.decision.back();
  const std::string_view text = last.view();
  std::size_t at = std::string_view::npos;
  std::size_t mark = 0;
  for (const std::string_view joint : {" / ", " \xE2\x80\x93 ", " - ", " ("}) {
    const std::size_t found = text.rfind(joint);
    if (found == std::string_view::npos || (at != std::string_view::npos && found <= at)) continue;
    at = found;
    mark = joint.size();
  }
  if (at == std::string_view::npos) return;
  std::size_t end = text.size();
  if (text.substr(at, mark) == " (") {
    if (text.back() != ')') return;
    --end;
  }
  const JoinedText name = last.slice(at + mark, end).trimmed();
  if (!names.whole(name.view()) && !names.given(name.view()) && !CellNames::unlisted(name.view()) &&
      !grammar.first("head-given-name", name.view()))
    return;
  row.owners = names.split({name});
  last = last.slice(0, at).trimmed();
}

/// One line of a row, as far as what stands beside its text is concerned.
struct BesideLine {
  JoinedText text, owners, deadline, both;
  bool empty() const { return owners.empty() && deadline.empty() && both.empty(); }
};

std::map<std::uint32_t, BesideLine> beside_lines(const GridRow& grid, const TableHeader& header) {
  std::map<std::uint32_t, BesideLine> lines;
  for (std::size_t i = 0; i < grid.cells.size() && i < header.columns.size(); ++i) {
    for (const CellLine& line : grid.cells[i]) {
      BesideLine& here = lines[line.number];
      switch (header.columns[i].role) {
        case ColumnRole::notes:
          if (here.text.empty()) here.text = line.text;
          break;
        case ColumnRole::decision:
          here.text = line.text;
          break;
        case ColumnRole::owner:
          here.owners = line.text;
          break;
        case ColumnRole::deadline:
          here.deadline = line.text;
          break;
        case ColumnRole::owner_deadline:
          here.both = line.text;
          break;
        default:
          break;
      }
    }
  }
  return lines;
}

/// "Kim, by 3 May" in one cell.
void part_deadline(const JoinedText& cell, const CellNames& names, const grammar::Grammar& grammar,
                   BesideText& beside) {
  JoinedText who = cell;
  if (const auto match = grammar.first("owner-then-time", cell.view())) {
    const std::string_view time = match.capture("when");
    const auto at = static_cast<std::size_t>(time.data() - cell.view().data());
    beside.deadline = cell.slice(at, at + time.size()).trimmed();
    who = cell.slice(0, match.capture("owner").size()).trimmed();
  }
  if (!who.empty()) beside.owners = names.split({who});
}

/// What stands beside the row's text, cell by cell. A cell goes on over the lines below it, unless a sentence begins
/// there.
std::vector<BesideText> read_beside(const GridRow& grid, const TableHeader& header, const CellNames& names,
                                    const grammar::Grammar& grammar) {
  std::vector<BesideText> out;
  std::vector<JoinedText> owners;
  JoinedText deadline;
  JoinedText both;
  const auto close = [&] {
    if (out.empty()) return;
    if (!owners.empty() && !grammar.first("nobody", owners.front().view())) out.back().owners = names.split(owners);
    out.back().deadline = std::move(deadline);
    if (!both.empty()) part_deadline(both, names, grammar, out.back());
    owners.clear();
    deadline = both = JoinedText();
  };
  const JoinedText* above = nullptr;
  for (const auto& [number, line] : beside_lines(grid, header)) {
    if (!line.empty()) {
      const bool anew = !line.text.empty() && text::starts_with_upper(line.text.view()) &&
                        (above == nullptr || above->empty() || above->view().back() == '.');
      const bool unfinished =
          !owners.empty() && owners.back().view().find_last_of(",+/&") == owners.back().str().size() - 1;
      if (out.empty() || out.back().lines.last + 1 != number || (anew && !unfinished)) {
        close();
        out.push_back({{number, number}, {}, {}});
      }
      out.back().lines.last = number;
      if (!line.owners.empty()) owners.push_back(line.owners);
      fold_line(deadline, line.deadline, grammar);
      fold_line(both, line.both, grammar);
    }
    above = &line.text;
  }
  close();
  return out;
}

/// One cell at the row's top is for all that the row says.
void settle_beside(TableRow& row, std::vector<BesideText> cells) {
  const bool at_top = cells.size() == 1 && cells.front().lines.first == row.lines.first;
  if (at_top) {
    if (row.owners.empty()) row.owners = std::move(cells.front().owners);
    if (row.deadline.empty()) row.deadline = std::move(cells.front().deadline);
    return;
  }
  if (cells.empty()) return;
  // One time at the top of a decision is for all of it.
  const auto timed = std::count_if(cells.begin(), cells.end(), [](const BesideText& c) { return !c.deadline.empty(); });
  if (!row.decision.empty() && timed == 1 && !cells.front().deadline.empty()) {
    for (BesideText& cell : cells) cell.deadline = cells.front().deadline;
  }
  row.beside = std::move(cells);
}

/// Takes a number and codes in brackets off the title.
void settle_title(TableRow& row, const grammar::Grammar& grammar) {
  if (row.number.empty()) {
    if (const auto number = find_row_number(row.title.view(), grammar)) {
      row.number = row.title.slice(number->begin, number->end);
      row.title = row.title.slice(number->rest, row.title.str().size()).trimmed();
    }
  }
  if (const auto codes = grammar.first("item-codes", row.title.view())) {
    add_codes(row, codes.capture("codes"));
    row.title = row.title.slice(0, codes.begin).trimmed();
  }
}

}  // namespace

bool GridRow::empty(const TableHeader& header, ColumnRole role) const {
  for (std::size_t i = 0; i < cells.size() && i < header.columns.size(); ++i) {
    if (header.columns[i].role != role) continue;
    for (const CellLine& line : cells[i]) {
      if (!line.text.empty()) return false;
    }
  }
  return true;
}

TableRow read_grid_row(const GridRow& grid, const TableHeader& header, const CellNames& names,
                       const grammar::Grammar& grammar) {
  TableRow row;
  row.lines = grid.lines;
  for (std::size_t i = 0; i < grid.cells.size() && i < header.columns.size(); ++i) {
    const auto& lines = grid.cells[i];
    switch (header.columns[i].role) {
      case ColumnRole::number: {
        const JoinedText cell = joined(lines, grammar);
        if (const auto number = find_row_number(cell.view(), grammar))
          row.number = cell.slice(number->begin, number->end);
        break;
      }
      case ColumnRole::title:
        if (row.title.empty()) row.title = joined(lines, grammar);
        break;
      case ColumnRole::code: {
        const JoinedText cell = joined(lines, grammar);
        if (const auto code = grammar.first("row-code", cell.view())) add_codes(row, code.capture("code"));
        break;
      }
      case ColumnRole::presenter:
        if (!grammar.first("nobody", joined(lines, grammar).view())) extend(row.presenters, names.split(texts(lines)));
        break;
      case ColumnRole::notes:
        extend(row.notes, paragraphs(lines, grammar));
        break;
      case ColumnRole::decision:
        if (!is_dash(joined(lines, grammar).view())) extend(row.decision, paragraphs(lines, grammar));
        break;
      case ColumnRole::decision_owner:
        if (!is_dash(joined(lines, grammar).view())) extend(row.decision, paragraphs(lines, grammar));
        part_owner(row, names, grammar);
        break;
      case ColumnRole::owner:
        if (!grammar.first("nobody", joined(lines, grammar).view())) extend(row.owners, names.split(texts(lines)));
        break;
      case ColumnRole::deadline:
        if (row.deadline.empty()) row.deadline = joined(lines, grammar);
        break;
      case ColumnRole::action:
        if (!is_dash(joined(lines, grammar).view())) extend(row.actions, paragraphs(lines, grammar));
        break;
      case ColumnRole::owner_deadline:  // beside the notes
      case ColumnRole::point:
      case ColumnRole::time:
      case ColumnRole::paper:
      case ColumnRole::other:
        break;
    }
  }
  if (header.form == HeaderForm::spaced) settle_beside(row, read_beside(grid, header, names, grammar));
  settle_title(row, grammar);
  return row;
}

double score_rows(const std::vector<TableRow>& rows) {
  if (rows.empty()) return 0;
  std::size_t titled = 0;
  std::size_t filled = 0;
  for (const TableRow& row : rows) {
    if (!row.title.empty()) ++titled;
    if (!row.notes.empty() || !row.decision.empty() || !row.actions.empty() || !row.presenters.empty()) ++filled;
  }
  double score = static_cast<double>(titled) / static_cast<double>(rows.size());
  if (rows.size() < 3) score /= 2;
  if (filled == 0) score /= 2;
  return score;
}

}  // namespace klubba::minutes
