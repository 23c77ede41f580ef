// SPDX-License-Identifier: MIT
#include "minutes/decision_text.h"

#include <string>

#include "minutes/sentences.h"
#include "text/layout.h"

namespace klubba::minutes {

std::string_view captured(const grammar::Match& match, std::string_view name) {
  for (const char* suffix : {"", "2", "3"}) {
    const std::string_view found = match.capture(std::string(name) + suffix);
    if (!found.empty()) return found;
  }
  return {};
}

std::vector<JoinedText> split_clauses(const JoinedText& text, const grammar::Grammar& grammar) {
  std::vector<JoinedText> out;
  if (const grammar::Match mark = grammar.first("clause", text.view()); mark && !mark.capture("rest").empty()) {
    return split_joined(text.slice(offset_in(text.view(), mark.capture("rest")), text.view().size()), grammar);
  }
  std::vector<JoinedText> decided;
  for (const auto& [begin, end] : split_sentences(text.view(), grammar)) {
    JoinedText sentence = text.slice(begin, end).trimmed();
    if (sentence.empty()) continue;
    const grammar::Match match = grammar.first("decision", sentence.view());
    if (match && match.rule->attribute("cut") == "yes" && !captured(match, "clause").empty()) {
      const std::size_t at = offset_in(sentence.view(), captured(match, "clause"));
      for (JoinedText& c : split_joined(sentence.slice(at, sentence.view().size()), grammar))
        decided.push_back(std::move(c));
    }
    if (const grammar::Match passed = grammar.first("passed-on", sentence.view())) {
      // "The committee proposes the board to decide that …": the clause is what the board is to decide.
      const std::size_t at = offset_in(sentence.view(), passed.capture("clause"));
      for (JoinedText& c : split_joined(sentence.slice(at, sentence.view().size()), grammar))
        decided.push_back(std::move(c));
    }
    out.push_back(std::move(sentence));
  }
  // Where a sentence says what is decided, the others around it explain.
  return decided.empty() ? out : decided;
}

bool is_whole_sentence(std::string_view title) {
  constexpr std::size_t shortest = 30;  // characters
  return title.ends_with('.') && text::length(title) >= shortest;
}

Outcome read_outcome(std::string_view text, const grammar::Grammar& grammar) {
  const grammar::Match match = grammar.first("outcome", text);
  if (!match) return Outcome::none;
  const std::string_view name = match.rule->attribute("outcome");
  constexpr Outcome all[] = {Outcome::approved, Outcome::approved_after_vote,
                             Outcome::amended,  Outcome::rejected,
                             Outcome::noted,    Outcome::remitted,
                             Outcome::tabled,   Outcome::withdrawn,
                             Outcome::elected,  Outcome::answered};
  for (const Outcome outcome : all) {
    if (outcome_name(outcome) == name) return outcome;
  }
  return Outcome::none;
}

std::vector<JoinedText> split_joined(const JoinedText& clause, const grammar::Grammar& grammar) {
  std::vector<JoinedText> out;
  std::size_t begin = 0;
  for (const grammar::Match& joint : grammar.scan("clause-joint", clause.view())) {
    out.push_back(clause.slice(begin, joint.begin).trimmed());
    begin = joint.end;
  }
  out.push_back(clause.slice(begin, clause.view().size()).trimmed());
  return out;
}

}  // namespace klubba::minutes
