// SPDX-License-Identifier: MIT
#pragma once
/// A grammar as it is asked: flat records in one piece of memory, which nobody changes. The built-in grammars become an
/// image when the program is built, so that none of their YAML is read at run time; a user's grammar becomes one when
/// it is loaded. What several grammars of an image have in common stands in it once.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include "grammar/char_class.h"
#include "grammar/image_ref.h"
#include "grammar/literal_gate.h"
#include "grammar/steps.h"
#include "grammar/word_atoms.h"
#include "grammar/word_trie.h"

namespace klubba::grammar {

struct Draft;

struct PairRecord {
  TextRef key;
  TextRef value;
};

struct SampleRecord {
  TextRef text;
  ArrayRef<PairRecord> captures;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// A pattern with its fragments put in.
struct PatternRecord {
  TextRef text;
  ArrayRef<std::uint32_t> required;  ///< numbers of the requirements that every match fulfils, the most telling first
  std::uint32_t program = 0;         ///< index + 1 among the programs; 0: RE2 is asked
  std::uint32_t word_program = 0;    ///< the same for rows of words
};

struct RuleRecord {
  TextRef name;
  TextRef kind;
  TextRef written;  ///< the pattern as it stands in the YAML
  TextRef file;
  TextRef hides;  ///< the file of the rule of the same name whose place it takes, or empty
  ArrayRef<PairRecord> attributes;
  ArrayRef<SampleRecord> samples;
  ArrayRef<SampleRecord> rejects;
  std::uint32_t pattern = 0;  ///< index of its PatternRecord
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t pattern_line = 0;
  std::uint32_t pattern_column = 0;
};

struct ReadingRecord {
  TextRef word_class;
  TextRef form;
  TextRef lemma;
};

struct WordRecord {
  TextRef word;
  ArrayRef<ReadingRecord> readings;
};

struct ListRecord {
  TextRef name;
  ArrayRef<TextRef> words;
};

/// `GateTables` in the image.
struct GateRecord {
  ArrayRef<std::uint32_t> columns, rows, edges_at;
  ArrayRef<GateTables::Edge> edges;
  ArrayRef<std::uint32_t> back, met_at, met;
};

/// The rules of one kind.
struct KindRecord {
  TextRef name;
  ArrayRef<std::uint32_t> rules;  ///< indices among the grammar's rules, in precedence order
};

struct GrammarRecord {
  TextRef key;  ///< what it is called among the sources
  TextRef name;
  TextRef title;
  std::uint32_t own_rules = 0;    ///< so many of the first rules are the grammar's own, not extended ones
  ArrayRef<std::uint32_t> rules;  ///< indices of RuleRecords, in precedence order
  ArrayRef<KindRecord> kinds;
  ArrayRef<std::uint32_t> slots;  ///< open hash table over `words`: index + 1, 0 for a free slot; a power of two
  ArrayRef<WordRecord> words;     ///< sorted
  ArrayRef<ListRecord> lists;     ///< sorted by name
  ArrayRef<PairRecord> values;    ///< "list\nword" → value, sorted
  ArrayRef<PairRecord> settings;  ///< sorted
};

struct ImageHead {
  std::uint32_t size = 0;  ///< of the whole image, bytes
  std::uint32_t text_at = 0;
  std::uint64_t fingerprint = 0;     ///< changes with any of the rest
  ArrayRef<GrammarRecord> grammars;  ///< sorted by key
  ArrayRef<RuleRecord> rules;
  ArrayRef<PatternRecord> patterns;
  GateRecord gate;  ///< over what the patterns require
  ArrayRef<ProgramRecord> programs;
  ArrayRef<FirstBytes> firsts;        ///< what programs may begin with, or go on with
  ArrayRef<CharTable> char_tables;    ///< the classes of characters in them
  ArrayRef<TrieRecord> tries;         ///< the lists of words in them
  ArrayRef<std::uint32_t> tag_slots;  ///< open hash table over `tags`: index + 1, 0 for a free slot; a power of two
  ArrayRef<TagRecord> tags;           ///< what rules over words ask for
};

/// A view of the bytes of an image, which stay where they are, aligned for 8-byte numbers.
class Image {
 public:
  explicit Image(const char* bytes) : bytes_(bytes) {}

  const ImageHead& head() const { return *reinterpret_cast<const ImageHead*>(bytes_); }
  std::string_view bytes() const { return {bytes_, head().size}; }
  std::string_view text(TextRef ref) const { return {bytes_ + head().text_at + ref.at, ref.size}; }
  template <class R>
  std::span<const R> array(ArrayRef<R> ref) const {
    return {reinterpret_cast<const R*>(bytes_ + ref.at), ref.count};
  }
  /// The grammar called `key`; null where it isn't there.
  const GrammarRecord* find(std::string_view key) const;
  /// The readings of a word in lower case.
  std::span<const ReadingRecord> readings(const GrammarRecord& grammar, std::string_view word) const;
  /// The value of `key` in a sorted array of pairs; data() == nullptr where it isn't there.
  std::string_view lookup(ArrayRef<PairRecord> pairs, std::string_view key) const;
  /// The words of a list; none where it isn't there.
  std::span<const TextRef> list(const GrammarRecord& grammar, std::string_view name) const;

 private:
  const char* bytes_;
};

/// The same for the same text on any machine.
std::uint32_t image_hash(std::string_view text);

/// Makes an image of grammars; the same bytes for the same drafts. Aligned as `Image` needs it.
std::string write_image(std::span<const Draft> drafts);

/// The image of the grammars compiled into the program.
Image builtin_image();

}  // namespace klubba::grammar
