// SPDX-License-Identifier: MIT
#include "grammar/image.h"

#include <algorithm>

namespace klubba::grammar {

const GrammarRecord* Image::find(std::string_view key) const {
  const auto grammars = array(head().grammars);
  const auto it = std::lower_bound(grammars.begin(), grammars.end(), key,
                                   [this](const GrammarRecord& g, std::string_view k) { return text(g.key) < k; });
  return it == grammars.end() || text(it->key) != key ? nullptr : &*it;
}

std::span<const ReadingRecord> Image::readings(const GrammarRecord& grammar, std::string_view word) const {
  const auto slots = array(grammar.slots);
  if (slots.empty()) return {};
  const auto words = array(grammar.words);
  for (std::size_t i = image_hash(word) & (slots.size() - 1); slots[i] != 0; i = (i + 1) & (slots.size() - 1)) {
    const WordRecord& record = words[slots[i] - 1];
    if (text(record.word) == word) return array(record.readings);
  }
  return {};
}

std::string_view Image::lookup(ArrayRef<PairRecord> pairs, std::string_view key) const {
  const auto entries = array(pairs);
  const auto it = std::lower_bound(entries.begin(), entries.end(), key,
                                   [this](const PairRecord& p, std::string_view k) { return text(p.key) < k; });
  return it == entries.end() || text(it->key) != key ? std::string_view() : text(it->value);
}

std::span<const TextRef> Image::list(const GrammarRecord& grammar, std::string_view name) const {
  const auto lists = array(grammar.lists);
  const auto it = std::lower_bound(lists.begin(), lists.end(), name,
                                   [this](const ListRecord& l, std::string_view n) { return text(l.name) < n; });
  if (it == lists.end() || text(it->name) != name) return {};
  return array(it->words);
}

// FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/
std::uint32_t image_hash(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

}  // namespace klubba::grammar
