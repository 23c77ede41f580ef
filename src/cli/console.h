// SPDX-License-Identifier: MIT
#pragma once
/// The program's two outputs: the product on stdout, everything said about it on stderr.
#include <string>
#include <string_view>

#include "klubba/diagnostic.h"
#include "klubba/render.h"

namespace klubba::cli {

/// What the program ends with.
enum class ExitCode { clean = 0, findings = 1, failed = 2 };

/// The worse of two.
inline ExitCode worse(ExitCode a, ExitCode b) {
  return a < b ? b : a;
}

/// Standard output and standard error of this process. Reads NO_COLOR, and whether they are terminals, once.
class Console {
 public:
  Console();

  /// Writes to stdout. False where nobody reads any more (a closed pipe: no fault) or the write failed (which is
  /// reported): the command should stop.
  bool print(std::string_view text);
  /// Shows a diagnostic on stderr; `file` is the text of the file it is about, for the excerpt.
  void report(const Diagnostic& diagnostic, std::string_view file = {});
  void report(const Diagnostics& diagnostics, std::string_view file = {});

  /// `failed` where an error was reported, else `clean`.
  ExitCode exit_code() const { return errors_ > 0 ? ExitCode::failed : ExitCode::clean; }
  std::size_t errors() const { return errors_; }
  bool colour_out() const { return colour_out_; }

 private:
  DiagnosticStyle style_;
  bool colour_out_ = false;
  bool open_ = true;
  std::size_t errors_ = 0;
};

}  // namespace klubba::cli
