// SPDX-License-Identifier: MIT
#include "cli/command_tree.h"

#include <charconv>

#include "text/nearest_word.h"

namespace klubba::cli {
namespace {

void append(const CommandSpec& command, const std::string& path,
            std::vector<std::pair<std::string, const CommandSpec*>>& out) {
  out.emplace_back(path, &command);
  for (const CommandSpec& below : command.commands) append(below, path + " " + below.name, out);
}

}  // namespace

OptionSpec& CommandSpec::value(std::vector<std::string> names, std::string value, std::string does,
                               std::function<ValueFault(const std::string&)> take) {
  OptionSpec& option = options.emplace_back();
  option.names = std::move(names);
  option.value = std::move(value);
  option.about = std::move(does);
  option.take = std::move(take);
  return option;
}

OptionSpec& CommandSpec::flag(std::vector<std::string> names, bool& on, std::string does, bool meaning) {
  return value(std::move(names), "", std::move(does), [&on, meaning](const std::string&) {
    on = meaning;
    return ValueFault{};
  });
}

OptionSpec& CommandSpec::text(std::vector<std::string> names, std::string value_name, std::string& into,
                              std::string does) {
  return value(std::move(names), std::move(value_name), std::move(does), [&into](const std::string& word) {
    into = word;
    return ValueFault{};
  });
}

OptionSpec& CommandSpec::texts(std::vector<std::string> names, std::string value_name, std::vector<std::string>& into,
                               std::string does) {
  OptionSpec& option =
      value(std::move(names), std::move(value_name), std::move(does), [&into](const std::string& word) {
        into.push_back(word);
        return ValueFault{};
      });
  option.repeatable = true;
  return option;
}

OptionSpec& CommandSpec::number(std::vector<std::string> names, std::string value_name, std::uint64_t& into,
                                std::string does) {
  const std::string option_name = names.back();
  return value(std::move(names), std::move(value_name), std::move(does), [&into, option_name](const std::string& word) {
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), into);
    if (error == std::errc{} && end == word.data() + word.size()) return ValueFault{};
    return ValueFault{"'" + word + "' is no value of " + option_name + ": a whole number", ""};
  });
}

ValueFault CommandSpec::no_choice(const std::string& option_name, const std::string& word,
                                  const std::vector<std::string>& known) {
  std::string message = "'" + word + "' is no value of " + option_name + ":";
  for (std::size_t i = 0; i < known.size(); ++i) message += (i > 0 ? ", " : " ") + known[i];
  const auto near = text::nearest_word(word, {known.begin(), known.end()});
  return {message, near.empty() ? "" : "did you mean '" + std::string(near) + "'?"};
}

std::vector<std::pair<std::string, const CommandSpec*>> walk(const CommandSpec& program) {
  std::vector<std::pair<std::string, const CommandSpec*>> out;
  append(program, program.name, out);
  return out;
}

}  // namespace klubba::cli
