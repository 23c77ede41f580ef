// SPDX-License-Identifier: MIT
#include "minutes/row_owners.h"

#include <algorithm>
#include <string>

#include "minutes/cell_text.h"

namespace klubba::minutes {
namespace {

constexpr std::string_view kMarks = ".,;:()\"!?";

std::string_view bare(std::string_view word) {
  const std::size_t first = word.find_first_not_of(kMarks);
  if (first == std::string_view::npos) return {};
  return word.substr(first, word.find_last_not_of(kMarks) + 1 - first);
}

/// True where one of the first `reach` words of `text` is the owner's first.
bool names(std::string_view text, const JoinedText& owner, std::size_t reach) {
  const auto own = find_words(owner.view());
  if (own.empty()) return false;
  const std::string_view first = bare(owner.view().substr(0, own.front().second));
  const auto words = find_words(text);
  for (std::size_t i = 0; i < words.size() && i < reach; ++i) {
    if (bare(text.substr(words[i].first, words[i].second - words[i].first)) == first) return true;
  }
  return false;
}

}  // namespace

std::vector<std::vector<std::size_t>> share_owners(const std::vector<std::string_view>& texts,
                                                   const std::vector<JoinedText>& owners) {
  constexpr std::size_t kSubject = 5;  // "A, B and C …"
  std::vector<std::vector<std::size_t>> shares(texts.size());
  std::vector<bool> taken(owners.size());
  for (std::size_t t = 0; t < texts.size(); ++t) {
    for (const std::size_t reach : {kSubject, texts[t].size()}) {
      for (std::size_t o = 0; o < owners.size(); ++o) {
        if (names(texts[t], owners[o], reach)) shares[t].push_back(o);
      }
      if (!shares[t].empty()) break;
    }
    for (const std::size_t o : shares[t]) taken[o] = true;
  }
  const bool none_left = std::all_of(taken.begin(), taken.end(), [](bool t) { return t; });
  for (auto& share : shares) {
    if (!share.empty()) continue;
    for (std::size_t o = 0; o < owners.size(); ++o) {
      if (none_left || !taken[o]) share.push_back(o);
    }
  }
  return shares;
}

}  // namespace klubba::minutes
