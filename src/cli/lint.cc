// SPDX-License-Identifier: MIT
#include "klubba/lint.h"

#include <algorithm>

#include "cli/archive.h"
#include "cli/commands.h"
#include "cli/grammars.h"
#include "cli/output_file.h"
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

}  // namespace

ExitCode run_lint(const LintOptions& options, Console& console) {
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
  for (const std::string& path : documents) {
    Diagnostics diagnostics;
    const auto source = read_document(path, options.input.max_bytes, diagnostics);
    // Undecodable bytes are a finding of a check here.
    std::erase_if(diagnostics, [](const Diagnostic& d) { return d.id == "invalid-bytes"; });
    console.report(diagnostics);
    if (!source) continue;
    ++read;
    const std::string shown = path == "-" && !options.stdin_name.empty() ? options.stdin_name : path;
    Diagnostics unused;
    const Minutes minutes = grammars.read(*source, unused);
    LintContext context;
    context.tier = options.tier;
    context.ignored = options.ignored;
    context.archive = archive;
    context.words = words;
    context.family = grammars.of(minutes);
    Diagnostics findings = lint(*source, minutes, context);
    for (Diagnostic& finding : findings) finding.path = shown;
    list.paths.push_back(shown);
    const auto lines = excerpts(*source, findings);
    for (std::size_t i = 0; i < findings.size(); ++i) list.findings.push_back({std::move(findings[i]), lines[i]});
  }
  if (read == 0) return ExitCode::failed;

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
