// SPDX-License-Identifier: MIT
#include "grammar/word_trie.h"

#include <algorithm>

#include "grammar/image.h"

namespace klubba::grammar {

WordTrie::WordTrie(const std::vector<std::string>& words, bool folded) {
  record_.folded = folded ? 1 : 0;
  std::vector<std::pair<std::string, std::uint16_t>> sorted;
  sorted.reserve(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) sorted.emplace_back(words[i], static_cast<std::uint16_t>(i + 1));
  std::sort(sorted.begin(), sorted.end());
  // Of equal words the first of the list is the one that counts; the sort has put it first.
  sorted.erase(
      std::unique(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first == b.first; }),
      sorted.end());
  nodes_.emplace_back();
  add_node(sorted, 0, sorted.size(), 0, 0, 0);
  for (std::size_t i = 0; i < nodes_[0].edges; ++i) {
    const TrieEdge& edge = edges_[nodes_[0].first_edge + i];
    record_.root[edge.byte] = static_cast<std::uint16_t>(edge.node);
    if (folded && edge.byte >= 'a' && edge.byte <= 'z')
      record_.root[edge.byte & 0xDFU] = static_cast<std::uint16_t>(edge.node);
  }
}

void WordTrie::add_node(std::vector<std::pair<std::string, std::uint16_t>>& words, std::size_t begin, std::size_t end,
                        std::size_t depth, std::size_t node, std::size_t found) {
  if (begin < end && words[begin].first.size() == depth) {
    nodes_[node].word = words[begin].second;
    ++begin;
    ++found;
    fits_ = fits_ && found <= most_found;
  }
  std::vector<std::pair<std::size_t, std::size_t>> groups;
  for (std::size_t i = begin; i < end;) {
    std::size_t stop = i;
    while (stop < end && words[stop].first[depth] == words[i].first[depth]) ++stop;
    groups.emplace_back(i, stop);
    i = stop;
  }
  const std::size_t first_edge = edges_.size();
  const std::size_t first_node = nodes_.size();
  nodes_[node].first_edge = static_cast<std::uint32_t>(first_edge);
  nodes_[node].edges = static_cast<std::uint16_t>(groups.size());
  for (std::size_t i = 0; i < groups.size(); ++i) {
    edges_.push_back(
        {static_cast<unsigned char>(words[groups[i].first].first[depth]), static_cast<std::uint32_t>(first_node + i)});
    nodes_.emplace_back();
  }
  for (std::size_t i = 0; i < groups.size(); ++i) {
    add_node(words, groups[i].first, groups[i].second, depth + 1, first_node + i, found);
  }
}

std::size_t find_words(const Image& image, const TrieRecord& trie, const char* at, const char* end,
                       WordTrie::Sizes& sizes) {
  if (at == end) return 0;
  const TrieNode* const nodes = image.array(trie.nodes).data();
  const TrieEdge* const edges = image.array(trie.edges).data();
  std::array<std::uint16_t, WordTrie::most_found> numbers{};
  std::size_t count = 0;
  auto before = static_cast<unsigned char>(*at);
  std::uint32_t node = trie.root[before];
  for (const char* p = at + 1; node != 0; ++p) {
    const TrieNode& here = nodes[node];
    if (here.word != 0) {
      // Few words begin each other: each is put in its place.
      std::size_t place = count++;
      for (; place > 0 && numbers[place - 1] > here.word; --place) {
        numbers[place] = numbers[place - 1];
        sizes[place] = sizes[place - 1];
      }
      numbers[place] = here.word;
      sizes[place] = static_cast<std::uint32_t>(p - at);
    }
    if (p == end) break;
    const auto byte = static_cast<unsigned char>(*p);
    const unsigned char folded = trie.folded != 0 ? fold_byte(before, byte) : byte;
    before = byte;
    node = 0;
    const TrieEdge* edge = edges + here.first_edge;
    for (const TrieEdge* const stop = edge + here.edges; edge != stop && edge->byte <= folded; ++edge) {
      if (edge->byte == folded) node = edge->node;
    }
  }
  return count;
}

}  // namespace klubba::grammar
