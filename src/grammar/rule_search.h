// SPDX-License-Identifier: MIT
#pragma once
/// Searching for one rule: by its program, and by RE2 where that has none or gives up.
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

#include "grammar/parts.h"
#include "grammar/tagged_text.h"

namespace klubba::grammar {

/// The leftmost match of rule number `index` that begins at `from` or later.
Match search(const Grammar::Parts& parts, std::size_t index, std::string_view text, std::size_t from);

/// A part of a tagged text, and what its words fulfil.
struct WordPart {
  WordPart(const TaggedText& text, std::string_view part)
      : encoded(part), words(text.words_in(part)), rows(text.rows().subspan(words.first, words.second - words.first)) {
    for (const WordAtoms::Row& row : rows) {
      for (std::size_t i = 0; i < row.size(); ++i) present[i] |= row[i];
    }
  }
  std::string_view encoded;
  std::pair<std::size_t, std::size_t> words;
  std::span<const WordAtoms::Row> rows;
  WordAtoms::Row present{};
};

/// The leftmost match of a rule over words; offsets and captures are those of the encoded part.
Match search_words(const Grammar::Parts& parts, std::size_t index, const TaggedText& text, const WordPart& part);

}  // namespace klubba::grammar
