// SPDX-License-Identifier: MIT
// The commands of the checks: lint, rule.
#include <algorithm>
#include <memory>

#include "cli/command_list.h"
#include "cli/commands.h"
#include "cli/house.h"

namespace klubba::cli {
namespace {

std::vector<std::pair<std::string, FindingFormat>> finding_formats() {
  return {{"full", FindingFormat::full},     {"concise", FindingFormat::concise},
          {"json", FindingFormat::json},     {"jsonl", FindingFormat::jsonl},
          {"github", FindingFormat::github}, {"sarif", FindingFormat::sarif},
          {"gitlab", FindingFormat::gitlab}, {"junit", FindingFormat::junit},
          {"rdjson", FindingFormat::rdjson}, {"checkstyle", FindingFormat::checkstyle}};
}

ValueFault take_report(const std::string& value, LintOptions& options) {
  const std::size_t at = value.find('=');
  const auto formats = finding_formats();
  const auto known =
      std::find_if(formats.begin(), formats.end(), [&](const auto& f) { return f.first == value.substr(0, at); });
  if (at == std::string::npos || known == formats.end() || at + 1 == value.size())
    return {"'" + value + "' is no FORMAT=FILE, as in sarif=findings.sarif", ""};
  options.reports.emplace_back(known->second, value.substr(at + 1));
  return {};
}

}  // namespace

CommandSpec lint_command() {
  const auto options = std::make_shared<LintOptions>();
  CommandSpec command{"lint", "Check minutes for what makes them useless later"};
  command.examples = {"klubba lint minutes/", "klubba lint --format sarif minutes/ > findings.sarif",
                      "klubba lint --diff minutes/"};
  command.texts({}, "PATH", options->input.paths, "minutes, folders of minutes, - for standard input");
  add_max_bytes(command, options->input.max_bytes);
  add_extractors(command, options->input.extractors);
  // Faults of the configuration are reported by the run, which reads it for each file.
  command.prepare = {[options](Console&) {
    House(options->configuration, options->isolated).add_extractors(options->input.extractors, nullptr);
  }};
  add_grammars(command, options->grammars);
  command.flag({"--fix"}, options->fix, "put right what is safe; - prints the text that comes out");
  command.flag({"--diff"}, options->diff, "show what --fix would change, and write nothing");
  command.choice<Tier>("--tier", "basic (default) or strict", {{"basic", Tier::basic}, {"strict", Tier::strict}},
                       options->tier);
  command.choice<Severity>("--fail-on", "lowest severity that gives exit status 1: info, warning (default), error",
                           {{"info", Severity::info}, {"warning", Severity::warning}, {"error", Severity::error}},
                           options->fail_on);
  command.choice<FindingFormat>(
      "--format", "full (default), concise, json, jsonl, github, sarif, gitlab, junit, checkstyle, rdjson",
      finding_formats(), options->format);
  command
      .value({"--report"}, "FORMAT=FILE", "write the findings to a file as well (repeatable)",
             [options](const std::string& value) { return take_report(value, *options); })
      .repeatable = true;
  command.texts({"--ignore"}, "ID", options->ignored, "leave a check out (repeatable)");
  command.text({"--config"}, "FILE", options->configuration, "the configuration for all files");
  command.flag({"--isolated"}, options->isolated, "read no .klubba.yaml");
  command.text({"--show-config"}, "FILE", options->show_configuration, "print what holds for this file");
  command.text({"--baseline"}, "FILE", options->baseline, "known findings, which are not shown");
  command.flag({"--update-baseline"}, options->update_baseline, "make the findings the known ones").needs = {
      "--baseline"};
  command.texts({"--archive"}, "DIR|REGISTER", options->archive,
                "earlier minutes or a register, for citations (repeatable)");
  command.text({"--stdin-filename"}, "PATH", options->stdin_name, "the path to show for standard input");
  command.flag({"--allow-empty"}, options->allow_empty, "nothing to check is no fault");
  command.run = [options](Console& console) { return run_lint(*options, console); };
  return command;
}

CommandSpec rule_command() {
  const auto options = std::make_shared<RuleOptions>();
  CommandSpec command{"rule", "Say what a check finds, and why"};
  command.examples = {"klubba rule --list", "klubba rule owner-missing"};
  command.texts({}, "ID", options->ids, "checks of klubba lint");
  command.flag({"--list"}, options->list, "all checks, a line each");
  command.check = [options] {
    const bool asked = !options->ids.empty() || options->list;
    return asked ? ValueFault{} : ValueFault{"name a check, or use --list", ""};
  };
  command.run = [options](Console& console) { return run_rule(*options, console); };
  return command;
}

}  // namespace klubba::cli
