// SPDX-License-Identifier: MIT
#pragma once
/// What shells complete klubba's commands, options and values with.
#include <string>

#include "cli/command_tree.h"

namespace klubba::cli {

/// The completion script of "bash", "zsh" or "fish"; empty for another shell.
std::string completion_script(const std::string& shell, const CommandSpec& program);

}  // namespace klubba::cli
