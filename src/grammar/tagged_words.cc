// SPDX-License-Identifier: MIT
#include "grammar/tagged_words.h"

#include <utility>

#include "grammar/asked_texts.h"

namespace klubba::grammar {

std::size_t TaggedWords::Hash::operator()(std::string_view word) const {
  return text_hash(word);
}

const TaggedWords::Word* TaggedWords::find(std::string_view word, NameKind kind) const {
  const auto& words = words_[static_cast<std::size_t>(kind)];
  const auto it = words.find(word);
  return it == words.end() ? nullptr : &it->second;
}

void TaggedWords::add(std::string_view word, NameKind kind, Word tagged) {
  auto& words = words_[static_cast<std::size_t>(kind)];
  if (words.size() == most) words.clear();
  words.emplace(word, std::move(tagged));
}

}  // namespace klubba::grammar
