// SPDX-License-Identifier: MIT
#include "register/decision_diff.h"

#include <algorithm>
#include <sstream>
#include <string>

namespace klubba {
namespace {

/// How much of two texts is the same words: 0 … 1.
double likeness(const std::string& a, const std::string& b) {
  const auto sorted_words = [](const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    std::sort(words.begin(), words.end());
    return words;
  };
  const auto x = sorted_words(a);
  const auto y = sorted_words(b);
  std::vector<std::string> both;
  std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(both));
  const std::size_t all = x.size() + y.size();
  return all == 0 ? 1 : 2.0 * static_cast<double>(both.size()) / static_cast<double>(all);
}

}  // namespace

std::vector<DecisionChange> diff_decisions(const Register& before, const Register& after) {
  constexpr double alike_in_item = 0.3;
  constexpr double alike_elsewhere = 0.6;  // items may have been numbered anew
  std::vector<bool> taken(after.decisions.size(), false);
  std::vector<bool> same(before.decisions.size(), false);
  for (std::size_t i = 0; i < before.decisions.size(); ++i) {
    const RegisterDecision& old = before.decisions[i];
    for (std::size_t k = 0; k < after.decisions.size() && !same[i]; ++k) {
      const RegisterDecision& now = after.decisions[k];
      if (taken[k] || now.item != old.item || now.text != old.text) continue;
      taken[k] = same[i] = true;
    }
  }
  std::vector<DecisionChange> out;
  for (std::size_t i = 0; i < before.decisions.size(); ++i) {
    if (same[i]) continue;
    const RegisterDecision& old = before.decisions[i];
    std::size_t best = after.decisions.size();
    double most = 0;
    for (std::size_t k = 0; k < after.decisions.size(); ++k) {
      if (taken[k]) continue;
      const RegisterDecision& now = after.decisions[k];
      const bool in_item = now.item == old.item;
      const double alike = likeness(old.text, now.text);
      if (alike < (in_item ? alike_in_item : alike_elsewhere) || alike + (in_item ? 1 : 0) <= most) continue;
      most = alike + (in_item ? 1 : 0);
      best = k;
    }
    if (best < after.decisions.size()) taken[best] = true;
    out.push_back({&old, best < after.decisions.size() ? &after.decisions[best] : nullptr});
  }
  for (std::size_t k = 0; k < after.decisions.size(); ++k) {
    if (!taken[k]) out.push_back({nullptr, &after.decisions[k]});
  }
  return out;
}

}  // namespace klubba
