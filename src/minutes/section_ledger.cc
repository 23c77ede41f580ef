// SPDX-License-Identifier: MIT
#include "minutes/section_ledger.h"

#include <iterator>
#include <utility>

#include "minutes/decision_text.h"
#include "minutes/table_minutes.h"
#include "minutes/value.h"

namespace klubba::minutes {

void SectionLedger::begin_item(std::size_t item) {
  state = SectionState();
  state.item = item;
  proposals_.clear();
}

void SectionLedger::note(std::size_t b, LineClass line_class, std::string reason) {
  out_.block_notes[b] = {line_class, std::move(reason)};
}

void SectionLedger::near_miss(std::size_t b, std::string reason) {
  const grammar::Match match = grammar_.first("decision", block(b).text.view());
  if (match) near_miss(b, match, std::move(reason));
}

void SectionLedger::near_miss(std::size_t b, const grammar::Match& match, std::string reason) {
  out_.near_misses.push_back({block(b).lines, match.rule->name, std::move(reason)});
}

/// What became of the matter is what the first clause says that says it: later ones assign and elect.
Outcome SectionLedger::outcome_of(const DecisionDraft& draft) const {
  const Outcome whole = read_outcome(draft.text.view(), grammar_);
  if (whole == Outcome::none || whole == Outcome::approved_after_vote) return whole;
  for (const JoinedText& clause : draft.clauses) {
    const Outcome outcome = read_outcome(clause.view(), grammar_);
    if (outcome != Outcome::none) return outcome;
  }
  return whole;
}

void SectionLedger::add_decision(const DecisionDraft& given, Role role) {
  DecisionDraft draft = given;
  const std::vector<Value> owners = take_responsible(draft);
  Decision decision;
  decision.item = state.item;
  decision.text = make_value(source_, draft.text);
  if (draft.body) decision.body = make_value(source_, *draft.body);
  decision.outcome = outcome_of(draft);
  const std::size_t index = out_.decisions.size();
  for (const JoinedText& whole : draft.clauses) {
    // "…, and" before the next clause belongs to neither.
    const grammar::Match tail = grammar_.first("clause-tail", whole.view());
    const JoinedText clause = tail ? whole.slice(0, tail.begin) : whole;
    Value value = make_value(source_, clause);
    if (value.empty()) continue;
    decision.clauses.push_back(std::move(value));
    Passage passage;
    passage.text = clause.trimmed();
    passage.item = state.item;
    passage.decision = index;
    passage.role = role;
    passage.label = state.label;
    out_.passages.push_back(std::move(passage));
    add_referred(clause, index);
  }
  if (!decision.clauses.empty() && !owners.empty()) {
    Passage& last = out_.passages.back();
    last.owners = owners;
    last.owners_aside = true;
  }
  out_.decisions.push_back(std::move(decision));
}

/// "The cloth is bought. Responsible: Kim": who answers for the decision is no part of its words.
std::vector<Value> SectionLedger::take_responsible(DecisionDraft& draft) const {
  std::vector<Value> owners;
  const grammar::Match match = grammar_.first("responsible", draft.text.view());
  if (!match || draft.clauses.empty()) return owners;
  const std::size_t from = offset_in(draft.text.view(), match.capture("names"));
  const std::string_view names = match.capture("names");
  std::size_t begin = 0;
  const auto push = [&](std::size_t end) {
    Value value = make_value(source_, draft.text.slice(from + begin, from + end).trimmed());
    if (!value.empty()) owners.push_back(std::move(value));
  };
  for (const grammar::Match& joint : grammar_.scan("name-joint", names)) {
    push(joint.begin);
    begin = joint.end;
  }
  push(names.size());
  // The full stop before it belongs to the decision.
  const auto cut = [&](JoinedText& text) {
    const grammar::Match tail = grammar_.first("responsible", text.view());
    if (!tail) return;
    const bool stop = text.view()[tail.begin] == '.';
    text = text.slice(0, tail.begin + (stop ? 1 : 0)).trimmed();
  };
  JoinedText last = draft.clauses.back();
  cut(last);
  if (last.empty() && draft.clauses.size() == 1) return {};
  cut(draft.text);
  if (last.empty())
    draft.clauses.pop_back();
  else
    draft.clauses.back() = last;
  return owners;
}

/// "Clause 1 is carried": what is to be done stands in the proposal.
void SectionLedger::add_referred(const JoinedText& clause, std::size_t decision) {
  for (JoinedText& proposal : proposals_.referred_to(clause)) {
    Passage passage;
    passage.text = std::move(proposal);
    passage.item = state.item;
    passage.decision = decision;
    passage.role = Role::decide;
    passage.kind = BlockKind::numbered;
    out_.passages.push_back(std::move(passage));
  }
}

std::size_t SectionLedger::add_table(const TableReading& table, std::size_t b, std::size_t end) {
  for (; b < end && block(b).lines.first <= table.lines.last; ++b) note(b, LineClass::decision, "table of decisions");
  TableMinutes rows = read_item_rows(source_, table, grammar_, state.item, out_.decisions.size());
  std::move(rows.decisions.begin(), rows.decisions.end(), std::back_inserter(out_.decisions));
  std::move(rows.passages.begin(), rows.passages.end(), std::back_inserter(out_.passages));
  return b;
}

void SectionLedger::add_passage(const JoinedText& text, std::size_t b) {
  // Protocols that decide under labels give tasks there; their other sections tell what others did and said.
  if (style_ == DecisionStyle::labelled && state.role == Role::tell) {
    Passage told;
    told.text = text.trimmed();
    told.item = state.item;
    told.role = state.role;
    out_.told.push_back(std::move(told));
    return;
  }
  // "Information from the board:" and points below: what others did.
  const std::string& lead = state.lead.empty() ? state.label : state.lead;
  if (block(b).kind == BlockKind::bullet && grammar_.first("telling-lead", lead)) return;
  Passage passage;
  passage.text = text.trimmed();
  if (passage.text.empty()) return;
  passage.item = state.item;
  passage.role = state.role;
  passage.kind = block(b).kind;
  passage.level = block(b).level;
  passage.label = state.label;
  passage.lead = state.lead;
  out_.passages.push_back(std::move(passage));
}

}  // namespace klubba::minutes
