// SPDX-License-Identifier: MIT
#pragma once
/// What the YAML of a grammar says, merged with what it extends: the form between the loader and the image.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "grammar/grammar.h"

namespace klubba::grammar {

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class T>
using StringMap = std::unordered_map<std::string, T, StringHash, std::equal_to<>>;

struct DraftRule {
  std::string name;
  std::string kind;
  std::string pattern;   ///< as written
  std::string expanded;  ///< with its fragments put in
  std::map<std::string, std::string> attributes;
  std::vector<Sample> samples;
  std::vector<Sample> rejects;
  std::string file;
  Position at;
  Position pattern_at;  ///< as in `Rule`
  std::string hides;    ///< the file of a rule of the same name that it stands in the place of

  /// True where it looks at words, not at letters.
  bool over_words() const {
    const auto over = attributes.find("over");
    return over != attributes.end() && over->second == "words";
  }
};

/// One reading of a word form; see `WordForm`.
struct DraftReading {
  std::string word_class;
  std::string form;
  std::string lemma;
  bool operator==(const DraftReading&) const = default;
};

struct Draft {
  std::string key;  ///< what the grammar is called among the sources
  std::string name;
  std::string title;
  std::vector<DraftRule> rules;  ///< in precedence order
  StringMap<std::string> fragments;
  StringMap<std::vector<std::string>> word_lists;  ///< list or "class.form" → words, for {words.x} and {class.form}
  StringMap<std::vector<DraftReading>> lexicon;    ///< lower-case word → readings
  std::map<std::string, std::string> values;       ///< "list\nword" → value
  std::map<std::string, std::string> settings;

  /// Adds a word to a list, or one form of a verb to its class. A particle verb is looked up by its first word.
  void add_word(const std::string& word_class, const std::string& form, const std::string& lemma,
                const std::string& word);
};

/// Reads the grammar `name` of `sources` (name → YAML) with all that it extends. Faults go to `out`; nothing where the
/// grammar can't be used.
std::optional<Draft> load_draft(const std::string& name, const std::map<std::string, std::string>& sources,
                                Diagnostics& out);

/// All of them, each with what it extends.
std::vector<Draft> load_drafts(const std::map<std::string, std::string>& sources, Diagnostics& out);

/// Puts fragments, word lists, verb forms and letter classes into a pattern. An unknown name is reported through
/// `unknown` (its name; left in the pattern as it stands).
std::string expand_pattern(std::string_view pattern, const Draft& draft, std::vector<std::string>& unknown);

}  // namespace klubba::grammar
