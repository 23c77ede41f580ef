// SPDX-License-Identifier: MIT
// The commands about klubba itself: help, completion, manual.
#include <algorithm>
#include <memory>

#include "cli/command_list.h"
#include "cli/completion.h"
#include "cli/help_text.h"
#include "cli/manual.h"
#include "cli/topics.h"
#include "text/nearest_word.h"

namespace klubba::cli {
namespace {

std::string title_of(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

std::string list_topics() {
  std::string out = "Topics of 'klubba help TOPIC'; the commands are topics, too\n\n";
  for (const auto& [name, text] : builtin_topics()) {
    std::string head = "  " + name;
    head.resize(std::max<std::size_t>(head.size() + 2, 16), ' ');
    out += head + title_of(text) + '\n';
  }
  return out;
}

ExitCode run_help(const std::vector<std::string>& words, Console& console) {
  const CommandSpec program = klubba_commands();
  std::string path = "klubba";
  for (const std::string& word : words) path += ' ' + word;
  const auto commands = walk(program);
  const auto found = std::find_if(commands.begin(), commands.end(), [&](const auto& c) { return c.first == path; });
  // "grammar" is both: the text tells what it is, the command's help what can be done with it.
  const auto& topics = builtin_topics();
  auto topic = words.size() == 1 ? topics.find(words.front()) : topics.end();
  if (found == commands.end() && words.size() == 1 && topic == topics.end()) {
    // "exit" is enough for exit-codes.
    topic = topics.lower_bound(words.front());
    if (topic != topics.end() && !topic->first.starts_with(words.front())) topic = topics.end();
  }
  std::string out;
  if (topic != topics.end()) out += topic->second;
  if (found != commands.end()) out += (out.empty() ? "" : "\n\n") + help_text(path, *found->second);
  if (words.size() == 1 && words.front() == "topics") out += list_topics();
  if (!out.empty()) {
    console.print(out);
    return console.exit_code();
  }
  std::vector<std::string_view> known{"topics"};
  for (const auto& [name, text] : topics) known.push_back(name);
  for (const auto& [name, command] : commands) known.push_back(std::string_view(name).substr(name.find(' ') + 1));
  const std::string wanted = path.substr(path.find(' ') + 1);
  Diagnostic d;
  d.id = "topic-unknown";
  d.message = "there is no help on '" + wanted + "'";
  const auto near = text::nearest_word(wanted, known);
  d.help = near.empty() ? "'klubba help topics' lists what there is" : "did you mean '" + std::string(near) + "'?";
  console.report(d);
  return console.exit_code();
}

}  // namespace

CommandSpec help_command() {
  const auto words = std::make_shared<std::vector<std::string>>();
  CommandSpec command{"help", "Explain a command or a topic"};
  command.examples = {"klubba help topics", "klubba help register", "klubba help grammar check"};
  command.texts({}, "TOPIC", *words, "a command or a topic; without: klubba itself");
  command.run = [words](Console& console) { return run_help(*words, console); };
  return command;
}

CommandSpec completion_command() {
  const auto shell = std::make_shared<std::string>();
  CommandSpec command{"completion", "Print what a shell completes klubba's words with"};
  command.examples = {"klubba completion bash > /etc/bash_completion.d/klubba"};
  command.choice<std::string>("SHELL", "bash, zsh or fish", {{"bash", "bash"}, {"zsh", "zsh"}, {"fish", "fish"}},
                              *shell);
  OptionSpec& option = command.options.back();
  option.names.clear();
  option.value = "SHELL";
  option.required = true;
  command.run = [shell](Console& console) {
    console.print(completion_script(*shell, klubba_commands()));
    return console.exit_code();
  };
  return command;
}

CommandSpec manual_command() {
  const auto page = std::make_shared<std::string>("klubba");
  CommandSpec command{"manual", "Print a page of the manual, for man"};
  command.examples = {"klubba manual | man -l -", "klubba manual grammar | man -l -"};
  command.text({}, "PAGE", *page, "klubba (default), or a topic of 'klubba help topics'");
  command.check = [page] {
    if (*page == "klubba" || builtin_topics().count(*page) > 0) return ValueFault{};
    std::vector<std::string_view> known{"klubba"};
    for (const auto& [name, text] : builtin_topics()) known.push_back(name);
    const auto near = text::nearest_word(*page, known);
    return ValueFault{"the manual has no page '" + *page + "'", near.empty()
                                                                    ? "'klubba help topics' lists the pages"
                                                                    : "did you mean '" + std::string(near) + "'?"};
  };
  command.run = [page](Console& console) {
    console.print(*page == "klubba" ? program_page(klubba_commands(), KLUBBA_VERSION)
                                    : topic_page(*page, builtin_topics().at(*page), KLUBBA_VERSION));
    return console.exit_code();
  };
  return command;
}

}  // namespace klubba::cli
