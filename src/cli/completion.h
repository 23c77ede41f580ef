// SPDX-License-Identifier: MIT
#pragma once
/// The program's commands and options as values, and what shells complete them with. Made from the option tree itself,
/// so that it cannot drift from it.
#include <string>
#include <vector>

namespace klubba::cli {

struct OptionShape {
  std::vector<std::string> names;  ///< "-o", "--out"
  std::string about;
  bool takes_value = false;
};

struct CommandShape {
  std::string name;
  std::string about;
  std::vector<OptionShape> options;
  std::vector<CommandShape> commands;
};

/// The completion script of "bash", "zsh" or "fish"; empty for another shell.
std::string completion_script(const std::string& shell, const CommandShape& program);

}  // namespace klubba::cli
