// SPDX-License-Identifier: MIT
#include "deadline/time_openers.h"

#include <algorithm>
#include <array>
#include <vector>

#include "deadline/words.h"

namespace klubba::deadline {

TimeOpeners::TimeOpeners(const grammar::Grammar& grammar) {
  const std::string lists = grammar.setting("time-openers");
  for (std::size_t i = 0; i < lists.size();) {
    const std::size_t end = std::min(lists.find_first_of(" \n", i), lists.size());
    for (const std::string_view entry : grammar.list(std::string_view(lists).substr(i, end - i))) {
      const std::vector<Word> words = words_of(entry);
      if (!words.empty()) words_.insert(lower(entry.substr(words[0].begin, words[0].end - words[0].begin)));
    }
    i = end + 1;
  }
}

bool TimeOpeners::have(std::string_view word) const {
  constexpr std::size_t usual_size = 32;
  if (word.size() > usual_size) return words_.contains(lower(word));
  std::array<char, usual_size> folded{};
  lower(word, folded.data());
  return words_.contains(std::string_view(folded.data(), word.size()));
}

}  // namespace klubba::deadline
