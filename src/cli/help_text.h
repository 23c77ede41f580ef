// SPDX-License-Identifier: MIT
#pragma once
/// What `--help` prints, made from the command tree.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_tree.h"

namespace klubba::cli {

/// Terminal lines are not longer than this.
inline constexpr std::size_t help_width = 80;

/// The help of a command; `path` is what it is called with: "klubba grammar check".
std::string help_text(const std::string& path, const CommandSpec& command);

/// "klubba extract [OPTIONS] [PATH...]"
std::string usage_line(const std::string& path, const CommandSpec& command);

/// "-o, --out FILE", "PATH..."
std::string option_head(const OptionSpec& option);

/// `text` in lines of at most `width` columns, counted as a terminal shows them.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace klubba::cli
