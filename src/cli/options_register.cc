// SPDX-License-Identifier: MIT
// The commands of the living register: update, close, reopen, note, ids, suggest.
#include <memory>

#include "cli/command_list.h"
#include "cli/commands.h"

namespace klubba::cli {
namespace {

CommandSpec edit_command(const char* name, const char* about, RegisterEdit edit,
                         const std::shared_ptr<RegisterEditOptions>& options) {
  options->edit = edit;
  CommandSpec command{name, about};
  command.text({}, "ID", options->id, "the action's id").required = true;
  command.text({"--register"}, "FILE", options->register_path,
               "the register (default: " + options->register_path + ")");
  command.run = [options](Console& console) { return run_register_edit(*options, console); };
  return command;
}

}  // namespace

CommandSpec update_command() {
  const auto options = std::make_shared<UpdateOptions>();
  CommandSpec command{"update", "Keep a register over many meetings"};
  command.examples = {"klubba update register.yaml minutes/", "klubba update --dry-run register.yaml new.pdf"};
  command.text({}, "REGISTER", options->register_path, "the register (made where it is missing)").required = true;
  add_paths(command, options->input);
  add_grammars(command, options->grammars);
  command.flag({"--dry-run"}, options->dry_run, "show what would change, write nothing");
  command.run = [options](Console& console) { return run_update(*options, console); };
  return command;
}

CommandSpec close_command() {
  const auto options = std::make_shared<RegisterEditOptions>();
  CommandSpec command = edit_command("close", "Mark an action as done by hand", RegisterEdit::close, options);
  command.text({"--date"}, "DATE", options->date, "the day (otherwise that of the newest meeting)");
  command.text({"--note"}, "TEXT", options->text, "why");
  command.examples = {"klubba close board-2025-02-19-4-a1 --date 2025-05-02 --note 'by mail'"};
  return command;
}

CommandSpec reopen_command() {
  const auto options = std::make_shared<RegisterEditOptions>();
  CommandSpec command = edit_command("reopen", "Take back that an action is done", RegisterEdit::reopen, options);
  command.text({"--date"}, "DATE", options->date, "the day (otherwise that of the newest meeting)");
  return command;
}

CommandSpec note_command() {
  const auto options = std::make_shared<RegisterEditOptions>();
  CommandSpec command = edit_command("note", "Write a note to an action", RegisterEdit::note, options);
  command.text({}, "TEXT", options->text, "the note").required = true;
  return command;
}

CommandSpec ids_command() {
  const auto paths = std::make_shared<std::pair<std::string, std::string>>();
  CommandSpec command{"ids", "Show what became of ids between two registers"};
  command.text({}, "OLD", paths->first, "a register").required = true;
  command.text({}, "NEW", paths->second, "a later one").required = true;
  command.run = [paths](Console& console) { return run_ids(paths->first, paths->second, console); };
  return command;
}

CommandSpec suggest_command() {
  const auto path = std::make_shared<std::string>();
  CommandSpec command{"suggest", "List likely matches for citations that were not resolved"};
  command.text({}, "REGISTER", *path, "the register").required = true;
  command.run = [path](Console& console) { return run_suggest(*path, console); };
  return command;
}

}  // namespace klubba::cli
