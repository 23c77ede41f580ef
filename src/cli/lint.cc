// SPDX-License-Identifier: MIT
#include "klubba/lint.h"

#include <algorithm>
#include <map>

#include "cli/archive.h"
#include "cli/commands.h"
#include "cli/grammars.h"
#include "cli/house.h"
#include "cli/output_file.h"
#include "lint/baseline.h"
#include "render/findings.h"

namespace klubba::cli {
namespace {

/// Lines of a file's bytes, for the excerpts.
std::vector<std::string> excerpts(const SourceFile& source, const Diagnostics& findings) {
  std::vector<std::string> out;
  const std::string_view bytes = source.bytes();
  std::size_t begin = 0;
  std::uint32_t line = 1;
  for (const Diagnostic& finding : findings) {  // sorted by line
    while (line < finding.at.line) {
      const std::size_t end = bytes.find('\n', begin);
      if (end == std::string_view::npos) break;
      begin = end + 1;
      ++line;
    }
    std::string_view text = bytes.substr(begin, bytes.find('\n', begin) - begin);
    if (text.ends_with('\r')) text.remove_suffix(1);
    out.emplace_back(text);
  }
  return out;
}

/// In Markdown a comment on the finding's line or the one above says that a check is to be silent there. An official
/// record carries no such comments: other files have none.
void drop_suppressed(const SourceFile& source, const std::string& path, Diagnostics& findings) {
  if (!path.ends_with(".md") && !path.ends_with(".markdown")) return;
  const auto says = [&source](std::uint32_t number, const std::string& id) {
    if (number == 0 || number > source.lines().size()) return false;
    const std::string_view line = source.lines()[number - 1].text;
    const std::size_t at = line.find("<!-- klubba: ignore ");
    if (at == std::string_view::npos) return false;
    const std::string_view rest = line.substr(at, line.find("-->", at) - at);
    return (std::string(rest) + ' ').find(' ' + id + ' ') != std::string::npos;
  };
  std::erase_if(findings, [&says](const Diagnostic& d) {
    return says(d.at.line, d.id) || (d.at.line > 1 && says(d.at.line - 1, d.id));
  });
}

/// Takes known findings out, or makes those found the known ones. False where that can't be done or nothing is left to
/// say.
bool keep_to_baseline(const LintOptions& options, FindingList& list, Console& console) {
  Diagnostics faults;
  if (options.update_baseline) {
    write_file(options.baseline, Baseline::of(list.findings).text(), faults);
    console.report(faults);
    return false;
  }
  const auto bytes = read_bytes(options.baseline, options.input.max_bytes, faults);
  if (bytes) Baseline::read(*bytes, options.baseline, faults).remove_known(list.findings);
  console.report(faults, bytes ? std::string_view(*bytes) : std::string_view());
  return faults.empty();
}

}  // namespace

ExitCode run_lint(const LintOptions& options, Console& console) {
  House house(options.configuration, options.isolated);
  if (!options.show_configuration.empty()) {
    const Configuration& shown = house.of(options.show_configuration, console);
    if (console.errors() == 0) console.print(shown.text());
    return console.exit_code();
  }
  Diagnostics found;
  InputOptions input = options.input;
  const auto documents = find_documents(input, found);
  console.report(found);
  if (documents.empty()) {
    if (options.allow_empty && console.errors() == 0) return ExitCode::clean;
    if (console.errors() == 0) {
      Diagnostic d;
      d.id = "no-minutes";
      d.message = "no file was given";
      d.help = "'--allow-empty' makes that no fault";
      console.report(d);
    }
    return ExitCode::failed;
  }
  const auto grammars = load_grammars(options.grammars, console);
  if (grammars.empty()) return ExitCode::failed;
  Diagnostics faults;
  const auto words = grammars.shelf().get("lint", faults);
  console.report(faults);
  if (words == nullptr) return ExitCode::failed;

  const auto archive = load_archive(options.archive, options.input.max_bytes, grammars, console);
  if (console.errors() > 0) return ExitCode::failed;

  FindingList list;
  std::size_t read = 0;
  const std::size_t before = console.errors();
  // Grammars that configurations ask for, each loaded once.
  std::map<std::string, GrammarList> asked;
  const auto grammars_of = [&](const std::string& name) -> const GrammarList* {
    if (name.empty() || !options.grammars.empty()) return &grammars;
    auto known = asked.find(name);
    if (known == asked.end()) known = asked.emplace(name, load_grammars({name}, console)).first;
    return &known->second;
  };
  for (const std::string& path : documents) {
    Diagnostics diagnostics;
    const auto source = read_document(path, options.input.max_bytes, diagnostics, options.input.extractors);
    // Undecodable bytes are a finding of a check here.
    std::erase_if(diagnostics, [](const Diagnostic& d) { return d.id == "invalid-bytes"; });
    console.report(diagnostics);
    if (!source) continue;
    ++read;
    const std::string shown = path == "-" && !options.stdin_name.empty() ? options.stdin_name : path;
    Diagnostics unused;
    const std::string& place = path == "-" && !options.stdin_name.empty() ? options.stdin_name : path;
    const GrammarList* with = grammars_of(house.of(place, console).grammar);
    if (console.errors() > before) return ExitCode::failed;
    const Minutes minutes = with->read(*source, unused);
    LintContext context;
    context.tier = options.tier;
    context.ignored = options.ignored;
    context.archive = archive;
    context.words = words;
    context.family = with->of(minutes);
    house.apply(place, context, console);
    Diagnostics findings = lint(*source, minutes, context);
    for (Diagnostic& finding : findings) finding.path = shown;
    list.paths.push_back(shown);
    drop_suppressed(*source, shown, findings);
    const auto lines = excerpts(*source, findings);
    for (std::size_t i = 0; i < findings.size(); ++i) list.findings.push_back({std::move(findings[i]), lines[i]});
  }
  if (read == 0) return ExitCode::failed;
  if (!options.baseline.empty() && !keep_to_baseline(options, list, console)) return console.exit_code();

  std::string text;
  render_findings(list, options.format, console.colour_out(), text);
  if (!console.print(text)) return console.exit_code();
  for (const auto& [format, path] : options.reports) {
    std::string report;
    render_findings(list, format, false, report);
    Diagnostics written;
    write_file(path, report, written);
    console.report(written);
  }
  const bool fails = std::any_of(list.findings.begin(), list.findings.end(),
                                 [&](const Finding& f) { return f.diagnostic.severity >= options.fail_on; });
  return worse(console.exit_code(), fails ? ExitCode::findings : ExitCode::clean);
}

}  // namespace klubba::cli
