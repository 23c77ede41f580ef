// SPDX-License-Identifier: MIT
#include "minutes/table_minutes.h"

#include <algorithm>
#include <numeric>

#include "minutes/decision_text.h"
#include "minutes/row_owners.h"
#include "minutes/sentences.h"
#include "minutes/value.h"

namespace klubba::minutes {
namespace {

LineRange lines_of(const SourceFile& source, const JoinedText& text) {
  return {source.line_at(text.source_begin()), source.line_at(text.source_end() - 1)};
}

class RowReader {
 public:
  /// `column`: the table has a column for decisions; without one the notes hold them.
  RowReader(const SourceFile& source, const grammar::Grammar& grammar, bool column)
      : source_(source), grammar_(grammar), column_(column) {}

  void read(const TableRow& row) {
    AgendaItem item;
    item.number = make_value(source_, row.number);
    item.title = make_value(source_, row.title);
    item.codes = row.codes;
    for (const JoinedText& presenter : row.presenters) item.presenters.push_back(make_value(source_, presenter));
    item.lines = row.lines;
    index_ = out_.agenda.size();
    out_.agenda.push_back(std::move(item));
    read_cells(row);
  }

  /// A row of a table inside item `item`.
  void read_inside(const TableRow& row, std::size_t item) {
    index_ = item;
    read_cells(row);
  }

  /// Decisions that stand before the table.
  void count_from(std::size_t decided) { decided_ = decided; }

  TableMinutes take() { return std::move(out_); }

 private:
  void read_cells(const TableRow& row) {
    row_ = &row;
    const bool whole = row.beside.empty();
    owner_names_ = whole ? row.owners : std::vector<JoinedText>{};
    deadline_ = whole ? row.deadline : JoinedText();
    owners_.clear();
    for (const JoinedText& owner : owner_names_) owners_.push_back(make_value(source_, owner));
    for (const JoinedText& note : row.notes) read_note(note, row.decision.empty());
    if (tells_next_meeting(row)) {
      for (const JoinedText& when : row.decision) read_note(when, true);
      return;
    }
    JoinedText decided;
    for (const JoinedText& paragraph : row.decision) {
      if (!decided.empty()) decided.append_space();
      decided.append(paragraph);
    }
    std::vector<JoinedText> clauses;
    for (const JoinedText& paragraph : row.decision) add_clauses(paragraph, clauses);
    if (!decided.empty()) add_decision(decided, clauses, deadline_);
    for (const JoinedText& action : row.actions) read_action(action);
  }

  /// A paragraph of a column for what is to be done: each sentence of it is a task, but for what it says was decided.
  void read_action(const JoinedText& paragraph) {
    for (const auto& [begin, end] : split_sentences(paragraph.view(), grammar_)) {
      const JoinedText sentence = paragraph.slice(begin, end).trimmed();
      const grammar::Match label = grammar_.first("run-in", sentence.view());
      if (label && label.rule->attribute("role") == "decide") {
        read_note(paragraph.slice(begin, paragraph.view().size()).trimmed(), false);
        return;
      }
      add_passage(sentence, Decision::npos, Role::act, {});
      make_task();
    }
  }

  /// For each of the texts, which follow each other in a cell of the row, what stands beside it, or null: beside the
  /// one that ends on the cell's first line, else the one that goes on over it.
  std::vector<const BesideText*> beside(const std::vector<JoinedText>& texts) const {
    std::vector<const BesideText*> out(texts.size(), nullptr);
    for (const BesideText& cell : row_->beside) {
      std::size_t found = texts.size();
      bool ends = false;
      for (std::size_t i = 0; i < texts.size(); ++i) {
        if (texts[i].empty()) continue;
        const LineRange lines = lines_of(source_, texts[i]);
        if (cell.lines.first < lines.first || cell.lines.first > lines.last || (ends && lines.last != cell.lines.first))
          continue;
        ends = lines.last == cell.lines.first;
        if (ends || found == texts.size()) found = i;
      }
      if (found < texts.size()) out[found] = &cell;
    }
    return out;
  }

