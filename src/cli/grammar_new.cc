// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>

#include "cli/commands.h"
#include "cli/documents.h"
#include "cli/grammars.h"
#include "cli/output_file.h"
#include "cli/schemas.h"
#include "grammar/check.h"
#include "klubba/register.h"
#include "register/starter_grammar.h"

namespace klubba::cli {
namespace {

/// Whether the rules, without those that they extend, pass the check.
bool proved(const std::vector<StarterRule>& rules) {
  std::string text = "grammar: draft\nrules:\n";
  for (const StarterRule& rule : rules) text += rule.yaml;
  Diagnostics faults;
  const auto grammar = grammar::Grammar::load("draft", {{"draft", text}}, faults);
  if (grammar != nullptr) grammar::check_grammar(*grammar, faults);
  return faults.empty();
}

}  // namespace

ExitCode run_grammar_new(const GrammarNewOptions& options, Console& console) {
  Diagnostics found;
  const auto documents = find_documents(options.input, found);
  console.report(found);
  if (documents.empty()) return ExitCode::failed;
  const auto grammars = load_grammars({}, console);
  if (grammars.empty()) return ExitCode::failed;

  StarterGrammar starter;
  for (const std::string& path : documents) {
    Diagnostics diagnostics;
    const auto source = read_document(path, options.input.max_bytes, diagnostics, options.input.extractors);
    if (source) starter.add(*source, grammars.read(*source, diagnostics));
    console.report(diagnostics, source ? source->bytes() : std::string_view());
  }
  if (starter.documents() == 0) return ExitCode::failed;

  // What two forms have in common makes one of them take the other's samples: keep those that hold together.
  std::vector<StarterRule> kept;
  for (const StarterRule& rule : starter.rules()) {
    kept.push_back(rule);
    if (!proved(kept)) kept.pop_back();
  }
  std::string name = options.name;
  if (name.empty()) name = make_slug(std::filesystem::path(options.output).stem().string());
  if (name.empty()) name = "draft";
  const std::string head = options.output.empty() ? "" : schema_modeline("grammar");
  write_output(options.output, head + starter.text(name, kept), console);
  return console.exit_code();
}

}  // namespace klubba::cli
