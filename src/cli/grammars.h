// SPDX-License-Identifier: MIT
#pragma once
/// The grammars that a command works with: those built in, and those of `--grammar`.
#include <memory>
#include <string>
#include <vector>

#include "cli/console.h"
#include "grammar/grammar.h"
#include "grammar/shelf.h"
#include "klubba/diagnostic.h"
#include "klubba/minutes.h"

namespace klubba::cli {

/// The grammars that documents are read with.
class GrammarList {
 public:
  GrammarList() = default;
  /// `chosen`: names on the shelf that the user asked for; empty: all families are tried.
  GrammarList(std::shared_ptr<const grammar::Shelf> shelf, std::vector<std::string> chosen);

  bool empty() const { return shelf_ == nullptr; }
  const grammar::Shelf& shelf() const { return *shelf_; }
  /// Reads with the family that fits, with the one grammar asked for, or with that of several which fits best. Says in
  /// `out` where the document is no minutes.
  Minutes read(const SourceFile& source, Diagnostics& out) const;
  /// The grammar that `minutes` were read with.
  std::shared_ptr<const grammar::Grammar> of(const Minutes& minutes) const;

 private:
  Minutes read_with_best(const SourceFile& source, Diagnostics& out) const;

  std::shared_ptr<const grammar::Shelf> shelf_;
  std::vector<std::string> chosen_;
};

/// A grammar's YAML text with the name that diagnostics call it by.
struct GrammarSource {
  std::string name;  ///< of the built-in grammar, or the file's path
  std::string text;
  bool builtin = true;
};

/// The source that `option` names: a built-in grammar, else a file. Nothing found: an error in `out`, an empty name.
GrammarSource grammar_source(const std::string& option, Diagnostics& out);

/// Loads one grammar; null where it can't be used, with the reasons in `out`.
std::shared_ptr<const grammar::Grammar> load_grammar(const GrammarSource& source, Diagnostics& out);

/// Shows faults of grammars, each with the line of the YAML that it is about.
void report_grammar_faults(const Diagnostics& faults, const std::vector<GrammarSource>& sources, Console& console);

/// The grammars for the `--grammar` options given (names or files), most specific first. Without any: all built-in
/// families. Empty where one of them can't be used, which is reported.
GrammarList load_grammars(const std::vector<std::string>& options, Console& console);

}  // namespace klubba::cli
