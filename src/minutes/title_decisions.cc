// SPDX-License-Identifier: MIT
#include "minutes/title_decisions.h"

#include <algorithm>
#include <cctype>

#include "text/layout.h"

namespace klubba::minutes {

void TitleDecisions::read(const ItemSpan& span, std::size_t first_passage) {
  if (const grammar::Match title = grammar_.first("deciding-title", span.item.title.text))
    decide(span, first_passage, title.rule->attribute("asks") == "yes");
  else if (is_election(span.item))
    elect(span, first_passage);
}

/// "Decision on the term of office" / "1 year.": the title says that the short text below is what was decided.
void TitleDecisions::decide(const ItemSpan& span, std::size_t first_passage, bool asks) {
  constexpr std::size_t longest = 160;  // characters
  if (style_ != DecisionStyle::free || blocks_of_text(span) != 1 ||
      ledger_.sections().passages.size() != first_passage + 1)
    return;
  DecisionDraft draft(source_, layout_, grammar_);
  draft.text = ledger_.sections().passages.back().text;
  if (text::length(draft.text.view()) > longest || draft.text.view().back() == '?' ||
      grammar_.first("title-undecided", draft.text.view()))
    return;
  // "Was the meeting called in due time?" / "Yes."
  if (asks && !grammar_.first("bare-answer", draft.text.view())) return;
  ledger_.sections().passages.pop_back();
  draft.clauses.push_back(draft.text);
  ledger_.note(span.body < span.end ? span.body : span.heading, LineClass::decision, "deciding title");
  ledger_.add_decision(draft, Role::decide);
}

std::size_t TitleDecisions::names_below(std::size_t b, std::size_t end) const {
  if (block(b).kind != BlockKind::heading && !block(b).bold) return b;
  std::size_t last = b + 1;
  while (last < end && block(last).kind != BlockKind::heading && !block(last).bold) {
    if (!grammar_.first("elected-names", block(last).text.view())) return b;
    ++last;
  }
  return last > b + 1 ? last : b;
}

void TitleDecisions::elect_below(std::size_t b, std::size_t end) {
  ledger_.note(b, LineClass::prose, "office");
  DecisionDraft draft(source_, layout_, grammar_);
  for (std::size_t name = b + 1; name < end; ++name) {
    if (!draft.text.empty()) draft.text.append_space();
    draft.text.append(block(name).text);
    ledger_.note(name, LineClass::decision, "electing title");
  }
  draft.clauses.push_back(draft.text);
  ledger_.add_decision(draft, Role::decide);
  ledger_.sections().decisions.back().outcome = Outcome::elected;
}

bool TitleDecisions::elect_line(std::size_t b) {
  const auto& decisions = ledger_.sections().decisions;
  const bool among = !decisions.empty() && decisions.back().item == ledger_.state.item;
  if ((block(b).kind == BlockKind::paragraph && !among) || !grammar_.first("elected-line", block(b).text.view()))
    return false;
  DecisionDraft draft(source_, layout_, grammar_);
  draft.text = block(b).text;
  draft.clauses.push_back(draft.text);
  ledger_.note(b, LineClass::decision, "elected-line");
  ledger_.add_decision(draft, Role::decide);
  ledger_.sections().decisions.back().outcome = Outcome::elected;
  return true;
}

/// How many blocks an item's text has; what stands behind its title on the heading's line is one of them.
std::size_t TitleDecisions::blocks_of_text(const ItemSpan& span) const {
  const bool behind = span.heading < layout_.blocks.size() && span.text_at < block(span.heading).text.view().size();
  return span.end - std::min(span.end, span.body) + (behind ? 1 : 0);
}

/// "Election of …", or a part of an item about elections: "5 Elections" / "5a Treasurer".
bool TitleDecisions::is_election(const AgendaItem& item) {
  if (grammar_.first("electing-title", item.title.text) || grammar_.first("electing-officers", item.title.text)) {
    elections_ = item.number.text;
    return true;
  }
  const std::string& number = item.number.text;
  const bool part = !elections_.empty() && number.size() > elections_.size() && number.starts_with(elections_) &&
                    std::isdigit(static_cast<unsigned char>(number[elections_.size()])) == 0;
  if (!part) elections_.clear();
  return part;
}

/// "Election of auditors" / "Kim Ek and Lo Al": names alone say who was elected.
void TitleDecisions::elect(const ItemSpan& span, std::size_t first_passage) {
  constexpr std::size_t longest = 12;  // lines of names
  const std::size_t blocks = blocks_of_text(span);
  if (style_ == DecisionStyle::labelled || blocks == 0 || blocks > longest ||
      ledger_.sections().passages.size() - first_passage != blocks)
    return;
  DecisionDraft draft(source_, layout_, grammar_);
  for (std::size_t i = first_passage; i < ledger_.sections().passages.size(); ++i) {
    const std::string_view names = ledger_.sections().passages[i].text.view();
    const bool officer = blocks == 1 && grammar_.first("electing-officers", span.item.title.text) &&
                         grammar_.first("officer-name", names) && !grammar_.first("bare-settled", names);
    if (!officer && !grammar_.first("elected-names", names)) return;
    if (!draft.text.empty()) draft.text.append_space();
    draft.text.append(ledger_.sections().passages[i].text);
  }
  ledger_.sections().passages.resize(first_passage);
  draft.clauses.push_back(draft.text);
  for (std::size_t b = span.body; b < span.end; ++b) ledger_.note(b, LineClass::decision, "electing title");
  ledger_.add_decision(draft, Role::decide);
  ledger_.sections().decisions.back().outcome = Outcome::elected;
}

}  // namespace klubba::minutes