  /// What stands beside the passage that was added last.
  void set_beside(const BesideText& cell) {
    Passage& passage = out_.passages.back();
    for (const JoinedText& owner : cell.owners) passage.owners.push_back(make_value(source_, owner));
    passage.when = cell.deadline;
  }

  /// The passage that was added last is a point of a list of things to do.
  void make_task() {
    out_.passages.back().role = Role::act;
    out_.passages.back().kind = BlockKind::bullet;
  }

  /// "Next meeting" with a day in the column of decisions: nothing that was decided.
  bool tells_next_meeting(const TableRow& row) const {
    if (!grammar_.first("head-next-title", row.title.view())) return false;
    return std::none_of(row.decision.begin(), row.decision.end(), [&](const JoinedText& text) {
      return grammar_.first("decided", text.view()) || grammar_.first("decision", text.view());
    });
  }

  void read_note(const JoinedText& note, bool owns) {
    const auto ranges = split_sentences(note.view(), grammar_);
    std::vector<JoinedText> sentences;
    for (const auto& [begin, end] : ranges) sentences.push_back(note.slice(begin, end).trimmed());
    // Beside a decision they are the decision's.
    const auto cells = owns ? beside(sentences) : std::vector<const BesideText*>(sentences.size(), nullptr);
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      const std::size_t begin = ranges[i].first;
      const JoinedText& sentence = sentences[i];
      if (const grammar::Match label = grammar_.first("run-in", sentence.view());
          label && label.rule->attribute("role") == "decide") {
        // "Decision: …" holds to the end of its paragraph.
        const std::size_t at = begin + offset_in(sentence.view(), label.capture("rest"));
        const JoinedText decided = note.slice(at, note.view().size()).trimmed();
        std::vector<JoinedText> clauses;
        add_clauses(decided, clauses);
        add_decision(decided, clauses, owns ? deadline_ : JoinedText());
        return;
      }
      const grammar::Match match = grammar_.first("decision", sentence.view());
      const bool cut = !column_ && match && match.rule->attribute("cut") == "yes" && !match.capture("clause").empty();
      if (cut && !grammar_.first("not-decision", sentence.view())) {
        std::vector<JoinedText> clauses;
        add_clauses(sentence, clauses);
        add_decision(sentence, clauses, {});
      } else if (match && match.rule->attribute("unmarked") == "yes" &&
                 !grammar_.first("not-decision", sentence.view())) {
        add_decision(sentence, {sentence}, {});
      } else {
        add_passage(sentence, Decision::npos, Role::neutral, owns ? all_owners() : std::vector<std::size_t>{});
        if (owns && !owners_.empty()) out_.passages.back().when = deadline_;
        if (cells[i] == nullptr) continue;
        set_beside(*cells[i]);
        // What has a day beside it is to be done.
        if (!cells[i]->deadline.empty()) make_task();
      }
    }
  }

