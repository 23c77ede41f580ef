// SPDX-License-Identifier: MIT
#pragma once
/// Checks of minutes against the rules that make them useful later: `SourceFile` × `Minutes` → diagnostics.
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "klubba/diagnostic.h"
#include "klubba/minutes.h"
#include "klubba/source_file.h"

namespace klubba {

namespace grammar {
class Grammar;
}

/// Which checks run unasked: `basic` ones always, `strict` ones where the user wants them.
enum class Tier { basic, strict };

/// What a check is for; `klubba rule ID` prints it. The views live as long as the program.
struct Check {
  std::string_view id;
  Severity severity = Severity::warning;
  Tier tier = Tier::basic;
  std::string_view what;  ///< one sentence: what it finds
  std::string_view why;   ///< what goes wrong for the reader of such minutes
  std::string_view help;  ///< the way out, for those that write
};

/// The built-in checks, sorted by id.
std::vector<Check> lint_checks();

/// A meeting that earlier minutes tell of: its body as written, its date (ISO 8601), the numbers of its items.
struct ArchivedMeeting {
  std::string body;
  std::string date;
  std::vector<std::string> items;
};

/// What a house wants to have checked, and whom and what it knows.
struct LintContext {
  Tier tier = Tier::basic;
  std::map<std::string, Severity> severities;  ///< by check; one named here runs in any tier
  std::vector<std::string> ignored;            ///< checks that don't run
  std::vector<std::string> bodies, roles, people, abbreviations;
  std::vector<ArchivedMeeting> archive;            ///< earlier minutes, for citations; empty: citations aren't checked
  std::shared_ptr<const grammar::Grammar> words;   ///< the grammar "lint": what the checks know of the language
  std::shared_ptr<const grammar::Grammar> family;  ///< the grammar that the minutes were read with
};

/// A change of the file that a check knows to be right. `span` is in the file's bytes, `text` in its own encoding.
struct Fix {
  std::string_view id;
  Span span;
  std::string text;
  bool operator==(const Fix&) const = default;
};

/// The changes that the checks have to offer, in any tier but for the checks that `context` leaves out; sorted, none
/// overlaps another. What one change makes visible is there in the next round only.
std::vector<Fix> lint_fixes(const SourceFile& source, const Minutes& minutes, const LintContext& context);

/// `bytes` with the changes made.
std::string with_fixes(std::string_view bytes, const std::vector<Fix>& fixes);

/// The findings of all checks that `context` asks for, sorted by place. `minutes` were read from `source`.
Diagnostics lint(const SourceFile& source, const Minutes& minutes, const LintContext& context);

}  // namespace klubba
