// SPDX-License-Identifier: MIT
#pragma once
/// Each command's name, options and function: `klubba_commands` puts them together.
#include "cli/command_tree.h"
#include "cli/input.h"

namespace klubba::cli {

CommandSpec extract_command();
CommandSpec merge_command();
CommandSpec explain_command();
CommandSpec date_command();
CommandSpec coverage_command();
CommandSpec report_command();
CommandSpec update_command();
CommandSpec close_command();
CommandSpec reopen_command();
CommandSpec note_command();
CommandSpec ids_command();
CommandSpec suggest_command();
CommandSpec grammar_command();
CommandSpec verify_command();
CommandSpec diff_command();
CommandSpec schema_command();
CommandSpec lint_command();
CommandSpec rule_command();
CommandSpec completion_command();
CommandSpec manual_command();
CommandSpec help_command();

/// Options that several commands share.
void add_paths(CommandSpec& command, InputOptions& input, bool required = true);
void add_max_bytes(CommandSpec& command, std::uint64_t& value);
void add_extractors(CommandSpec& command, Extractors& extractors);
void add_grammars(CommandSpec& command, std::vector<std::string>& grammars);

}  // namespace klubba::cli
