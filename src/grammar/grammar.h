// SPDX-License-Identifier: MIT
#pragma once
/// Grammars: YAML → rules, word lists and verb forms that the later stages ask. RE2 is included in this folder only.
/// The file format is described in grammars/README.md.
#include <cstddef>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/derived.h"
#include "grammar/image.h"
#include "grammar/kind_name.h"
#include "klubba/diagnostic.h"

namespace klubba::grammar {

/// A text that a rule must (sample) or must not (reject) fit.
struct Sample {
  std::string text;
  std::map<std::string, std::string> captures;  ///< expected captures; samples only
  Position at;
};

/// One rule: a kind (what the engine uses it for), a pattern, and free attributes ("role: decide", "field: chair").
/// Views live as long as its grammar.
struct Rule {
  std::string name;
  std::string kind;
  std::string_view pattern;  ///< as written, with {fragments}
  std::string_view file;
  std::string_view hides;  ///< the file of a rule of the same name whose place it takes, or empty
  Position at;
  Position pattern_at;  ///< first character of the pattern; column 0 where it isn't written on one line
  const Image* image = nullptr;
  const RuleRecord* record = nullptr;

  /// The attribute's value, or "" where the rule has none.
  std::string_view attribute(std::string_view key) const;
  std::vector<Sample> samples() const;
  std::vector<Sample> rejects() const;
};

/// A rule that fitted. Views point into the text that was asked about.
struct Match {
  const Rule* rule = nullptr;
  std::size_t begin = 0;  ///< byte offsets of the whole match in the text
  std::size_t end = 0;
  /// Captures that took part, by name, in the order of the pattern.
  std::vector<std::pair<std::string_view, std::string_view>> captures;

  explicit operator bool() const { return rule != nullptr; }
  /// The capture's text, or an empty view (data() == nullptr) where it took no part.
  std::string_view capture(std::string_view name) const;
};

/// One reading of a word form: "skickar" → {class "arrange", form "present", lemma "skicka"}.
struct WordForm {
  std::string_view word_class;
  std::string_view form;  ///< infinitive, present, preterite, supine, imperative, s-infinitive, s-present, … ; "word"
                          ///< for plain lists
  std::string_view lemma;
};

inline std::string_view read_record(const Image& image, const TextRef& text) {
  return image.text(text);
}
inline WordForm read_record(const Image& image, const ReadingRecord& reading) {
  return {image.text(reading.word_class), image.text(reading.form), image.text(reading.lemma)};
}

/// Words or readings as they stand in a grammar's image; each is put together when it is looked at.
template <class Record>
class ImageRow {
 public:
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = decltype(read_record(std::declval<const Image&>(), std::declval<const Record&>()));
    using difference_type = std::ptrdiff_t;
    using pointer = const value_type*;
    using reference = value_type;

    Iterator(const Image* image, const Record* at) : image_(image), at_(at) {}
    value_type operator*() const { return read_record(*image_, *at_); }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) { return {image_, at_++}; }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    const Image* image_;
    const Record* at_;
  };

  ImageRow(const Image& image, std::span<const Record> records) : image_(&image), records_(records) {}
  bool empty() const { return records_.empty(); }
  std::size_t size() const { return records_.size(); }
  Iterator begin() const { return {image_, records_.data()}; }
  Iterator end() const { return {image_, records_.data() + records_.size()}; }

 private:
  const Image* image_;
  std::span<const Record> records_;
};

struct PatternPool;
class AskedTexts;
class TaggedText;
class TaggedWords;
struct TagLists;

class Grammar {
 public:
  /// Reads the YAML of one of `sources` (name → text; "extends" is looked up there). Faults go to `out`; returns null
  /// when the grammar can't be used.
  static std::shared_ptr<const Grammar> load(std::string_view name, const std::map<std::string, std::string>& sources,
                                             Diagnostics& out);
  /// A grammar of an image, which somebody else keeps; null where it isn't there. Grammars of one image share compiled
  /// patterns through a `pool`; without one a grammar has all for itself.
  static std::shared_ptr<const Grammar> open(std::string_view name, const Image& image, PatternPool* pool = nullptr);
  /// Only the grammar's own rules, not those that it extends: enough to ask whether a document is of its family.
  static std::shared_ptr<const Grammar> open_own(std::string_view name, const Image& image,
                                                 PatternPool* pool = nullptr);
  /// The same grammar with a memory for the texts that it is asked about, which makes many questions about one text
  /// cheap. For one thread. It shares what it learns with `other`, of the same thread, where both are of one image.
  std::shared_ptr<const Grammar> remembering(const Grammar* other = nullptr) const;
  ~Grammar();
  Grammar(const Grammar&) = delete;
  Grammar& operator=(const Grammar&) = delete;

