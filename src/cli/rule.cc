// SPDX-License-Identifier: MIT
#include <algorithm>

#include "cli/check_names.h"
#include "cli/commands.h"
#include "grammar/grammar.h"
#include "klubba/lint.h"
#include "render/findings.h"

namespace klubba::cli {
namespace {

std::string_view tier_name(Tier tier) {
  return tier == Tier::basic ? "basic" : "strict";
}

void append_check(const Check& check, std::string& out) {
  out += std::string(check.id) + " (" + std::string(severity_word(check.severity)) + ", " +
         std::string(tier_name(check.tier)) + ")\n\n";
  out += "what:    " + std::string(check.what) + "\n";
  out += "why:     " + std::string(check.why) + "\n";
  out += "help:    " + std::string(check.help) + "\n";
}

/// A piece of minutes, set in.
void append_minutes(std::string_view title, std::string_view minutes, std::string& out) {
  if (minutes.empty()) return;
  out += '\n' + std::string(title) + ":\n";
  while (!minutes.empty()) {
    const std::size_t end = std::min(minutes.find('\n'), minutes.size());
    if (end > 0) out += "    ";
    out.append(minutes, 0, end);
    out += '\n';
    minutes.remove_prefix(std::min(end + 1, minutes.size()));
  }
}

}  // namespace

ExitCode run_rule(const RuleOptions& options, Console& console) {
  const auto checks = lint_checks();
  std::string out;
  if (options.list) {
    for (const Check& check : checks) {
      std::string id(check.id);
      id.resize(std::max<std::size_t>(id.size() + 1, 30), ' ');
      out += id + std::string(tier_name(check.tier)) + (check.tier == Tier::basic ? "   " : "  ") +
             std::string(check.what) + '\n';
    }
  }
  const auto words = options.ids.empty() ? nullptr : grammar::builtin_grammar("lint");
  for (const std::string& id : options.ids) {
    Diagnostics unknown;
    const auto check = find_check(id, unknown);
    console.report(unknown);
    if (!check) continue;
    if (!out.empty()) out += '\n';
    append_check(*check, out);
    // The texts of examples are in the language of the minutes, so they stand in the grammar.
    if (words == nullptr) continue;
    append_minutes("example", words->setting("example-" + id), out);
    append_minutes("better", words->setting("better-" + id), out);
  }
  console.print(out);
  return console.exit_code();
}

}  // namespace klubba::cli
