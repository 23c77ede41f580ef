// SPDX-License-Identifier: MIT
#pragma once
/// What rules over words ask of a word: `<a|b>` in a pattern is one question, an atom. A word's answers to all of them
/// are found once, when it is tagged, and are bits of one row.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "grammar/image.h"

namespace klubba::grammar {

class WordAtoms {
 public:
  static constexpr std::size_t most = 768;
  /// Bit n: the word fulfils atom n.
  using Row = std::array<std::uint64_t, most / 64>;
  static bool has(const Row& row, std::size_t atom) { return ((row[atom / 64] >> (atom % 64)) & 1U) != 0; }

  /// The atoms of all patterns of an image; those beyond `most` have no number.
  explicit WordAtoms(const Image& image);

  /// The number of the atom that asks for one of `tags` ("a|b", as the pattern has them).
  std::optional<std::size_t> number(std::string_view tags) const;
  /// Marks in `row` the atoms that a word with this tag fulfils.
  void add(std::string_view tag, Row& row) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return image_hash(text); }
  };
  template <class T>
  using Map = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  Map<std::uint16_t> numbers_;
  Map<Row> by_tag_;
};

}  // namespace klubba::grammar
