// SPDX-License-Identifier: MIT
#pragma once
/// Sentences as rows of word classes, for rules that speak of classes and forms rather than of letters ("over: words").
///
/// Each word becomes `<|tag|tag|=word|>`. Tags are the readings that the grammar knows ("arrange.present", and
/// "verb.present" with "finite" for any verb class; a word list's name for its words), what the word looks like
/// (`unknown`, `upper`, `number`), who it names (`person`, `body`, `role`, `name`) and punctuation (`comma`, `colon`
/// …).
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/name_index.h"

namespace klubba::grammar {

class Grammar;

/// One text with its words tagged. Keeps a copy of the text's offsets only: the text must outlive the use of `range`.
class TaggedText {
 public:
  TaggedText(const Grammar& grammar, std::string_view text, const NameIndex* names = nullptr);

  /// What rules "over: words" are matched with.
  const std::string& encoded() const { return encoded_; }
  /// Bytes [begin, end) of the text that a part of `encoded()` stands for (begin == end for an empty part).
  std::pair<std::size_t, std::size_t> range(std::string_view encoded_part) const;
  /// The same as text.
  std::string_view text_of(std::string_view encoded_part) const;

  struct Word {
    std::size_t begin, end;  ///< bytes in the text
    std::size_t at = 0;      ///< offset in `encoded()`
    bool letters = false;    ///< a word, not punctuation or a number
  };
  const std::vector<Word>& words() const { return words_; }
  static bool capitalised(std::string_view word);

 private:
  void cut();
  void merge_names(const Grammar& grammar, const NameIndex* names);
  void encode(const Grammar& grammar, const NameIndex* names);
  std::string tags(const Grammar& grammar, const NameIndex* names, std::size_t index) const;
  std::string_view word(std::size_t index) const;

  std::string_view text_;
  std::string encoded_;
  std::vector<Word> words_;
  std::vector<char> names_;  ///< by word: 'p' person, 'n' name by its look, 'b' body, 0 none
};

/// Lower case, for comparing words.
std::string folded(std::string_view word);

/// Turns `<tag>`, `<a|b>`, `<=word>` and `<any>` of a pattern over words into the expression for `encoded()`.
std::string expand_word_tags(std::string_view pattern);

}  // namespace klubba::grammar
