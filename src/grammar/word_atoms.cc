// SPDX-License-Identifier: MIT
#include "grammar/word_atoms.h"

#include <algorithm>

#include "grammar/image.h"

namespace klubba::grammar {
namespace {

// What `expand_word_tags` puts around the tags.
constexpr std::string_view opening = "<[^<>]*\\|(?:";

}  // namespace

void WordAtoms::add(std::string_view pattern) {
  for (std::size_t at = pattern.find(opening); at != std::string_view::npos; at = pattern.find(opening, at)) {
    at += opening.size();
    std::string tags;
    for (; at < pattern.size() && pattern[at] != ')'; ++at) {
      if (pattern[at] != '\\') tags += pattern[at];
    }
    if (numbers_.size() == most) return;
    const auto [it, made] = numbers_.try_emplace(tags, static_cast<std::uint16_t>(numbers_.size()));
    if (!made) continue;
    for (std::size_t begin = 0; begin <= tags.size();) {
      const std::size_t end = std::min(tags.find('|', begin), tags.size());
      by_tag_[tags.substr(begin, end - begin)][it->second / 64U] |= std::uint64_t{1} << (it->second % 64U);
      begin = end + 1;
    }
  }
}

std::optional<std::size_t> WordAtoms::number(std::string_view tags) const {
  const auto it = numbers_.find(tags);
  return it == numbers_.end() ? std::nullopt : std::optional<std::size_t>(it->second);
}

void mark_atoms(const Image& image, std::string_view tag, WordAtoms::Row& row) {
  const auto slots = image.array(image.head().tag_slots);
  if (slots.empty()) return;
  const auto tags = image.array(image.head().tags);
  for (std::size_t i = image_hash(tag) & (slots.size() - 1); slots[i] != 0; i = (i + 1) & (slots.size() - 1)) {
    const TagRecord& record = tags[slots[i] - 1];
    if (image.text(record.tag) != tag) continue;
    for (std::size_t n = 0; n < row.size(); ++n) row[n] |= record.row[n];
    return;
  }
}

}  // namespace klubba::grammar
