// SPDX-License-Identifier: MIT
#pragma once
/// Grammars: YAML → rules, word lists and verb forms that the later stages ask. RE2 is included in this folder only.
/// The file format is described in grammars/README.md.
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "klubba/diagnostic.h"

namespace klubba::grammar {

/// A text that a rule must (sample) or must not (reject) fit.
struct Sample {
  std::string text;
  std::map<std::string, std::string> captures;  ///< expected captures; samples only
  Position at;
};

/// One rule: a kind (what the engine uses it for), a pattern, and free attributes ("role: decide", "field: chair").
struct Rule {
  std::string name;
  std::string kind;
  std::string pattern;  ///< as written, with {fragments}
  std::map<std::string, std::string> attributes;
  std::vector<Sample> samples;
  std::vector<Sample> rejects;
  std::string file;
  Position at;
  Position pattern_at;  ///< first character of the pattern; column 0 where it isn't written on one line

  /// The attribute's value, or "" where the rule has none.
  std::string_view attribute(std::string_view key) const;
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

struct PatternPool;

class Grammar {
 public:
  /// Loads built-in grammars and, where `file` is given, one from the disk's text. Faults go to `out`; returns null
  /// when the grammar can't be used. `sources` maps names to YAML texts ("extends" is looked up there). Grammars of the
  /// same sources share what is equal in them through a `pool`; without one a grammar has all for itself.
  static std::shared_ptr<const Grammar> load(std::string_view name, const std::map<std::string, std::string>& sources,
                                             Diagnostics& out, PatternPool* pool = nullptr);
  /// The grammar's own rules only, without those it extends beyond fragments: enough to ask whether a document is of
  /// its family, at a fraction of the cost. Faults are left for `load` to report.
  static std::shared_ptr<const Grammar> load_own(std::string_view name,
                                                 const std::map<std::string, std::string>& sources,
                                                 PatternPool* pool = nullptr);
  ~Grammar();
  Grammar(const Grammar&) = delete;
  Grammar& operator=(const Grammar&) = delete;

  const std::string& name() const;
  const std::string& title() const;
  const std::vector<Rule>& rules() const;  ///< in precedence order: own rules first, then those extended

  /// The first rule of `kind`, in precedence order, that is found in `text` (patterns anchor themselves with ^ and $).
  Match first(std::string_view kind, std::string_view text) const;
  /// Every rule of `kind` found in `text`, in precedence order (each rule's leftmost match).
  std::vector<Match> all(std::string_view kind, std::string_view text) const;
  /// All non-overlapping matches of the rules of `kind`, left to right; at one place precedence decides.
  std::vector<Match> scan(std::string_view kind, std::string_view text) const;
  /// One rule only, by its name; none where it isn't there.
  Match match(const Rule& rule, std::string_view text) const;
  bool has(std::string_view kind) const;
  /// What is wrong with the rule's pattern, as RE2 says it, and the part of it that is meant; both "" where it is good.
  std::pair<std::string, std::string> pattern_fault(const Rule& rule) const;
  /// The names of the rule's captures, in the order of the pattern.
  std::vector<std::string> capture_names(const Rule& rule) const;

  /// Readings of a word (any case). Empty where the grammar doesn't know it.
  const std::vector<WordForm>& words(std::string_view word) const;
  /// True where `word` (any case) stands in the word list or verb class `word_class` (any form).
  bool is(std::string_view word, std::string_view word_class) const;
  /// True where `word` is that form of a verb of the class.
  bool is(std::string_view word, std::string_view word_class, std::string_view form) const;
  /// The value that a word list gives its word ("month: {maj: 5}"), or "" where there is none.
  std::string_view value(std::string_view word, std::string_view word_class) const;
  /// The words of a list or verb class, in the order of the grammar; none where it isn't there.
  const std::vector<std::string>& list(std::string_view word_class) const;
  /// A setting of the grammar ("settings:" in the file), or `otherwise`.
  std::string setting(std::string_view key, std::string_view otherwise = "") const;
  double number(std::string_view key, double otherwise) const;

  struct Parts;

 private:
  Grammar();
  std::unique_ptr<Parts> parts_;
};

/// The grammars compiled into the program: name → YAML text. Made by CMake from grammars/*.yaml.
const std::map<std::string, std::string>& builtin_sources();

}  // namespace klubba::grammar
