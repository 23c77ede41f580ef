// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "cli/commands.h"
#include "cli/grammars.h"
#include "grammar/check.h"

namespace klubba::cli {

ExitCode run_grammar_list(Console& console) {
  for (const auto& [name, text] : grammar::builtin_sources()) {
    Diagnostics faults;
    const auto grammar = load_grammar({name, text, true}, faults);
    report_grammar_faults(faults, {}, console);
    if (grammar == nullptr) continue;
    console.print(fmt::format("{:<12} {:>4} rules  {}\n", name, grammar->rules().size(), grammar->title()));
  }
  return console.exit_code();
}

ExitCode run_grammar_show(const std::string& name, Console& console) {
  Diagnostics faults;
  const GrammarSource source = grammar_source(name, faults);
  console.report(faults);
  console.print(source.text);
  return console.exit_code();
}

ExitCode run_grammar_check(const std::vector<std::string>& names, Console& console) {
  Diagnostics faults;
  std::vector<GrammarSource> sources;
  if (names.empty()) {
    for (const auto& [name, text] : grammar::builtin_sources()) sources.push_back({name, text, true});
  }
  for (const std::string& name : names) {
    GrammarSource source = grammar_source(name, faults);
    if (!source.name.empty()) sources.push_back(std::move(source));
  }
  ExitCode code = faults.empty() ? ExitCode::clean : ExitCode::failed;
  console.report(faults);

  // Grammars that extend one another share rules: each fault is said once.
  std::set<std::tuple<std::string, std::uint32_t, std::uint32_t, std::string>> said;
  for (const GrammarSource& source : sources) {
    Diagnostics found;
    const auto grammar = load_grammar(source, found);
    const bool usable = grammar != nullptr;
    if (usable) grammar::check_grammar(*grammar, found);
    const bool clean =
        std::all_of(found.begin(), found.end(), [](const Diagnostic& d) { return d.severity == Severity::info; });
    if (!clean) code = worse(code, usable ? ExitCode::findings : ExitCode::failed);
    std::erase_if(found, [&](const Diagnostic& d) {
      // Of the built-in grammars nobody but klubba's makers can change a rule: they are counted below.
      if (source.builtin && d.severity == Severity::info) return true;
      return !said.insert({d.path, d.at.line, d.at.column, d.message}).second;
    });
    report_grammar_faults(found, sources, console);
    if (!clean) continue;
    // Inherited rules are counted where they stand.
    std::size_t rules = 0;
    std::size_t samples = 0;
    std::size_t rejects = 0;
    std::size_t searched = 0;
    for (const auto& rule : grammar->rules()) {
      if (rule.file != source.name) continue;
      ++rules;
      samples += rule.samples().size();
      rejects += rule.rejects().size();
      searched += grammar::ungated(rule) ? 1 : 0;
    }
    const std::string in_all = searched == 0 ? "" : fmt::format(" ({} searched for in every text)", searched);
    console.print(
        fmt::format("{}: {} rules{}, {} samples, {} rejects: clean\n", source.name, rules, in_all, samples, rejects));
  }
  return code;
}

}  // namespace klubba::cli
