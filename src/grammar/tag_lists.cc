// SPDX-License-Identifier: MIT
#include "grammar/tag_lists.h"

#include <algorithm>

namespace klubba::grammar {
namespace {

std::size_t last_byte(std::string_view text) {
  return static_cast<unsigned char>(text.back());
}

}  // namespace

WordEndings::WordEndings(const ImageRow<TextRef>& endings) {
  for (const std::string_view ending : endings) {
    if (!ending.empty()) endings_.push_back(ending);
  }
  std::stable_sort(endings_.begin(), endings_.end(),
                   [](std::string_view a, std::string_view b) { return last_byte(a) < last_byte(b); });
  for (const std::string_view ending : endings_) ++from_[last_byte(ending) + 1];
  for (std::size_t i = 1; i < from_.size(); ++i) from_[i] = static_cast<std::uint16_t>(from_[i] + from_[i - 1]);
}

bool WordEndings::end(std::string_view word, bool stem) const {
  if (word.empty()) return false;
  const std::size_t byte = last_byte(word);
  for (std::size_t i = from_[byte]; i < from_[byte + 1]; ++i) {
    const std::string_view ending = endings_[i];
    if (word.size() >= ending.size() + (stem ? 1 : 0) && word.ends_with(ending)) return true;
  }
  return false;
}

TagLists::TagLists(const Grammar& grammar)
    : roles(grammar.list("role-ending")), bodies(grammar.list("body-ending")), nouns(grammar.list("noun-ending")) {
  for (const std::string_view prefix : grammar.list("verb-prefix")) {
    if (!prefix.empty()) verb_prefixes.push_back(prefix);
  }
}

}  // namespace klubba::grammar
