// SPDX-License-Identifier: MIT
#include "cli/help_text.h"

#include <algorithm>
#include <limits>

#include "render/columns.h"

namespace klubba::cli {
namespace {

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (const Cell& cell : cells_of(text, 0, std::numeric_limits<std::size_t>::max() / 2)) columns += cell.width;
  return columns;
}

/// Two columns: heads of the same width, and texts that wrap beside them; below them where a head is too wide.
void append_rows(const std::vector<std::pair<std::string, std::string>>& rows, std::string& out) {
  constexpr std::size_t indent = 2;
  constexpr std::size_t widest_head = 26;
  std::size_t head_width = 0;
  for (const auto& [head, text] : rows) {
    if (columns_of(head) <= widest_head) head_width = std::max(head_width, columns_of(head));
  }
  const std::size_t at = indent + head_width + 2;
  for (const auto& [head, text] : rows) {
    out += std::string(indent, ' ') + head;
    std::size_t column = indent + columns_of(head);
    for (const std::string& line : wrapped(text, help_width - at)) {
      if (column > at - 2) {
        out += '\n';
        column = 0;
      }
      out += std::string(at - column, ' ') + line;
      column = help_width;
    }
    out += '\n';
  }
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    begin = end + 1;
    if (word.empty()) continue;
    if (!line.empty() && columns_of(line) + 1 + columns_of(word) > width) lines.push_back(std::exchange(line, ""));
    if (!line.empty()) line += ' ';
    line += word;
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string option_head(const OptionSpec& option) {
  std::string out;
  for (const std::string& name : option.names) out += (out.empty() ? "" : ", ") + name;
  // Long names stand below each other, with or without a short one.
  if (out.starts_with("--")) out.insert(0, "    ");
  if (option.value.empty()) return out;
  return (out.empty() ? "" : out + ' ') + option.value + (option.positional() && option.repeatable ? "..." : "");
}

std::string usage_line(const std::string& path, const CommandSpec& command) {
  std::string out = path;
  const auto named = [](const OptionSpec& option) { return !option.positional(); };
  if (std::any_of(command.options.begin(), command.options.end(), named)) out += " [OPTIONS]";
  for (const OptionSpec& option : command.options) {
    if (option.positional()) out += ' ' + (option.required ? option_head(option) : '[' + option_head(option) + ']');
  }
  if (!command.commands.empty()) out += " COMMAND";
  return out;
}

std::string help_text(const std::string& path, const CommandSpec& command) {
  std::string out = command.about + "\n\nUsage: " + usage_line(path, command) + "\n";
  std::vector<std::pair<std::string, std::string>> commands;
  for (const CommandSpec& below : command.commands) commands.emplace_back(below.name, below.about);
  if (!commands.empty()) {
    out += "\nCommands:\n";
    append_rows(commands, out);
  }
  std::vector<std::pair<std::string, std::string>> arguments;
  std::vector<std::pair<std::string, std::string>> options;
  for (const OptionSpec& option : command.options)
    (option.positional() ? arguments : options).emplace_back(option_head(option), option.about);
  if (!arguments.empty()) {
    out += "\nArguments:\n";
    append_rows(arguments, out);
  }
  options.emplace_back("-h, --help", "print this help");
  if (path == command.name) options.emplace_back("    --version", "print the version, and what klubba is made of");
  out += "\nOptions:\n";
  append_rows(options, out);
  if (!command.examples.empty()) {
    out += "\nExamples:\n";
    for (const std::string& example : command.examples) out += "  " + example + "\n";
  }
  if (!command.commands.empty()) {
    out += path == command.name ? "\n'klubba help TOPIC' tells more: 'klubba help topics' lists them.\n"
                                : "\n'" + path + " COMMAND --help' shows what each takes.\n";
  }
  return out;
}

}  // namespace klubba::cli
