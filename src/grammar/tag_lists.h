// SPDX-License-Identifier: MIT
#pragma once
/// The grammar's word lists that every word of a tagged text is compared with, made ready once for a grammar.
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"

namespace klubba::grammar {

/// Endings of words.
class WordEndings {
 public:
  explicit WordEndings(const ImageRow<TextRef>& endings);
  bool empty() const { return endings_.empty(); }
  /// True where `word` ends in one of them; with `stem`, where something stands before it.
  bool end(std::string_view word, bool stem) const;

 private:
  std::vector<std::string_view> endings_;  // by their last byte
  std::array<std::uint16_t, 257> from_{};  // last byte → its first ending
};

struct TagLists {
  explicit TagLists(const Grammar& grammar);
  WordEndings roles, bodies, nouns;
  std::vector<std::string_view> verb_prefixes;
};

}  // namespace klubba::grammar