  std::string_view key() const;  ///< what it is called among its sources
  const std::string& name() const;
  const std::string& title() const;
  const std::vector<Rule>& rules() const;  ///< in precedence order: own rules first, then those extended

  /// The first rule of `kind`, in precedence order, that is found in `text` (patterns anchor themselves with ^ and $).
  Match first(KindName kind, std::string_view text) const;
  /// Every rule of `kind` found in `text`, in precedence order (each rule's leftmost match).
  std::vector<Match> all(KindName kind, std::string_view text) const;
  /// All non-overlapping matches of the rules of `kind`, left to right; at one place precedence decides.
  std::vector<Match> scan(KindName kind, std::string_view text) const;
  /// One rule only, by its name; none where it isn't there.
  Match match(const Rule& rule, std::string_view text) const;

  /// The same for rules over words, in a tagged text or a part of its `encoded()` that ends at words' ends; offsets and
  /// captures are those of the encoded part.
  Match first(KindName kind, const TaggedText& text, std::string_view part) const;
  Match first(KindName kind, const TaggedText& text) const;
  std::vector<Match> all(KindName kind, const TaggedText& text) const;
  Match match(const Rule& rule, const TaggedText& text) const;
  bool has(KindName kind) const;
  /// How words were tagged so far; null where the grammar remembers nothing.
  TaggedWords* tagged_words() const;
  /// What every word of a tagged text is compared with.
  const TagLists& tag_lists() const;
  /// What is wrong with the rule's pattern, as RE2 says it, and the part of it that is meant; both "" where it is good.
  std::pair<std::string, std::string> pattern_fault(const Rule& rule) const;
  /// The rule's pattern with its fragments, word lists and tags put in: what is compiled.
  std::string_view expanded(const Rule& rule) const;
  /// The names of the rule's captures, in the order of the pattern.
  std::vector<std::string> capture_names(const Rule& rule) const;

  /// Readings of a word (any case). Empty where the grammar doesn't know it.
  ImageRow<ReadingRecord> words(std::string_view word) const;
  /// True where `word` (any case) stands in the word list or verb class `word_class` (any form).
  bool is(std::string_view word, std::string_view word_class) const;
  /// True where `word` is that form of a verb of the class.
  bool is(std::string_view word, std::string_view word_class, std::string_view form) const;
  /// The value that a word list gives its word ("month: {maj: 5}"), or "" where there is none.
  std::string_view value(std::string_view word, std::string_view word_class) const;
  /// The words of a list or verb class, in the order of the grammar; none where it isn't there.
  ImageRow<TextRef> list(std::string_view word_class) const;
  /// A setting of the grammar ("settings:" in the file), or `otherwise`.
  std::string setting(std::string_view key, std::string_view otherwise = "") const;
  double number(std::string_view key, double otherwise) const;

  const Image& image() const;
  /// What later stages made of the grammar.
  const Derived& derived() const;

  struct Parts;
  class Recall;

 private:
  Grammar(std::shared_ptr<const Parts> parts, std::shared_ptr<AskedTexts> texts);
  /// From an image of the grammar's own, or else from `image`.
  static std::shared_ptr<const Grammar> make(std::string_view name, std::string own_bytes, const Image* image,
                                             bool own_rules, PatternPool* pool);
  std::shared_ptr<const Parts> parts_;
  std::unique_ptr<Recall> recall_;  ///< null where it remembers nothing
};

/// A grammar compiled into the program; null where there is none of that name.
std::shared_ptr<const Grammar> builtin_grammar(std::string_view name);

/// The YAML of the grammars compiled into the program: name → text. Made by CMake from grammars/*.yaml.
const std::map<std::string, std::string>& builtin_sources();

}  // namespace klubba::grammar
