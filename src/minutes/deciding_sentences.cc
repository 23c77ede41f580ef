// SPDX-License-Identifier: MIT
#include "minutes/deciding_sentences.h"

#include <cctype>

#include "minutes/decision_text.h"
#include "minutes/sentences.h"
#include "minutes/value.h"
#include "text/layout.h"

namespace klubba::minutes {
namespace {

JoinedText piece(const JoinedText& text, std::string_view part) {
  const std::size_t at = offset_in(text.view(), part);
  return text.slice(at, at + part.size());
}

}  // namespace

std::string organ_key(const grammar::Match& match) {
  std::string organ(captured(match, "body"));
  if (!organ.empty()) organ.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(organ.front())));
  return organ;
}

DecidingSentences::DecidingSentences(const SourceFile& source, const Layout& layout, const grammar::Grammar& grammar,
                                     DecisionStyle style, SectionLedger& ledger)
    : source_(source), layout_(layout), grammar_(grammar), style_(style), ledger_(ledger) {
  constexpr std::size_t longest_opener = 250;  // bytes
  for (const Block& b : layout.blocks) {
    if (b.text.view().size() > longest_opener) continue;
    if (const grammar::Match opener = grammar.first("opener", b.text.view())) openers_.insert(organ_key(opener));
  }
}

/// Whether the organ that decides in a sentence opens lists of decisions elsewhere: it is the one that met.
bool DecidingSentences::opens_elsewhere(const grammar::Match& match) const {
  return !captured(match, "body").empty() && openers_.count(organ_key(match)) != 0;
}

/// Whether an organ by name decides in a sentence while others open the lists of decisions: what it settled is told.
bool DecidingSentences::is_other_body(const grammar::Match& match) const {
  const std::string_view body = captured(match, "body");
  return !body.empty() && match.rule->attribute("unmarked") == "yes" && !openers_.empty() && !opens_elsewhere(match) &&
         !grammar_.first("own-body", body);
}

/// The sentences between those that decide stay passages.
DecidingText DecidingSentences::read(std::size_t b, const JoinedText& text) {
  const auto ranges = split_sentences(text.view(), grammar_);
  DecidingText result;
  std::size_t rest = 0;  // start of the text not yet handed on
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    const auto [begin, end] = ranges[i];
    JoinedText sentence = text.slice(begin, end).trimmed();
    if (const grammar::Match label = grammar_.first("run-in", sentence.view());
        label && i > 0 && label.rule->attribute("role") == "decide") {
      // "A letter had come in. Decision: Kim answers it."
      if (begin > rest) ledger_.add_passage(text.slice(rest, begin), b);
      result.found = true;
      result.label_at = text.view().find(sentence.view(), begin) + offset_in(sentence.view(), label.capture("rest"));
      return result;
    }
    // "A way to reach the board is needed. Decided to" and points or clauses below.
    const bool list_below = i > 0 && i + 1 == ranges.size() && (points_below(b) || clause_below(b));
    if (list_below && grammar_.first("opener", sentence.view())) {
      if (begin > rest) ledger_.add_passage(text.slice(rest, begin), b);
      result.found = true;
      result.opener = std::move(sentence);
      return result;
    }
    grammar::Match match = grammar_.first("decision", sentence.view());
    if (!match) continue;
    if (const grammar::Match guard = guard_against(sentence.view(), match);
        guard && (match.rule->attribute("sure") != "yes" || guard.rule->attribute("always") == "yes")) {
      ledger_.near_miss(b, match, guard.rule->name);
      continue;
    }
    if (style_ == DecisionStyle::marked && is_other_body(match)) {
      ledger_.near_miss(b, match, "another body");
      continue;
    }
    if (style_ == DecisionStyle::marked && !ledger_.state.settled &&
        ((match.rule->attribute("unmarked") != "yes" && !opens_elsewhere(match)) ||
         (block(b).kind != BlockKind::paragraph && match.rule->attribute("anywhere") != "yes") ||
         ledger_.state.role == Role::tell)) {
      ledger_.near_miss(b, match, "the document marks its decisions");
      continue;
    }
    result.found = true;
    JoinedText whole = sentence;
    if (match.rule->attribute("joins") == "previous" && i > 0 && rest <= ranges[i - 1].first) {
      // "NN, proposed by MM. Elected.": the word alone says nothing.
      whole = text.slice(ranges[i - 1].first, end).trimmed();
      if (ranges[i - 1].first > rest) ledger_.add_passage(text.slice(rest, ranges[i - 1].first), b);
    } else if (begin > rest) {
      ledger_.add_passage(text.slice(rest, begin), b);
    }
    rest = end;
    ledger_.note(b, LineClass::decision, match.rule->name);
    DecisionDraft draft(source_, layout_, grammar_);
    draft.opener = b;
    draft.indent = block(b).indent;
    draft.text = whole;
    if (const std::string_view body = captured(match, "body"); !body.empty()) draft.body = piece(sentence, body);
    const std::string_view clause = captured(match, "clause");
    // "… was decided. Two of them in May.": no sentence of its own.
    std::size_t last = i;
    while (last + 1 < ranges.size() &&
           grammar_.first("decision-addition",
                          text.slice(ranges[last + 1].first, ranges[last + 1].second).trimmed().view()))
      ++last;
    if (last > i) {
      rest = ranges[last].second;
      draft.text = text.slice(begin, rest).trimmed();
      draft.clauses =
          clauses_from(draft.text, clause.empty() ? draft.text.view()
                                                  : draft.text.view().substr(offset_in(sentence.view(), clause)));
      ledger_.add_decision(draft, Role::neutral);
      i = last;
      continue;
    }
    if (i + 1 == ranges.size() && !clause.empty() && clause_below(b)) {
      // "Decided to approve the accounts" / "to propose a dividend".
      draft.listed = true;
      draft.clauses = clauses_from(sentence, clause);
      result.open = std::move(draft);
      return result;
    }
    if (i + 1 == ranges.size() && opens_list(b, sentence.view())) {
      draft.listed = true;
      if (clause.empty() && sentence.view().back() == '.') {
        // "The following were elected." and their names: one clause.
        draft.one_clause = true;
        draft.clauses.push_back(whole);
      } else if (!clause.empty()) {
        draft.one_clause = true;
        draft.clauses.push_back(sentence.slice(offset_in(sentence.view(), clause), sentence.view().size()));
      }
      if (sentence.view().back() != ':') draft.taken_point = true;
      result.open = std::move(draft);
      return result;
    }
    if (clause.empty()) {
      draft.clauses.push_back(sentence);
    } else {
      draft.clauses = clauses_from(sentence, clause);
    }
    ledger_.add_decision(draft, Role::neutral);
  }
  if (result.found && rest < text.view().size()) ledger_.add_passage(text.slice(rest, text.view().size()), b);
  return result;
}

