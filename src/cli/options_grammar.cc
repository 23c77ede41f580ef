// SPDX-License-Identifier: MIT
// The commands of those who look into the reading: grammar, explain, date, schema.
#include <memory>

#include "cli/command_list.h"
#include "cli/commands.h"

namespace klubba::cli {
namespace {

CommandSpec list_grammars() {
  CommandSpec command{"list", "List the built-in grammars"};
  command.run = run_grammar_list;
  return command;
}

CommandSpec show_grammar() {
  const auto name = std::make_shared<std::string>();
  CommandSpec command{"show", "Print a grammar"};
  command.text({}, "NAME", *name, "a built-in grammar, or a file").required = true;
  command.run = [name](Console& console) { return run_grammar_show(*name, console); };
  return command;
}

CommandSpec draft_grammar() {
  const auto options = std::make_shared<GrammarNewOptions>();
  CommandSpec command{"new", "Draft a grammar from minutes"};
  add_paths(command, options->input);
  command.text({"--name"}, "NAME", options->name, "the grammar's name");
  command.text({"-o", "--out"}, "FILE", options->output, "write to this file");
  command.run = [options](Console& console) { return run_grammar_new(*options, console); };
  return command;
}

CommandSpec check_grammars() {
  const auto names = std::make_shared<std::vector<std::string>>();
  CommandSpec command{"check", "Prove grammars with their samples and rejects"};
  command.texts({}, "NAME", *names, "built-in grammars and files; without: all built-in ones");
  command.run = [names](Console& console) { return run_grammar_check(*names, console); };
  return command;
}

}  // namespace

CommandSpec grammar_command() {
  CommandSpec command{"grammar", "List, show and prove grammars"};
  command.examples = {"klubba grammar list", "klubba grammar check house.yaml",
                      "klubba grammar new minutes/ --name house -o house.yaml"};
  command.commands = {list_grammars(), show_grammar(), draft_grammar(), check_grammars()};
  return command;
}

CommandSpec explain_command() {
  const auto options = std::make_shared<ExplainOptions>();
  CommandSpec command{"explain", "Show what each line was taken for, and why"};
  command.examples = {"klubba explain minutes.txt", "klubba explain minutes.txt:12"};
  command.text({}, "FILE[:LINE]", options->place, "minutes, or one line of them").required = true;
  add_grammars(command, options->grammars);
  add_max_bytes(command, options->max_bytes);
  add_extractors(command, options->extractors);
  command.run = [options](Console& console) { return run_explain(*options, console); };
  return command;
}

CommandSpec date_command() {
  const auto options = std::make_shared<DateOptions>();
  CommandSpec command{"date", "Read time expressions: EDTF, due date, event"};
  command.examples = {"klubba date --ref 2024-02-09 '16/3'"};
  command.texts({}, "EXPRESSION", options->expressions, "the words that say a time");
  command.text({"--ref"}, "DATE", options->reference, "the day of the meeting that the words are from");
  command.text({"--context"}, "TEXT", options->context, "lines of the same minutes that name the next meetings");
  command.flag({"--batch"}, options->batch, "read lines of REF, EXPRESSION and CONTEXT, tabs between, from stdin");
  command.flag({"--explain"}, options->explain, "say which rule read which words");
  command.run = [options](Console& console) { return run_date(*options, console); };
  return command;
}

CommandSpec schema_command() {
  const auto name = std::make_shared<std::string>();
  CommandSpec command{"schema", "Print a JSON Schema of klubba's files"};
  command.examples = {"klubba schema register > register.json"};
  command.text({}, "NAME", *name, "register, living-register, grammar or configuration").required = true;
  command.run = [name](Console& console) { return run_schema(*name, console); };
  return command;
}

}  // namespace klubba::cli
