// SPDX-License-Identifier: MIT
#pragma once
/// Sentences as rows of word classes, for rules that speak of classes and forms rather than of letters ("over: words").
///
/// Each word becomes `<|tag|tag|=word|>`. Tags are the readings that the grammar knows ("arrange.present", and
/// "verb.present" with "finite" for any verb class; a word list's name for its words), what the word looks like
/// (`unknown`, `upper`, `number`), who it names (`person`, `body`, `role`, `name`) and punctuation (`comma`, `colon`
/// …).
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/name_index.h"
#include "grammar/tagged_words.h"
#include "grammar/word_atoms.h"

namespace klubba::grammar {

class Grammar;
struct WordForm;

/// One text with its words tagged. Keeps a copy of the text's offsets only: text, grammar and names must outlive it.
/// Not to be shared by threads: its words are tagged when somebody asks for the tags.
class TaggedText {
 public:
  TaggedText(const Grammar& grammar, std::string_view text, const NameIndex* names = nullptr);

  /// The words with their tags, one after another.
  const std::string& encoded() const {
    if (!tagged_) tag();
    return encoded_;
  }
  /// For each word which atoms it fulfils: what rules "over: words" are matched with.
  std::span<const WordAtoms::Row> rows() const {
    if (!tagged_) tag();
    return rows_;
  }
  /// The words [first, last) that a part of `encoded()` holds.
  std::pair<std::size_t, std::size_t> words_in(std::string_view encoded_part) const;
  /// Bytes [begin, end) of the text that a part of `encoded()` stands for (begin == end for an empty part).
  std::pair<std::size_t, std::size_t> range(std::string_view encoded_part) const;
  /// The same as text.
  std::string_view text_of(std::string_view encoded_part) const;

  struct Word {
    std::size_t begin, end;  ///< bytes in the text
    std::size_t at = 0;      ///< offset in `encoded()`, once that was asked for
    bool letters = false;    ///< a word, not punctuation or a number
  };
  const std::vector<Word>& words() const { return words_; }
  static bool capitalised(std::string_view word);
  /// True for a person's name, known or by its look as one.
  bool person(const Word& word) const {
    return names_[static_cast<std::size_t>(&word - words_.data())] == NameKind::person;
  }

 private:
  void cut();
  void merge_names();
  void tag() const;
  void tag_word(std::size_t index) const;
  /// True where its tags hang on more than the word and the kind of its name: on its place, its neighbours, the
  /// document.
  bool tag_afresh(std::size_t index) const;
  void add_tag(std::string_view tag) const;
  void add_tag(std::string_view word_class, std::string_view form) const;
  /// The tags of a reading; true where it is a finite verb's.
  bool add_reading(const WordForm& reading, bool finite) const;
  bool particle_follows(std::size_t index, std::string_view particles) const;
  std::string_view word(std::size_t index) const;

  const Grammar& grammar_;
  const NameIndex* names_index_;
  std::string_view text_;
  std::vector<NameKind> names_;  ///< by word
  mutable std::vector<Word> words_;
  mutable bool tagged_ = false;
  mutable std::string encoded_;
  mutable std::vector<WordAtoms::Row> rows_;
};

}  // namespace klubba::grammar
