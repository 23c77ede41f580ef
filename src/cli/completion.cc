// SPDX-License-Identifier: MIT
#include "cli/completion.h"

#include <algorithm>

namespace klubba::cli {
namespace {

/// Calls `each(path, command)` for the program and all commands below it; the path is "grammar check".
template <class F>
void walk(const CommandShape& command, const std::string& path, F each) {
  each(path, command);
  for (const CommandShape& below : command.commands)
    walk(below, path.empty() ? below.name : path + " " + below.name, each);
}

std::string words_of(const CommandShape& command) {
  std::string words;
  const auto add = [&](const std::string& word) { words += (words.empty() ? "" : " ") + word; };
  for (const CommandShape& below : command.commands) add(below.name);
  for (const OptionShape& option : command.options) {
    for (const std::string& name : option.names) add(name);
  }
  return words;
}

/// In single quotes of a shell.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

/// The commands typed so far, then words that fit; files where a word is no command or option.
std::string bash_function(const CommandShape& program) {
  std::string out =
      "_klubba() {\n"
      "  local word path='' commands='' words=''\n"
      "  local i\n"
      "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
      "    word=${COMP_WORDS[i]}\n"
      "    case \"$path $word\" in\n";
  walk(program, "", [&](const std::string& path, const CommandShape& command) {
    for (const CommandShape& below : command.commands) {
      const std::string whole = path.empty() ? below.name : path + " " + below.name;
      out += "      " + quoted(path + " " + below.name) + ") path=" + quoted(whole) + " ;;\n";
    }
  });
  out += "    esac\n  done\n  case \"$path\" in\n";
  walk(program, "", [&](const std::string& path, const CommandShape& command) {
    out += "    " + quoted(path) + ") words=" + quoted(words_of(command)) + " ;;\n";
  });
  out +=
      "  esac\n"
      "  COMPREPLY=($(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\"))\n"
      "}\n";
  return out;
}

std::string fish_script(const CommandShape& program) {
  std::string out = "# fish completion of klubba, made by 'klubba completion fish'\n";
  walk(program, "", [&](const std::string& path, const CommandShape& command) {
    // The condition under which the words of this command fit.
    std::string when = "__fish_use_subcommand";
    if (!path.empty()) {
      when.clear();
      for (std::size_t begin = 0; begin < path.size();) {
        const std::size_t end = std::min(path.find(' ', begin), path.size());
        when += (when.empty() ? "" : "; and ") + std::string("__fish_seen_subcommand_from ") +
                path.substr(begin, end - begin);
        begin = end + 1;
      }
    }
    for (const CommandShape& below : command.commands) {
      out += "complete -c klubba -n " + quoted(when) + " -a " + below.name + " -d " + quoted(below.about) + "\n";
    }
    for (const OptionShape& option : command.options) {
      out += "complete -c klubba -n " + quoted(when);
      for (const std::string& name : option.names) {
        out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      }
      out += std::string(option.takes_value ? " -r" : "") + " -d " + quoted(option.about) + "\n";
    }
  });
  return out;
}

}  // namespace

std::string completion_script(const std::string& shell, const CommandShape& program) {
  if (shell == "bash") {
    return "# bash completion of klubba, made by 'klubba completion bash'\n" + bash_function(program) +
           "complete -o default -F _klubba klubba\n";
  }
  if (shell == "zsh") {
    return "#compdef klubba\n# zsh completion of klubba, made by 'klubba completion zsh'\n"
           "autoload -U +X bashcompinit && bashcompinit\n" +
           bash_function(program) + "complete -o default -F _klubba klubba\n";
  }
  return shell == "fish" ? fish_script(program) : "";
}

}  // namespace klubba::cli
