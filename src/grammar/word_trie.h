// SPDX-License-Identifier: MIT
#pragma once
/// Many words at once: which of them a text begins with, in the order of the list.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace klubba::grammar {

/// A byte of text folded as `fold_literal` folds it, given the byte before.
inline unsigned char fold_byte(unsigned char before, unsigned char byte) {
  if (byte < 0x80) return byte >= 'A' && byte <= 'Z' ? byte | 0x20U : byte;
  constexpr unsigned char times = 0x97;  // no letter
  return before == 0xC3 && byte <= 0x9E && byte != times ? byte | 0x20U : byte;
}

class WordTrie {
 public:
  /// `words`: none empty; in small letters where `folded`, which takes the text's letters in any case.
  WordTrie(const std::vector<std::string>& words, bool folded);

  static constexpr std::size_t most_found = 8;
  /// The sizes of the words that [at, end) begins with, earlier words of the list first. At most `most_found`; a longer
  /// list of words that begin each other isn't made into a trie (`fits`).
  std::size_t find(const char* at, const char* end, std::array<std::uint32_t, most_found>& sizes) const;
  /// True where no text begins with more than `most_found` of the words.
  bool fits() const { return fits_; }

 private:
  struct Node {
    std::uint32_t first_edge = 0;
    std::uint16_t edges = 0;
    std::uint16_t word = 0;  ///< from 1; 0: none ends here
  };
  struct Edge {
    unsigned char byte = 0;
    std::uint32_t node = 0;
  };
  void add_node(std::vector<std::pair<std::string, std::uint16_t>>& words, std::size_t begin, std::size_t end,
                std::size_t depth, std::size_t node, std::size_t found);

  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::array<std::uint16_t, 256> root_{};  ///< byte → node of the first letter; 0: none
  bool folded_ = false;
  bool fits_ = true;
};

}  // namespace klubba::grammar
