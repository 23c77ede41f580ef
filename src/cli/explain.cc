// SPDX-License-Identifier: MIT
#include <charconv>
#include <filesystem>

#include "cli/commands.h"
#include "cli/grammars.h"
#include "render/explanation.h"

namespace klubba::cli {
namespace {

struct Place {
  std::string path;
  std::uint32_t line = 0;  ///< 0: the whole file
};

/// "FILE:LINE" → both. A file of that very name comes first.
Place parse_place(const std::string& text) {
  std::error_code error;
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos || colon == 0 || std::filesystem::exists(text, error)) return {text, 0};
  std::uint32_t line = 0;
  const char* end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data() + colon + 1, end, line);
  if (fault != std::errc() || stop != end || line == 0) return {text, 0};
  return {text.substr(0, colon), line};
}

}  // namespace

ExitCode run_explain(const ExplainOptions& options, Console& console) {
  const Place place = parse_place(options.place);
  Diagnostics diagnostics;
  const auto source = read_document(place.path, options.max_bytes, diagnostics, options.extractors);
  if (!source) {
    console.report(diagnostics);
    return ExitCode::failed;
  }
  if (place.line > source->lines().size()) {
    Diagnostic d;
    d.id = "line-missing";
    d.path = place.path;
    d.message = "there is no line " + std::to_string(place.line);
    d.note = "the file has " + std::to_string(source->lines().size()) + " lines";
    console.report(d);
    return ExitCode::failed;
  }
  const auto grammars = load_grammars(options.grammars, console);
  if (grammars.empty()) return ExitCode::failed;
  const Minutes minutes = grammars.read(*source, diagnostics);
  std::string text;
  ExplanationStyle style;
  style.colour = console.colour_out();
  if (place.line > 0) {
    render_line_explanation(*source, minutes, place.line, style, text);
  } else {
    render_explanation(*source, minutes, style, text);
  }
  console.report(diagnostics, source->bytes());
  console.print(text);
  return console.exit_code();
}

}  // namespace klubba::cli
