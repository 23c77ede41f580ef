// SPDX-License-Identifier: MIT
#pragma once
/// How words were tagged, so that the same word isn't tagged again: for all whose tags hang on nothing else.
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "grammar/word_atoms.h"

namespace klubba::grammar {

/// What a word is taken for before it is tagged.
enum class NameKind : unsigned char { none, person, look, body };

/// Of one thread and one grammar.
class TaggedWords {
 public:
  struct Word {
    std::string tags;  ///< as they stand in `TaggedText::encoded()`
    WordAtoms::Row row{};
  };
  /// Null where the word wasn't tagged yet; valid until the next `add`.
  const Word* find(std::string_view word, NameKind kind) const;
  void add(std::string_view word, NameKind kind, Word tagged);

  /// What the grammar's word lists say of a capitalised word.
  struct Listing {
    bool first_name = false;
    bool any = false;  ///< it stands in some list
  };
  template <class Look>
  Listing listing(std::string_view word, Look look) {
    if (const auto it = listed_.find(word); it != listed_.end()) return it->second;
    if (listed_.size() == most) listed_.clear();
    return listed_.emplace(word, look()).first->second;
  }

 private:
  static constexpr std::size_t most = 2048;  ///< words kept of a kind; then all are forgotten
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const;
  };
  template <class T>
  using Map = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  std::array<Map<Word>, 4> words_;  ///< by kind of name
  Map<Listing> listed_;
};

}  // namespace klubba::grammar
