// SPDX-License-Identifier: MIT
#pragma once
/// Pages for man(1), made of the command tree and the topics of `klubba help`. Roff with the macros of man(7).
#include <string>

#include "cli/command_tree.h"

namespace klubba::cli {

/// klubba(1): all commands with their options and examples.
std::string program_page(const CommandSpec& program, const std::string& version);

/// klubba-TOPIC(5 or 7) of a text of `builtin_topics`.
std::string topic_page(const std::string& topic, const std::string& text, const std::string& version);

}  // namespace klubba::cli
