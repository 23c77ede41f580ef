// SPDX-License-Identifier: MIT
#pragma once
/// What rules over words ask of a word: `<a|b>` in a pattern is one question, an atom. A word's answers to all of them
/// are found once, when it is tagged, and are bits of one row.
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "grammar/image_ref.h"

namespace klubba::grammar {

class Image;

class WordAtoms {
 public:
  static constexpr std::size_t most = 768;
  /// Bit n: the word fulfils atom n.
  using Row = std::array<std::uint64_t, most / 64>;
  static bool has(const Row& row, std::size_t atom) { return ((row[atom / 64] >> (atom % 64)) & 1U) != 0; }

  /// Adds the atoms of a pattern; those beyond `most` get no number.
  void add(std::string_view pattern);
  /// The number of the atom that asks for one of `tags` ("a|b", as the pattern has them).
  std::optional<std::size_t> number(std::string_view tags) const;
  /// What a word with a tag fulfils, by tag.
  const std::map<std::string, Row, std::less<>>& by_tag() const { return by_tag_; }

 private:
  std::map<std::string, std::uint16_t, std::less<>> numbers_;
  std::map<std::string, Row, std::less<>> by_tag_;
};

/// What a word with this tag fulfils, as it stands in an image.
struct TagRecord {
  TextRef tag;
  WordAtoms::Row row{};
};

/// Marks in `row` the atoms of an image that a word with this tag fulfils.
void mark_atoms(const Image& image, std::string_view tag, WordAtoms::Row& row);

}  // namespace klubba::grammar
