// SPDX-License-Identifier: MIT
#include "minutes/table_minutes.h"

#include <algorithm>
#include <numeric>

#include "minutes/row_owners.h"
#include "minutes/sections.h"
#include "minutes/sentences.h"
#include "minutes/value.h"

namespace klubba::minutes {
namespace {

class RowReader {
 public:
  RowReader(const SourceFile& source, const grammar::Grammar& grammar) : source_(source), grammar_(grammar) {}

  void read(const TableRow& row) {
    AgendaItem item;
    item.number = make_value(source_, row.number);
    item.title = make_value(source_, row.title);
    item.codes = row.codes;
    for (const JoinedText& presenter : row.presenters) item.presenters.push_back(make_value(source_, presenter));
    item.lines = row.lines;
    index_ = out_.agenda.size();
    out_.agenda.push_back(std::move(item));

    owners_.clear();
    owner_names_ = row.owners;
    for (const JoinedText& owner : row.owners) owners_.push_back(make_value(source_, owner));
    for (const JoinedText& note : row.notes) read_note(note, row.decision.empty());
    JoinedText decided;
    for (const JoinedText& paragraph : row.decision) {
      if (!decided.empty()) decided.append_space();
      decided.append(paragraph);
    }
    if (!decided.empty()) add_decision(decided, split_clauses(decided, grammar_), row.deadline);
  }

  TableMinutes take() { return std::move(out_); }

 private:
  void read_note(const JoinedText& note, bool owns) {
    for (const auto& [begin, end] : split_sentences(note.view(), grammar_)) {
      const JoinedText sentence = note.slice(begin, end).trimmed();
      const grammar::Match match = grammar_.first("decision", sentence.view());
      if (match && match.rule->attribute("unmarked") == "yes" && !grammar_.first("not-decision", sentence.view())) {
        add_decision(sentence, {sentence}, {});
      } else {
        add_passage(sentence, Decision::npos, Role::neutral, owns ? all_owners() : std::vector<std::size_t>{});
      }
    }
  }

  std::vector<std::size_t> all_owners() const {
    std::vector<std::size_t> all(owners_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
  }

  void add_decision(const JoinedText& text, const std::vector<JoinedText>& clauses, const JoinedText& deadline) {
    Decision decision;
    decision.item = index_;
    decision.text = make_value(source_, text);
    decision.outcome = read_outcome(text.view(), grammar_);
    const grammar::Match match = grammar_.first("decision", text.view());
    if (const std::string_view body = match.capture("body"); !body.empty()) {
      const auto at = static_cast<std::size_t>(body.data() - text.view().data());
      decision.body = make_value(source_, text.slice(at, at + body.size()));
    }
    std::vector<std::string_view> texts;
    for (const JoinedText& clause : clauses) texts.push_back(clause.view());
    const auto shares = share_owners(texts, owner_names_);
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      const JoinedText& clause = clauses[i];
      decision.clauses.push_back(make_value(source_, clause));
      JoinedText said = clause;
      // The cell for when it is due belongs to the deeds beside it.
      if (!deadline.empty()) {
        said.append_space();
        said.append(deadline);
      }
      add_passage(said, out_.decisions.size(), Role::decide, shares[i]);
      // What stands beside an owner is to be done by him, unless the deciding does it.
      const Outcome outcome = read_outcome(clause.view(), grammar_);
      if (!shares[i].empty() && (outcome == Outcome::none || outcome == Outcome::tabled)) {
        out_.passages.back().role = Role::act;
        out_.passages.back().kind = BlockKind::bullet;
      }
    }
    out_.decisions.push_back(std::move(decision));
  }

  void add_passage(const JoinedText& text, std::size_t decision, Role role, const std::vector<std::size_t>& owners) {
    Passage passage;
    passage.text = text.trimmed();
    passage.item = index_;
    passage.decision = decision;
    passage.role = role;
    for (const std::size_t owner : owners) passage.owners.push_back(owners_[owner]);
    out_.passages.push_back(std::move(passage));
  }

  const SourceFile& source_;
  const grammar::Grammar& grammar_;
  TableMinutes out_;
  std::vector<Value> owners_;
  std::vector<JoinedText> owner_names_;  // the same, as text
  std::size_t index_ = 0;
};

LineRange lines_of(const SourceFile& source, const JoinedText& text) {
  return {source.line_at(text.source_begin()), source.line_at(text.source_end() - 1)};
}

}  // namespace

TableMinutes read_rows(const SourceFile& source, const TableReading& table, const grammar::Grammar& grammar) {
  RowReader reader(source, grammar);
  for (const TableRow& row : table.rows) reader.read(row);
  return reader.take();
}

void add_right_cells(const SourceFile& source, const std::vector<RightCell>& cells, std::vector<AgendaItem>& agenda,
                     std::vector<Passage>& passages) {
  for (const RightCell& cell : cells) {
    std::size_t item = Decision::npos;
    for (std::size_t i = 0; i < agenda.size(); ++i) {
      if (agenda[i].lines.first <= cell.lines.first) item = i;
    }
    if (cell.names.empty()) {
      Passage passage;
      passage.text = cell.text.trimmed();
      passage.item = item;
      if (!passage.text.empty()) passages.push_back(std::move(passage));
      continue;
    }
    // Beside an item's title they say whose item it is.
    if (item != Decision::npos && agenda[item].lines.first == cell.lines.first) {
      for (const JoinedText& name : cell.names) agenda[item].presenters.push_back(make_value(source, name));
      continue;
    }
    // Beside which passage the names stand: the one that shares most lines with the cell, the first of equals.
    Passage* beside = nullptr;
    std::uint32_t most = 0;
    for (Passage& passage : passages) {
      if (passage.text.empty()) continue;
      const LineRange lines = lines_of(source, passage.text);
      const std::uint32_t first = std::max(lines.first, cell.lines.first);
      const std::uint32_t last = std::min(lines.last, cell.lines.last);
      if (first > last || last - first + 1 <= most) continue;
      most = last - first + 1;
      beside = &passage;
    }
    if (beside == nullptr) continue;
    for (const JoinedText& name : cell.names) beside->owners.push_back(make_value(source, name));
    beside->owners_aside = true;
  }
}

}  // namespace klubba::minutes
