// SPDX-License-Identifier: MIT
#include "minutes/proposals.h"

#include <algorithm>
#include <cctype>

#include "minutes/decision_text.h"

namespace klubba::minutes {

void Proposals::add(const JoinedText& text) {
  JoinedText clause = text;
  while (const grammar::Match mark = grammar_->first("clause", clause.view())) {
    const std::string_view rest = mark.capture("rest");
    if (rest.empty()) return;
    clause = clause.slice(offset_in(clause.view(), rest), clause.view().size());
  }
  clauses_.push_back(clause);
}

std::vector<JoinedText> Proposals::referred_to(const JoinedText& clause) const {
  if (clauses_.empty()) return {};
  const grammar::Match match = grammar_->first("by-reference", clause.view());
  if (!match) return {};
  const std::string_view numbers = match.capture("numbers");
  std::vector<std::size_t> chosen;
  std::size_t previous = 0;
  for (std::size_t i = 0; i < numbers.size();) {
    if (std::isdigit(static_cast<unsigned char>(numbers[i])) == 0) {
      if (numbers[i] == '-' || static_cast<unsigned char>(numbers[i]) == 0xE2) previous |= std::size_t{1} << 32U;
      ++i;
      continue;
    }
    std::size_t n = 0;
    while (i < numbers.size() && std::isdigit(static_cast<unsigned char>(numbers[i])) != 0) {
      n = std::min<std::size_t>(n * 10 + static_cast<std::size_t>(numbers[i++] - '0'), 1000);
    }
    const bool range = (previous >> 32U) != 0 && !chosen.empty();
    for (std::size_t k = range ? chosen.back() + 1 : n; k <= n; ++k) chosen.push_back(k);
    previous = n;
  }
  if (numbers.empty()) {
    for (std::size_t k = 1; k <= clauses_.size(); ++k) chosen.push_back(k);
  }
  std::vector<JoinedText> out;
  for (const std::size_t k : chosen) {
    if (k > 0 && k <= clauses_.size()) out.push_back(clauses_[k - 1]);
  }
  return out;
}

}  // namespace klubba::minutes
