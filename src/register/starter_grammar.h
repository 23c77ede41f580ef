// SPDX-License-Identifier: MIT
#pragma once
/// The first draft of a grammar for minutes of a new layout: `klubba grammar new`.
#include <map>
#include <string>
#include <vector>

#include "klubba/minutes.h"
#include "klubba/source_file.h"

namespace klubba {

/// A rule of the draft: what it says of itself, and its YAML (indented as an entry of "rules:", with line ends).
struct StarterRule {
  std::string comment;
  std::string yaml;
};

/// Gathers headings, openers and labels from documents, and writes rules that fit them.
class StarterGrammar {
 public:
  void add(const SourceFile& source, const Minutes& minutes);

  /// Rules for the heading forms, decision labels and openers seen.
  std::vector<StarterRule> rules() const;
  /// Rules for short lines and line starts that recur and that nothing is known about: to be judged by a person.
  std::vector<StarterRule> suggestions() const;
  /// The grammar that most of the documents were read with.
  std::string parent() const;
  std::size_t documents() const { return documents_; }

  /// The grammar file: commented, with `rules` as rules and the suggestions as comments.
  std::string text(const std::string& name, const std::vector<StarterRule>& rules) const;

 private:
  /// A text that was seen, how often, and the first lines that hold it.
  struct Seen {
    std::size_t count = 0;
    std::vector<std::string> lines;
    std::string rule;  ///< of the grammars, that reads them already; empty: none does
    void add(std::string_view line, std::string_view by = {});
  };
  void add_headings(const SourceFile& source, const Minutes& minutes);
  void add_openers(const SourceFile& source, const Minutes& minutes);
  void add_recurring(const SourceFile& source, const Minutes& minutes);

  std::size_t documents_ = 0;
  std::map<std::string, std::size_t> parents_;
  std::map<std::pair<std::string, std::string>, Seen> headings_;  ///< by what stands before and after the number
  std::map<std::string, Seen> labels_;                            ///< lines of their own above a decision
  std::map<std::string, Seen> run_ins_;                           ///< what stands before the colon of a decision
  std::map<std::string, Seen> recurring_;
};

/// `text` in single quotes, as YAML wants it.
std::string yaml_quoted(std::string_view text);

/// `text` with all that a pattern takes for itself escaped.
std::string pattern_quoted(std::string_view text);

}  // namespace klubba
