// SPDX-License-Identifier: MIT
// The commands between minutes and registers: extract, merge, coverage, verify, diff.
#include <memory>

#include "cli/command_list.h"
#include "cli/commands.h"

namespace klubba::cli {
namespace {

/// I/N, a part of the documents.
ValueFault take_shard(const std::string& word, InputOptions& input) {
  const std::size_t slash = word.find('/');
  const auto number = [](const std::string& digits) {
    const bool good =
        !digits.empty() && digits.size() < 10 && digits.find_first_not_of("0123456789") == std::string::npos;
    return good ? std::stoull(digits) : 0ULL;
  };
  input.shard = number(word.substr(0, slash));
  input.shards = slash == std::string::npos ? 0 : number(word.substr(slash + 1));
  if (input.shard > 0 && input.shard <= input.shards) return {};
  return {"'" + word + "' is no value of --shard: I/N, with I from 1 to N", ""};
}

void add_batch(CommandSpec& command, ExtractOptions& options) {
  InputOptions& input = options.input;
  command.text({"--files-from"}, "FILE", input.files_from,
               "read more paths from this file, one a line; - for standard input");
  command.flag({"-0", "--null"}, input.nul_separated, "NUL bytes stand between the paths of --files-from");
  command.texts({"--exclude"}, "GLOB", input.excludes, "leave out what fits, as a line of a .gitignore (repeatable)");
  command.flag({"--no-ignore"}, input.ignore_files, "do not heed .gitignore files", false);
  command.value({"--shard"}, "I/N", "read the I-th of N parts of the documents only",
                [&input](const std::string& word) { return take_shard(word, input); });
  command.number({"-j", "--jobs"}, "N", options.jobs, "threads (default: the cores)");
  command.flag({"-q", "--quiet"}, options.quiet, "say errors only");
  command.choice<ProgressMode>(
      "--progress", "auto (default: on a terminal), always or never",
      {{"auto", ProgressMode::automatic}, {"always", ProgressMode::always}, {"never", ProgressMode::never}},
      options.progress);
  command.text({"--summary"}, "FILE", options.summary, "write the counts to this file, as JSON");
}

}  // namespace

CommandSpec extract_command() {
  const auto options = std::make_shared<ExtractOptions>();
  CommandSpec command{"extract", "Make registers of decisions and actions"};
  command.examples = {"klubba extract minutes.txt", "klubba extract --format csv minutes.pdf -o actions.csv",
                      "klubba extract archive/ --out registers/"};
  add_paths(command, options->input, false);
  add_grammars(command, options->grammars);
  command.choice<RegisterFormat>("--format", "yaml (default), json, jsonl or csv",
                                 {{"yaml", RegisterFormat::yaml},
                                  {"json", RegisterFormat::json},
                                  {"jsonl", RegisterFormat::json_lines},
                                  {"csv", RegisterFormat::csv}},
                                 options->format);
  add_batch(command, *options);
  command.flag({"--strict"}, options->strict, "report what was left out, and exit with 1 where anything was");
  command.text({"-o", "--out"}, "FILE|FOLDER/", options->output,
               "write to this file, or a file for each into this folder/");
  command.check = [options] {
    const bool given = !options->input.paths.empty() || !options->input.files_from.empty();
    return given ? ValueFault{} : ValueFault{"PATH is required", ""};
  };
  command.run = [options](Console& console) { return run_extract(*options, console); };
  return command;
}

CommandSpec merge_command() {
  const auto options = std::make_shared<MergeOptions>();
  CommandSpec command{"merge", "Put outputs of extract together, each document once"};
  command.examples = {"klubba merge part1.jsonl part2.jsonl -o all.jsonl"};
  command.texts({}, "FILE", options->paths, "registers: YAML, JSON or JSON Lines; - for standard input").required =
      true;
  command.text({"-o", "--out"}, "FILE", options->output, "write to this file");
  command.run = [options](Console& console) { return run_merge(*options, console); };
  return command;
}

CommandSpec coverage_command() {
  const auto options = std::make_shared<CoverageOptions>();
  CommandSpec command{"coverage", "Show how much of an archive was read, and what was not"};
  command.examples = {"klubba coverage archive/"};
  add_paths(command, options->input);
  add_grammars(command, options->grammars);
  command.run = [options](Console& console) { return run_coverage(*options, console); };
  return command;
}

CommandSpec verify_command() {
  const auto options = std::make_shared<VerifyOptions>();
  CommandSpec command{"verify", "Check registers against the documents they were made from"};
  command.examples = {"klubba verify registers/", "klubba verify register.yaml"};
  command.texts({}, "REGISTER", options->input.paths, "registers of extract or update, folders of registers").required =
      true;
  add_max_bytes(command, options->input.max_bytes);
  add_extractors(command, options->input.extractors);
  command.run = [options](Console& console) { return run_verify(*options, console); };
  return command;
}

CommandSpec diff_command() {
  const auto options = std::make_shared<DiffOptions>();
  CommandSpec command{"diff", "Show which decisions two versions of minutes tell differently"};
  command.examples = {"klubba diff approved.pdf published.pdf"};
  command.text({}, "OLD", options->before, "the earlier version").required = true;
  command.text({}, "NEW", options->after, "the later version").required = true;
  add_grammars(command, options->grammars);
  add_max_bytes(command, options->max_bytes);
  add_extractors(command, options->extractors);
  command.run = [options](Console& console) { return run_diff(*options, console); };
  return command;
}

}  // namespace klubba::cli
