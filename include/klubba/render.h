// SPDX-License-Identifier: MIT
#pragma once
/// Last stage but the commands: values → text. Every function appends to a string and prints nothing.
#include <string>
#include <string_view>

#include "klubba/diagnostic.h"
#include "klubba/register.h"

namespace klubba {

/// Appends the register as a block of YAML 1.2 that YAML 1.1 readers take for the same. All strings are double-quoted.
void render_yaml(const Register& entry, std::string& out);

/// Appends the register as JSON, indented by two, with the keys of the YAML in the same order, without a line end.
void render_json(const Register& entry, std::string& out);

/// How a diagnostic is shown.
struct DiagnosticStyle {
  bool colour = false;
  std::size_t width = 100;  ///< columns an excerpt may take
};

/// Appends the register as JSON on one line, with its line end: one line of a JSON Lines file.
void render_json_line(const Register& entry, std::string& out);

/// Appends the register's decisions and actions as CSV (RFC 4180, lines end in '\n'), a row each, without the header.
void render_csv(const Register& entry, std::string& out);
/// The header of those rows, with its line end.
std::string_view csv_header();

/// Appends `path:line:col: severity: message [id]`, then, where `line` (the text of line `at.line` of the file, "" for
/// none) is given, that line with carets under the range, then note and help.
void render_diagnostic(const Diagnostic& diagnostic, std::string_view line, const DiagnosticStyle& style,
                       std::string& out);

}  // namespace klubba
