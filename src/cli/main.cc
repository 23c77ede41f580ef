// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <map>
#include <string_view>
#include <vector>

#include "cli/command_tree.h"
#include "cli/help_text.h"
#include "text/nearest_word.h"

namespace klubba::cli {
namespace {

/// Parses the arguments by the command tree.
class Arguments {
 public:
  Arguments(int argc, char** argv)
      : words_(argv, argv + argc), program_(klubba_commands()), app_(program_.about, program_.name) {
    app_.set_version_flag("--version", std::string("klubba ") + KLUBBA_VERSION + "\n" + KLUBBA_PARTS);
    mirror(program_, app_);
  }

  /// Runs the command that the arguments ask for.
  ExitCode run(int argc, char** argv, Console& console) {
    try {
      app_.parse(argc, argv);
      const CommandSpec& command = *specs_.at(&reached());
      for (const auto& prepare : command.prepare) prepare(console);
      if (command.check) refuse(command.check());
      return command.run(console);
    } catch (const CLI::CallForHelp&) {
      console.print(help_text(path(), *specs_.at(&reached())));
    } catch (const CLI::Success& e) {
      console.print(std::string(e.what()) + "\n");
    } catch (const CLI::ParseError& e) {
      console.report(usage_fault(e, argc, argv));
    }
    return console.exit_code();
  }

 private:
  /// Gives the parser what the tree says; of commands that the arguments don't name only that they are there. The tree
  /// stays where it is as long as the parser lives.
  void mirror(const CommandSpec& command, CLI::App& app) {
    specs_[&app] = &command;
    app.set_help_flag("-h,--help");
    for (const OptionSpec& option : command.options) add(option, app);
    for (const CommandSpec& below : command.commands) {
      CLI::App& added = *app.add_subcommand(below.name, below.about);
      if (std::find(words_.begin(), words_.end(), below.name) != words_.end()) mirror(below, added);
    }
    if (!command.commands.empty()) app.require_subcommand(1);
  }

  void add(const OptionSpec& option, CLI::App& app) {
    std::string names;
    for (const std::string& name : option.names) names += (names.empty() ? "" : ",") + name;
    CLI::Option* added = nullptr;
    if (option.is_switch()) {
      added = app.add_flag_callback(names, [this, &option] { refuse(option.take("")); });
    } else if (option.repeatable) {
      added = app.add_option_function<std::vector<std::string>>(
          option.positional() ? option.value : names, [this, &option](const std::vector<std::string>& values) {
            for (const std::string& value : values) refuse(option.take(value));
          });
      if (!option.positional()) added->allow_extra_args(false);
    } else {
      added = app.add_option_function<std::string>(
          option.positional() ? option.value : names,
          [this, &option](const std::string& value) { refuse(option.take(value)); });
    }
    added->required(option.required);
    for (const std::string& name : option.needs) added->needs(app.get_option(name));
  }

  void refuse(const ValueFault& fault) {
    if (fault.message.empty()) return;
    help_ = fault.help;
    throw CLI::ValidationError(fault.message);
  }

  /// The command that the words lead to.
  const CLI::App& reached() const {
    const CLI::App* at = &app_;
    while (!at->get_subcommands().empty()) at = at->get_subcommands().front();
    return *at;
  }

  std::string path() const {
    std::string out = program_.name;
    for (const CLI::App* at = &app_; !at->get_subcommands().empty();) {
      at = at->get_subcommands().front();
      out += ' ' + at->get_name();
    }
    return out;
  }

  Diagnostic usage_fault(const CLI::ParseError& error, int argc, char** argv) const {
    Diagnostic d;
    d.id = "usage";
    const CLI::App& app = reached();
    const CommandSpec& command = *specs_.at(&app);
    d.help = help_.empty() ? "'" + path() + " --help' shows what it takes" : help_;

    const bool wants_command = !command.commands.empty();
    std::string word;
    const auto rest = app.remaining();
    if (!rest.empty()) {
      word = rest.front();
    } else if (wants_command) {
      for (int i = 1; i < argc && word.empty(); ++i) {
        if (argv[i] != app.get_name()) word = argv[i];
      }
    }
    std::vector<std::string> known;
    if (word.starts_with('-') && (wants_command || dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr)) {
      d.message = "unknown option '" + word + "'";
      known = {"--help"};
      for (const OptionSpec& option : command.options)
        known.insert(known.end(), option.names.begin(), option.names.end());
    } else if (wants_command && !word.empty() && !word.starts_with('-')) {
      d.message = "unknown command '" + word + "'";
      for (const CommandSpec& below : command.commands) known.push_back(below.name);
    } else if (wants_command) {
      d.message = "a command is missing";
    } else {
      d.message = error.what();
      if (!d.message.empty() && d.message[0] >= 'A' && d.message[0] <= 'Z' &&
          (d.message[1] < 'A' || d.message[1] > 'Z')) {
        d.message[0] = static_cast<char>(d.message[0] - 'A' + 'a');
      }
      if (d.message.ends_with('.')) d.message.pop_back();
      return d;
    }
    const std::string_view typed = std::string_view(word).substr(0, word.find('='));
    const auto near = text::nearest_word(typed, {known.begin(), known.end()});
    if (!near.empty()) d.help = "did you mean '" + std::string(near) + "'?";
    return d;
  }

  const std::vector<std::string_view> words_;  // of the command line
  CommandSpec program_;
  CLI::App app_;
  std::map<const CLI::App*, const CommandSpec*> specs_;
  std::string help_;  // the way out of a value's fault
};

}  // namespace
}  // namespace klubba::cli

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  klubba::cli::Console console;
  klubba::cli::Arguments arguments(argc, argv);
  return static_cast<int>(arguments.run(argc, argv, console));
}
