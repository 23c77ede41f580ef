// SPDX-License-Identifier: MIT
#pragma once
/// Many words at once: which of them a text begins with, in the order of the list.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/image_ref.h"

namespace klubba::grammar {

/// A byte of text folded as `fold_literal` folds it, given the byte before.
inline unsigned char fold_byte(unsigned char before, unsigned char byte) {
  if (byte < 0x80) return byte >= 'A' && byte <= 'Z' ? byte | 0x20U : byte;
  constexpr unsigned char times = 0x97;  // no letter
  return before == 0xC3 && byte <= 0x9E && byte != times ? byte | 0x20U : byte;
}

class Image;

struct TrieNode {
  std::uint32_t first_edge = 0;
  std::uint16_t edges = 0;
  std::uint16_t word = 0;  ///< from 1; 0: none ends here
};

struct TrieEdge {
  std::uint32_t byte = 0;
  std::uint32_t node = 0;
};

/// A trie as it stands in an image.
struct TrieRecord {
  ArrayRef<TrieNode> nodes;
  ArrayRef<TrieEdge> edges;
  std::array<std::uint16_t, 256> root{};  ///< byte → node of the first letter; 0: none
  std::uint32_t folded = 0;               ///< not 0: it takes the text's letters in any case
};

/// Makes a trie.
class WordTrie {
 public:
  /// `words`: none empty; in small letters where `folded`.
  WordTrie(const std::vector<std::string>& words, bool folded);

  static constexpr std::size_t most_found = 8;
  using Sizes = std::array<std::uint32_t, most_found>;
  /// True where no text begins with more than `most_found` of the words; others aren't made into a trie.
  bool fits() const { return fits_; }

  const std::vector<TrieNode>& nodes() const { return nodes_; }
  const std::vector<TrieEdge>& edges() const { return edges_; }
  /// What stands in the image beside nodes and edges.
  const TrieRecord& record() const { return record_; }

 private:
  void add_node(std::vector<std::pair<std::string, std::uint16_t>>& words, std::size_t begin, std::size_t end,
                std::size_t depth, std::size_t node, std::size_t found);

  std::vector<TrieNode> nodes_;
  std::vector<TrieEdge> edges_;
  TrieRecord record_;
  bool fits_ = true;
};

/// The sizes of the words that [at, end) begins with, earlier words of the list first; how many they are.
std::size_t find_words(const Image& image, const TrieRecord& trie, const char* at, const char* end,
                       WordTrie::Sizes& sizes);

}  // namespace klubba::grammar
