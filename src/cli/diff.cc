// SPDX-License-Identifier: MIT
#include <set>

#include "cli/commands.h"
#include "cli/grammars.h"
#include "klubba/register.h"
#include "register/decision_diff.h"

namespace klubba::cli {
namespace {

struct Version {
  SourceFile source;
  Register entry;
  std::shared_ptr<const grammar::Grammar> grammar;
};

std::optional<Version> read_version(const std::string& path, const DiffOptions& options, const GrammarList& grammars,
                                    Console& console) {
  Diagnostics faults;
  auto source = read_document(path, options.max_bytes, faults, options.extractors);
  if (!source) {
    console.report(faults);
    return std::nullopt;
  }
  const Minutes minutes = grammars.read(*source, faults);
  console.report(faults, source->bytes());
  Register entry = make_register(*source, minutes);
  return Version{std::move(*source), std::move(entry), grammars.of(minutes)};
}

/// True where the later version says that it was put right, in words that the earlier one doesn't have: an old
/// correction says nothing about a new change.
bool says_corrected(const Version& before, const Version& after) {
  if (after.grammar == nullptr) return false;
  std::set<std::string_view> known;
  for (const Line& line : before.source.lines()) known.insert(line.text);
  for (const Line& line : after.source.lines()) {
    if (!known.contains(line.text) && after.grammar->first("correction", line.text)) return true;
  }
  return false;
}

std::string shown(const DecisionChange& change) {
  const RegisterDecision& any = change.after != nullptr ? *change.after : *change.before;
  std::string out = change.before == nullptr ? "added" : change.after == nullptr ? "removed" : "changed";
  out += ": " + (any.item.empty() ? std::string("before the first item") : any.item) + '\n';
  if (change.before != nullptr) out += "  - " + change.before->text + '\n';
  if (change.after != nullptr) out += "  + " + change.after->text + '\n';
  return out;
}

}  // namespace

ExitCode run_diff(const DiffOptions& options, Console& console) {
  const auto grammars = load_grammars(options.grammars, console);
  if (grammars.empty()) return ExitCode::failed;
  const auto before = read_version(options.before, options, grammars, console);
  const auto after = read_version(options.after, options, grammars, console);
  if (!before || !after) return ExitCode::failed;

  const auto changes = diff_decisions(before->entry, after->entry);
  for (const DecisionChange& change : changes) console.print(shown(change));
  if (changes.empty() || says_corrected(*before, *after)) return console.exit_code();
  Diagnostic d;
  d.id = "decision-changed";
  d.severity = Severity::error;
  d.path = options.after;
  d.message = changes.size() == 1
                  ? "a decision differs, and the minutes bear no note of a correction"
                  : std::to_string(changes.size()) + " decisions differ, and the minutes bear no note of a correction";
  d.help = "approved minutes are changed by a correction that says so in them";
  const ExitCode read = console.exit_code();
  console.report(d);
  return worse(read, ExitCode::findings);
}

}  // namespace klubba::cli
