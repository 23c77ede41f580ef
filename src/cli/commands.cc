// SPDX-License-Identifier: MIT
#include "cli/command_list.h"

namespace klubba::cli {

CommandSpec klubba_commands() {
  CommandSpec program{"klubba", "Registers of decisions and actions from the minutes of meetings"};
  program.examples = {"klubba extract minutes.pdf", "klubba report minutes.pdf", "klubba help extract"};
  program.commands = {extract_command(), update_command(), report_command(),   lint_command(),       explain_command(),
                      verify_command(),  diff_command(),   coverage_command(), merge_command(),      grammar_command(),
                      rule_command(),    close_command(),  reopen_command(),   note_command(),       ids_command(),
                      suggest_command(), date_command(),   schema_command(),   completion_command(), manual_command(),
                      help_command()};
  return program;
}

}  // namespace klubba::cli
