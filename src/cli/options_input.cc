// SPDX-License-Identifier: MIT
// The options that say what is read, and how: shared by most commands.
#include "cli/command_list.h"
#include "cli/house.h"

namespace klubba::cli {

void add_max_bytes(CommandSpec& command, std::uint64_t& value) {
  command.number({"--max-bytes"}, "N", value, "refuse larger files (default: " + std::to_string(value) + ")");
}

void add_extractors(CommandSpec& command, Extractors& extractors) {
  command
      .value({"--extractor"}, "EXT=COMMAND", "read files that end in EXT through this command (repeatable)",
             [&extractors](const std::string& option) {
               if (add_extractor(option, extractors)) return ValueFault{};
               return ValueFault{"'" + option + "' is no value of --extractor: EXT=COMMAND",
                                 "for example --extractor rtf='unrtf --text'"};
             })
      .repeatable = true;
  command.prepare.emplace_back(
      [&extractors](Console& console) { House("", false).add_extractors(extractors, &console); });
}

void add_grammars(CommandSpec& command, std::vector<std::string>& grammars) {
  command.texts({"--grammar"}, "NAME|FILE", grammars, "read with this grammar only (repeatable)");
}

void add_paths(CommandSpec& command, InputOptions& input, bool required) {
  command.texts({}, "PATH", input.paths, "minutes, folders of minutes, - for standard input").required = required;
  add_max_bytes(command, input.max_bytes);
  add_extractors(command, input.extractors);
}

}  // namespace klubba::cli
