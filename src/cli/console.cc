// SPDX-License-Identifier: MIT
#include "cli/console.h"

#include <unistd.h>

#include <cstdlib>
#include <cstring>

#include "cli/descriptor.h"

namespace klubba::cli {
namespace {

/// Line `number` of `file`, cut where no excerpt would show it any more.
std::string_view line_of(std::string_view file, std::uint32_t number) {
  std::size_t begin = 0;
  for (std::uint32_t line = 1; line < number; ++line) {
    const std::size_t end = file.find('\n', begin);
    if (end == std::string_view::npos) return {};
    begin = end + 1;
  }
  std::string_view line = file.substr(begin, file.find('\n', begin) - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

Console::Console() {
  const char* no_colour = std::getenv("NO_COLOR");
  const bool allowed = no_colour == nullptr || *no_colour == '\0';
  style_.colour = allowed && ::isatty(STDERR_FILENO) == 1;
  colour_out_ = allowed && ::isatty(STDOUT_FILENO) == 1;
}

bool Console::print(std::string_view text) {
  if (!open_) return false;
  const int fault = write_all(STDOUT_FILENO, text);
  if (fault == 0) return true;
  open_ = false;
  if (fault != EPIPE) {
    Diagnostic d;
    d.id = "write-failed";
    d.message = std::string("cannot write to standard output: ") + std::strerror(fault);
    report(d);
  }
  return false;
}

void Console::report(const Diagnostic& diagnostic, std::string_view file) {
  if (diagnostic.severity == Severity::error) ++errors_;
  std::string out;
  const std::string_view line = diagnostic.at.line > 0 ? line_of(file, diagnostic.at.line) : std::string_view();
  render_diagnostic(diagnostic, line, style_, out);
  write_all(STDERR_FILENO, out);
}

void Console::report(const Diagnostics& diagnostics, std::string_view file) {
  for (const Diagnostic& diagnostic : diagnostics) report(diagnostic, file);
}

}  // namespace klubba::cli
