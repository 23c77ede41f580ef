// SPDX-License-Identifier: MIT
#include "cli/commands.h"
#include "cli/documents.h"
#include "cli/grammars.h"
#include "render/coverage_table.h"

namespace klubba::cli {

ExitCode run_coverage(const CoverageOptions& options, Console& console) {
  Diagnostics found;
  const auto documents = find_documents(options.input, found);
  console.report(found);
  if (documents.empty()) return ExitCode::failed;
  const auto grammars = load_grammars(options.grammars, console);
  if (grammars.empty()) return ExitCode::failed;

  ArchiveCoverage coverage;
  bool any = false;
  for (const std::string& path : documents) {
    Diagnostics diagnostics;
    const auto source = read_document(path, options.input.max_bytes, diagnostics, options.input.extractors);
    if (source) {
      any = true;
      coverage.add(*source, grammars.read(*source, diagnostics));
    }
    console.report(diagnostics, source ? source->bytes() : std::string_view());
  }
  if (!any) return ExitCode::failed;
  std::string text;
  render_coverage(coverage, text);
  console.print(text);
  return console.exit_code();
}

}  // namespace klubba::cli
