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
    owners_.clear();
    owner_names_ = row.owners;
    for (const JoinedText& owner : row.owners) owners_.push_back(make_value(source_, owner));
    deadline_ = row.deadline;
    times_ = row.deadline_lines;
    std::erase_if(times_, [](const JoinedText& line) { return line.empty(); });
    aligned_ = stand_beside_sentences(row);
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
  }

  std::uint32_t line_of(const JoinedText& text) const { return source_.line_at(text.source_begin()); }

  /// Owners may stand beside the sentences that are theirs instead of at the row's top: each in the line where one
  /// begins, or below another owner.
  bool stand_beside_sentences(const TableRow& row) const {
    std::vector<std::uint32_t> starts;
    for (const auto* cell : {&row.notes, &row.decision}) {
      for (const JoinedText& note : *cell) {
        for (const auto& [begin, end] : split_sentences(note.view(), grammar_))
          starts.push_back(line_of(note.slice(begin, end).trimmed()));
      }
    }
    bool below = false;
    std::uint32_t last = 0;
    for (const JoinedText& owner : row.owners) {
      const std::uint32_t line = line_of(owner);
      if (line != last + 1 && line != last && std::find(starts.begin(), starts.end(), line) == starts.end())
        return false;
      below = below || line > row.lines.first;
      last = line;
    }
    return below && starts.size() > 1;
  }

  bool beside(const JoinedText& cell, const JoinedText& text) const {
    const std::uint32_t line = line_of(cell);
    return line >= line_of(text) && line <= source_.line_at(text.source_end() - 1);
  }

  std::vector<std::size_t> owners_beside(const JoinedText& text) const {
    std::vector<std::size_t> found;
    for (std::size_t o = 0; o < owner_names_.size(); ++o) {
      if (beside(owner_names_[o], text)) found.push_back(o);
    }
    return found;
  }

  /// When it is to be done: the lines of the row's cell that stand beside the text, or all of it.
  JoinedText time_beside(const JoinedText& text) const {
    if (!aligned_) return deadline_;
    JoinedText found;
    for (const JoinedText& time : times_) {
      if (!beside(time, text)) continue;
      if (!found.empty()) found.append_space();
      found.append(time);
    }
    // One time beside several sentences is for all of them.
    return found.empty() && times_.size() == 1 ? deadline_ : found;
  }

  /// "Next meeting" with a day in the column of decisions: nothing that was decided.
  bool tells_next_meeting(const TableRow& row) const {
    if (!grammar_.first("head-next-title", row.title.view())) return false;
    return std::none_of(row.decision.begin(), row.decision.end(), [&](const JoinedText& text) {
      return grammar_.first("decided", text.view()) || grammar_.first("decision", text.view());
    });
  }

  void read_note(const JoinedText& note, bool owns) {
    for (const auto& [begin, end] : split_sentences(note.view(), grammar_)) {
      const JoinedText sentence = note.slice(begin, end).trimmed();
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
        std::vector<std::size_t> owners;
        if (owns) owners = aligned_ ? owners_beside(sentence) : all_owners();
        add_passage(sentence, Decision::npos, Role::neutral, owners);
        if (!owners.empty()) out_.passages.back().when = time_beside(sentence);
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
    auto shares = share_owners(texts, owner_names_);
    for (std::size_t i = 0; aligned_ && i < clauses.size(); ++i) shares[i] = owners_beside(clauses[i]);
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      const JoinedText& clause = clauses[i];
      decision.clauses.push_back(make_value(source_, clause));
      add_passage(clause, decided_ + out_.decisions.size(), Role::decide, shares[i]);
      out_.passages.back().when = deadline.empty() ? deadline : time_beside(clause);
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
  const bool column_;
  TableMinutes out_;
  std::vector<Value> owners_;
  std::vector<JoinedText> owner_names_;  // the same, as text
  JoinedText deadline_;
  std::vector<JoinedText> times_;  // lines of the cell that says when
  bool aligned_ = false;           // owners stand beside their sentences
  std::size_t index_ = 0;
  std::size_t decided_ = 0;
};

LineRange lines_of(const SourceFile& source, const JoinedText& text) {
  return {source.line_at(text.source_begin()), source.line_at(text.source_end() - 1)};
}

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
