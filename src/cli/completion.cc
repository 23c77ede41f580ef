// SPDX-License-Identifier: MIT
#include "cli/completion.h"

#include <algorithm>

namespace klubba::cli {
namespace {

/// "klubba grammar check" → "grammar check"; "klubba" → "".
std::string below_program(const std::string& path) {
  const std::size_t space = path.find(' ');
  return space == std::string::npos ? "" : path.substr(space + 1);
}

std::string joined(const std::vector<std::string>& words, char between) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : std::string(1, between)) + word;
  return out;
}

/// Words that may stand where a command's next word is due: commands, options, the words of an argument.
std::string words_of(const CommandSpec& command) {
  std::vector<std::string> words;
  for (const CommandSpec& below : command.commands) words.push_back(below.name);
  for (const OptionSpec& option : command.options) {
    words.insert(words.end(), option.names.begin(), option.names.end());
    if (option.positional()) words.insert(words.end(), option.choices.begin(), option.choices.end());
  }
  words.emplace_back("--help");
  return joined(words, ' ');
}

/// In single quotes of a shell.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

/// The commands typed so far; behind an option that takes one its words, or files; else words that fit, or files.
std::string bash_function(const CommandSpec& program) {
  std::string commands;
  std::string values;
  std::string words;
  for (const auto& [path, command] : walk(program)) {
    const std::string here = below_program(path);
    for (const CommandSpec& below : command->commands) {
      const std::string whole = here.empty() ? below.name : here + " " + below.name;
      commands += "      " + quoted(here + " " + below.name) + ") path=" + quoted(whole) + " ;;\n";
    }
    for (const OptionSpec& option : command->options) {
      if (option.positional() || option.is_switch()) continue;
      for (const std::string& name : option.names) {
        values += "    " + quoted(here + " " + name) + ") words=" + quoted(joined(option.choices, ' ')) + " ;;\n";
      }
    }
    words += "      " + quoted(here) + ") words=" + quoted(words_of(*command)) + " ;;\n";
  }
  return "_klubba_words() {\n"
         "  local word path='' words='' i at=$((COMP_CWORD - 1))\n"
         "  local typed=${COMP_WORDS[COMP_CWORD]}\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
         "    word=${COMP_WORDS[i]}\n"
         "    case \"$path $word\" in\n" +
         commands +
         "    esac\n  done\n"
         "  # bash takes --option=value for three words\n"
         "  if [ \"$typed\" = = ]; then typed=''; elif [ \"${COMP_WORDS[at]}\" = = ]; then at=$((at - 1)); fi\n"
         "  case \"$path ${COMP_WORDS[at]}\" in\n" +
         values +
         "    *)\n"
         "      case \"$path\" in\n" +
         words +
         "      esac ;;\n"
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$typed\"))\n"
         "}\n";
}

/// The condition under which the words of a command fit.
std::string fish_condition(const std::string& path) {
  if (path.empty()) return "__fish_use_subcommand";
  std::string when;
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find(' ', begin), path.size());
    when +=
        (when.empty() ? "" : "; and ") + std::string("__fish_seen_subcommand_from ") + path.substr(begin, end - begin);
    begin = end + 1;
  }
  return when;
}

std::string fish_script(const CommandSpec& program) {
  std::string out = "# fish completion of klubba, made by 'klubba completion fish'\n";
  for (const auto& [path, command] : walk(program)) {
    const std::string when = quoted(fish_condition(below_program(path)));
    for (const CommandSpec& below : command->commands) {
      out += "complete -c klubba -n " + when + (command == &program ? " -f" : "") + " -a " + below.name + " -d " +
             quoted(below.about) + "\n";
    }
    for (const OptionSpec& option : command->options) {
      const std::string choices = option.choices.empty() ? "" : " -f -a " + quoted(joined(option.choices, ' '));
      if (option.positional()) {
        if (!choices.empty()) out += "complete -c klubba -n " + when + choices + "\n";
        continue;
      }
      out += "complete -c klubba -n " + when;
      for (const std::string& name : option.names)
        out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      out += (option.is_switch() ? "" : " -r" + choices) + " -d " + quoted(option.about) + "\n";
    }
  }
  return out;
}

}  // namespace

std::string completion_script(const std::string& shell, const CommandSpec& program) {
  if (shell == "bash") {
    return "# bash completion of klubba, made by 'klubba completion bash'\n" + bash_function(program) +
           "complete -o default -F _klubba_words klubba\n";
  }
  if (shell == "zsh") {
    return "#compdef klubba\n# zsh completion of klubba, made by 'klubba completion zsh'\n"
           "autoload -U +X bashcompinit && bashcompinit\n" +
           bash_function(program) +
           "complete -o default -F _klubba_words klubba\n"
           "# Loaded from $fpath at the first key: it is asked for words at once.\n"
           "if [[ $zsh_eval_context[-1] = loadautofunc ]]; then _bash_complete -o default -F _klubba_words; fi\n";
  }
  return shell == "fish" ? fish_script(program) : "";
}

}  // namespace klubba::cli