  /// Each sentence of the cell counts: those that decide give their clauses, the others are one.
  void add_clauses(const JoinedText& paragraph, std::vector<JoinedText>& clauses) const {
    const auto take = [&](const JoinedText& text) {
      for (JoinedText& clause : split_clauses(text, grammar_)) clauses.push_back(std::move(clause));
    };
    if (grammar_.first("clause", paragraph.view())) {
      take(paragraph);
      return;
    }
    for (const auto& [begin, end] : split_sentences(paragraph.view(), grammar_)) {
      const JoinedText sentence = paragraph.slice(begin, end).trimmed();
      // Any body may stand before the verb here, also one that only this document knows.
      const grammar::Match match = grammar_.first("cell-decision", sentence.view());
      const std::string_view rest = match.capture("clauses");
      if (rest.empty()) {
        take(sentence);
      } else {
        take(sentence.slice(static_cast<std::size_t>(rest.data() - sentence.view().data()), sentence.view().size()));
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
    const grammar::Match opened = grammar_.first("cell-decision", text.view());
    if (opened && split_sentences(text.view(), grammar_).size() == 1) {
      // The body and its verb are the column's own words; the decision begins behind them.
      const auto at = static_cast<std::size_t>(opened.capture("clauses").data() - text.view().data());
      decision.text = make_value(source_, text.slice(at, text.view().size()));
    }
    decision.outcome = read_outcome(text.view(), grammar_);
    grammar::Match match = grammar_.first("decision", text.view());
    if (match.capture("body").empty()) match = grammar_.first("cell-decision", text.view());
    if (const std::string_view body = match.capture("body"); !body.empty()) {
      const auto at = static_cast<std::size_t>(body.data() - text.view().data());
      decision.body = make_value(source_, text.slice(at, at + body.size()));
    }
    std::vector<std::string_view> texts;
    for (const JoinedText& clause : clauses) texts.push_back(clause.view());
    const auto shares = share_owners(texts, owner_names_);
    const auto cells = beside(clauses);
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      const JoinedText& clause = clauses[i];
      decision.clauses.push_back(make_value(source_, clause));
      add_passage(clause, decided_ + out_.decisions.size(), Role::decide, shares[i]);
      out_.passages.back().when = deadline;
      if (cells[i] != nullptr) set_beside(*cells[i]);
      // What stands beside an owner is to be done by him, unless the deciding does it.
      const Outcome outcome = read_outcome(clause.view(), grammar_);
      const bool owned = !out_.passages.back().owners.empty();
      if (owned && (outcome == Outcome::none || outcome == Outcome::tabled)) make_task();
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
  const bool column_;
  TableMinutes out_;
  const TableRow* row_ = nullptr;
  std::vector<Value> owners_;
  std::vector<JoinedText> owner_names_;  // the same, as text
  JoinedText deadline_;
  std::size_t index_ = 0;
  std::size_t decided_ = 0;
};

}  // namespace

TableMinutes read_rows(const SourceFile& source, const TableReading& table, const grammar::Grammar& grammar) {
  const bool column =
      std::any_of(table.rows.begin(), table.rows.end(), [](const TableRow& row) { return !row.decision.empty(); });
  RowReader reader(source, grammar, column);
  for (const TableRow& row : table.rows) reader.read(row);
  return reader.take();
}

TableMinutes read_item_rows(const SourceFile& source, const TableReading& table, const grammar::Grammar& grammar,
                            std::size_t item, std::size_t decided) {
  RowReader reader(source, grammar, true);
  reader.count_from(decided);
  for (const TableRow& row : table.rows) reader.read_inside(row, item);
  return reader.take();
}

void add_right_cells(const SourceFile& source, const std::vector<RightCell>& cells, std::vector<AgendaItem>& agenda,
                     std::vector<Passage>& passages) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const RightCell& cell = cells[i];
    std::size_t item = Decision::npos;
    for (std::size_t a = 0; a < agenda.size(); ++a) {
      if (agenda[a].lines.first <= cell.lines.first) item = a;
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
    std::size_t beside = passages.size();
    std::uint32_t most = 0;
    for (std::size_t p = 0; p < passages.size(); ++p) {
      if (passages[p].text.empty()) continue;
      const LineRange lines = lines_of(source, passages[p].text);
      const std::uint32_t first = std::max(lines.first, cell.lines.first);
      const std::uint32_t last = std::min(lines.last, cell.lines.last);
      if (first > last || last - first + 1 <= most) continue;
      most = last - first + 1;
      beside = p;
    }
    // A cell stands at the top of its row: what goes on below it without a blank line is its too.
    const std::uint32_t stop = i + 1 < cells.size() ? cells[i + 1].lines.first : static_cast<std::uint32_t>(-1);
    std::uint32_t last = 0;
    for (std::size_t p = beside; p < passages.size(); ++p) {
      if (passages[p].text.empty()) continue;
      const LineRange lines = lines_of(source, passages[p].text);
      if (p > beside && (passages[p].item != passages[beside].item || lines.first > last + 1 || lines.last >= stop))
        break;
      last = std::max(last, lines.last);
      passages[p].owners_aside = true;
      for (const JoinedText& name : cell.names) passages[p].owners.push_back(make_value(source, name));
    }
  }
}

}  // namespace klubba::minutes
