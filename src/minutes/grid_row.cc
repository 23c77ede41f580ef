// SPDX-License-Identifier: MIT
#include "minutes/grid_row.h"

#include <algorithm>

#include "grammar/grammar.h"
#include "minutes/cell_text.h"
#include "minutes/row_number.h"
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
        if (row.deadline.empty()) {
          row.deadline = joined(lines, grammar);
          row.deadline_lines = texts(lines);
        }
        break;
      case ColumnRole::point:
      case ColumnRole::time:
      case ColumnRole::paper:
      case ColumnRole::other:
        break;
    }
  }
  settle_title(row, grammar);
  return row;
}

double score_rows(const std::vector<TableRow>& rows) {
  if (rows.empty()) return 0;
  std::size_t titled = 0;
  std::size_t filled = 0;
  for (const TableRow& row : rows) {
    if (!row.title.empty()) ++titled;
    if (!row.notes.empty() || !row.decision.empty() || !row.presenters.empty()) ++filled;
  }
  double score = static_cast<double>(titled) / static_cast<double>(rows.size());
  if (rows.size() < 3) score /= 2;
  if (filled == 0) score /= 2;
  return score;
}

}  // namespace klubba::minutes
