// SPDX-License-Identifier: MIT
#pragma once
/// The program's commands and options as values: what parses the arguments, what `--help` prints, what shells complete
/// and what the manual page says are all made of this one tree, so that none of them can drift.
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "cli/console.h"

namespace klubba::cli {

/// What is wrong with a value, and the way out. An empty message: nothing is.
struct ValueFault {
  std::string message;
  std::string help;
};

/// An option, a switch (`value` is empty) or, without `names`, an argument that is known by its place.
struct OptionSpec {
  std::vector<std::string> names;  ///< "-o", "--out"
  std::string value;               ///< what stands for the value in texts: "FILE"
  std::string about;
  std::vector<std::string> choices;  ///< the words that it takes; empty: any
  bool required = false;
  bool repeatable = false;
  std::function<ValueFault(const std::string&)> take;  ///< puts a value, or "" of a switch, where it belongs
  std::vector<std::string> needs;                      ///< options without which it means nothing

  bool positional() const { return names.empty(); }
  bool is_switch() const { return value.empty(); }
};

/// A command, or a group of commands. Its options write into a struct that `run` keeps.
struct CommandSpec {
  CommandSpec(std::string word, std::string does) : name(std::move(word)), about(std::move(does)) {}

  std::string name;
  std::string about;                  ///< a few words, without a full stop
  std::vector<std::string> examples;  ///< command lines, as typed
  std::vector<OptionSpec> options;
  std::vector<CommandSpec> commands;
  std::function<ExitCode(Console&)> run;
  /// What the surroundings add to the options, before `check`.
  std::vector<std::function<void(Console&)>> prepare;
  std::function<ValueFault()> check;  ///< looks at all values together, before `run`; may be empty

  OptionSpec& flag(std::vector<std::string> names, bool& on, std::string does, bool meaning = true);
  OptionSpec& text(std::vector<std::string> names, std::string value, std::string& into, std::string does);
  /// A text that may be given several times.
  OptionSpec& texts(std::vector<std::string> names, std::string value, std::vector<std::string>& into,
                    std::string does);
  /// A whole number from 0.
  OptionSpec& number(std::vector<std::string> names, std::string value, std::uint64_t& into, std::string does);
  /// Any value, taken by a function.
  OptionSpec& value(std::vector<std::string> names, std::string value, std::string does,
                    std::function<ValueFault(const std::string&)> take);
  /// One of some words, each with its meaning.
  template <class T>
  OptionSpec& choice(const std::string& option_name, std::string does, std::vector<std::pair<std::string, T>> words,
                     T& into) {
    OptionSpec& option = value({option_name}, "WORD", std::move(does), {});
    for (const auto& [word, meaning] : words) option.choices.push_back(word);
    option.take = [option_name, words, known = option.choices, &into](const std::string& word) {
      for (const auto& [choice, meaning] : words) {
        if (choice == word) {
          into = meaning;
          return ValueFault{};
        }
      }
      return no_choice(option_name, word, known);
    };
    return option;
  }

 private:
  static ValueFault no_choice(const std::string& option_name, const std::string& word,
                              const std::vector<std::string>& known);
};

/// "klubba extract": the names of the commands on the way, parted by spaces, each with its command, depth first.
std::vector<std::pair<std::string, const CommandSpec*>> walk(const CommandSpec& program);

/// The whole program.
CommandSpec klubba_commands();

}  // namespace klubba::cli
