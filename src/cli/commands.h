// SPDX-License-Identifier: MIT
#pragma once
/// The commands: one plain struct of options and one function each. `arguments.cc` fills the structs.
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/input.h"

namespace klubba::cli {

enum class RegisterFormat { yaml, json };

/// klubba extract
struct ExtractOptions {
  InputOptions input;
  std::vector<std::string> grammars;
  RegisterFormat format = RegisterFormat::yaml;
  std::string output;  ///< a file; empty: standard output
};
ExitCode run_extract(const ExtractOptions& options, Console& console);

}  // namespace klubba::cli
