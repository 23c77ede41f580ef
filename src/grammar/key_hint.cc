// SPDX-License-Identifier: MIT
#include "grammar/key_hint.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace klubba::grammar {
namespace {

constexpr std::size_t most_edits = 3;

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

std::string_view most_alike(std::string_view word, std::span<const std::string_view> words) {
  const auto best = std::min_element(words.begin(), words.end(), [&](std::string_view a, std::string_view b) {
    return edit_distance(word, a) < edit_distance(word, b);
  });
  return best == words.end() ? std::string_view() : *best;
}

std::string key_hint(std::string_view word, std::span<const std::string_view> words) {
  const std::string_view best = most_alike(word, words);
  return !best.empty() && edit_distance(word, best) <= most_edits ? fmt::format("did you mean '{}'?", best)
                                                                  : fmt::format("keys: {}", fmt::join(words, ", "));
}

}  // namespace klubba::grammar