/// What speaks against a sentence that looks like a decision. Its clause may say "shall", "may" and "earlier" as it
/// likes: only what stands before it tells whether the deciding is real.
grammar::Match DecidingSentences::guard_against(std::string_view sentence, const grammar::Match& match) const {
  const std::string_view clause = captured(match, "clause");
  const bool asks = sentence.back() == '?';
  const std::size_t lead = clause.empty() || asks ? sentence.size() : offset_in(sentence, clause);
  return grammar_.first("not-decision", sentence.substr(0, lead));
}

/// The clauses that begin with `first`, a part of `sentence` behind its "that".
std::vector<JoinedText> DecidingSentences::clauses_from(const JoinedText& sentence, std::string_view first) const {
  const std::size_t at = offset_in(sentence.view(), first);
  const std::size_t that = at >= 2 ? sentence.view().rfind(' ', at - 2) + 1 : at;
  return split_clauses(sentence.slice(that, sentence.view().size()), grammar_);
}

bool DecidingSentences::clause_below(std::size_t b) const {
  if (b + 1 >= layout_.blocks.size() || block(b + 1).gap > 1) return false;
  const std::string_view next = block(b + 1).text.view();
  return text::starts_lower(next) && grammar_.first("clause", next);
}

bool DecidingSentences::points_below(std::size_t b) const {
  return b + 1 < layout_.blocks.size() && block(b + 1).kind == BlockKind::bullet &&
         block(b).kind == BlockKind::paragraph;
}

bool DecidingSentences::opens_list(std::size_t b, std::string_view sentence) const {
  if (sentence.back() == ':') return true;
  if (points_below(b) && grammar_.first("announces-list", sentence)) return true;
  const bool deeper =
      b + 1 < layout_.blocks.size() && block(b + 1).kind == BlockKind::bullet && block(b + 1).indent > block(b).indent;
  return block(b).kind == BlockKind::bullet && deeper && sentence.back() != '.';
}

}  // namespace klubba::minutes
