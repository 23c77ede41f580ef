// SPDX-License-Identifier: MIT
#include "cli/manual.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "cli/help_text.h"
#include "cli/topics.h"

namespace klubba::cli {
namespace {

/// Text that roff takes for nothing but text: hyphens stay those that can be copied, a line begins with no command.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\e";
        break;
      case '-':
        out += "\\-";
        break;
      case '\'':
        out += "\\(aq";
        break;
      case '`':
        out += "\\(ga";
        break;
      case '^':
        out += "\\(ha";
        break;
      case '~':
        out += "\\(ti";
        break;
      default:
        out += c;
    }
  }
  return out.starts_with('.') ? "\\&" + out : out;
}

std::string sentence(const std::string& text) {
  return escaped(text) + (text.ends_with('.') ? "\n" : ".\n");
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return static_cast<char>(std::toupper(static_cast<unsigned char>(c))); });
  return text;
}

std::string head(const std::string& name, int section, const std::string& version) {
  // Without a date: pages of the same version are the same bytes.
  return ".\\\" Made by 'klubba manual' from the program's own commands.\n.TH " + upper(escaped(name)) + " " +
         std::to_string(section) + " \"\" \"klubba " + version + "\" \"klubba manual\"\n.nh\n.ad l\n";
}

std::string option_paragraph(const OptionSpec& option) {
  const std::string shown = option_head(option);
  std::string out = ".TP\n.B " + escaped(shown.substr(shown.find_first_not_of(' '))) + "\n" + sentence(option.about);
  return out;
}

std::string command_section(const std::string& path, const CommandSpec& command) {
  std::string out = ".SS " + escaped(path.substr(path.find(' ') + 1)) + "\n" + sentence(command.about);
  if (command.run) out += ".PP\n.B " + escaped(usage_line(path, command)) + "\n";
  for (const OptionSpec& option : command.options) out += option_paragraph(option);
  if (!command.examples.empty()) {
    out += ".PP\nExamples:\n.PP\n.nf\n";
    for (const std::string& example : command.examples) out += ".RS\n" + escaped(example) + "\n.RE\n";
    out += ".fi\n";
  }
  return out;
}

/// Files are described in section 5, everything else in 7.
int section_of(const std::string& topic) {
  static constexpr std::array<std::string_view, 4> files{"configuration", "grammar", "living-register", "register"};
  return std::find(files.begin(), files.end(), topic) != files.end() ? 5 : 7;
}

/// "klubba-grammar (5)"
std::string reference(const std::string& topic) {
  return ".BR klubba\\-" + escaped(topic) + " (" + std::to_string(section_of(topic)) + ")";
}

bool is_heading(const std::string& line) {
  return !line.empty() && std::all_of(line.begin(), line.end(), [](char c) {
    return std::isupper(static_cast<unsigned char>(c)) != 0 || c == ' ' || c == '.' || c == ',';
  });
}

}  // namespace

std::string program_page(const CommandSpec& program, const std::string& version) {
  std::string out = head(program.name, 1, version);
  out += ".SH NAME\n" + escaped(program.name) + " \\- " + escaped(program.about) + "\n";
  out += ".SH SYNOPSIS\n.B " + escaped(usage_line(program.name, program)) + "\n";
  out +=
      ".SH DESCRIPTION\nklubba reads the minutes of meetings (plain text, Markdown, PDF, Word; Swedish) and writes "
      "registers: what was decided, and who owes what by when, each entry with the lines that it came from. It asks no "
      "network and no language model; the same bytes give the same register.\n";
  out += ".SH OPTIONS\n.TP\n.B \\-h, \\-\\-help\nPrint the help of klubba or of a command.\n";
  out += ".TP\n.B \\-\\-version\nPrint the version, and what klubba is made of.\n.SH COMMANDS\n";
  for (const auto& [path, command] : walk(program)) {
    if (command != &program) out += command_section(path, *command);
  }
  out +=
      ".SH EXIT STATUS\n.TP\n.B 0\nNothing to complain of.\n.TP\n.B 1\nFindings: of lint, verify, diff, and of extract "
      "with \\-\\-strict.\n.TP\n.B 2\nIt could not be done: usage, unreadable files, broken grammars, nothing to "
      "read.\n";
  out +=
      ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nNo colours on terminals.\n.TP\n.B SOURCE_DATE_EPOCH\nThe day of a report "
      "that names none, in seconds since 1970.\n.TP\n.B COLUMNS\nThe width of tables.\n";
  out += ".SH FILES\n.TP\n.B .klubba.yaml\nThe house's rules; see\n.BR klubba\\-configuration (5).\n";
  out += ".SH SEE ALSO\n";
  const auto& topics = builtin_topics();
  for (auto at = topics.begin(); at != topics.end(); ++at)
    out += reference(at->first) + (std::next(at) == topics.end() ? "\n" : ",\n");
  return out;
}

std::string topic_page(const std::string& topic, const std::string& text, const std::string& version) {
  const std::size_t title_end = text.find('\n');
  std::string out = head("klubba-" + topic, section_of(topic), version);
  out += ".SH NAME\nklubba\\-" + escaped(topic) + " \\- " + escaped(text.substr(0, title_end)) + "\n";
  bool described = false;  // a section is open
  bool as_it_is = false;
  bool paragraph = true;  // one begins with the next line
  for (std::size_t begin = title_end + 1; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, end - begin);
    begin = end + 1;
    if (line.empty()) {
      if (std::exchange(as_it_is, false)) out += ".fi\n.RE\n";
      paragraph = true;
      continue;
    }
    if (is_heading(line)) {
      out += ".SH " + escaped(line) + "\n";
      described = true;
      paragraph = false;
      continue;
    }
    if (!std::exchange(described, true)) {
      out += ".SH DESCRIPTION\n";
      paragraph = false;
    }
    if (line.starts_with("  ")) {
      if (!std::exchange(as_it_is, true)) out += ".PP\n.RS\n.nf\n";
      out += escaped(line.substr(2)) + "\n";
    } else {
      if (std::exchange(as_it_is, false)) out += ".fi\n.RE\n";
      if (paragraph) out += ".PP\n";
      out += escaped(line) + "\n";
    }
    paragraph = false;
  }
  if (as_it_is) out += ".fi\n.RE\n";
  out += ".SH SEE ALSO\n.BR klubba (1)\n";
  return out;
}

}  // namespace klubba::cli
