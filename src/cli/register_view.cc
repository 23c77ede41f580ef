// SPDX-License-Identifier: MIT
#include "cli/commands.h"
#include "cli/register_file.h"
#include "klubba/update.h"

namespace klubba::cli {
namespace {

std::string_view change_word(IdChange change) {
  switch (change) {
    case IdChange::unchanged:
      return "unchanged";
    case IdChange::moved:
      return "moved";
    case IdChange::changed:
      return "changed";
    case IdChange::split:
      return "split";
    case IdChange::gone:
      return "gone";
    case IdChange::added:
      return "added";
  }
  return "";
}

std::vector<RegisterAction> actions_of(const LivingRegister& entry) {
  std::vector<RegisterAction> out;
  for (const LivingAction& action : entry.actions) {
    if (!action.gone) out.push_back(action.action);
  }
  return out;
}

}  // namespace

ExitCode run_ids(const std::string& old_path, const std::string& new_path, Console& console) {
  const auto before = read_register_file(old_path, true, console);
  const auto now = read_register_file(new_path, true, console);
  if (!before || !now) return ExitCode::failed;
  std::string out;
  for (const IdStep& step : compare_ids(actions_of(before->entry), actions_of(now->entry))) {
    out += change_word(step.change);
    out += '\t';
    out += step.from.empty() ? "-" : step.from;
    out += '\t';
    if (step.to.empty()) out += '-';
    for (std::size_t i = 0; i < step.to.size(); ++i) out += (i > 0 ? "," : "") + step.to[i];
    out += '\n';
  }
  console.print(out);
  return console.exit_code();
}

ExitCode run_suggest(const std::string& register_path, Console& console) {
  const auto file = read_register_file(register_path, true, console);
  if (!file) return ExitCode::failed;
  std::string out;
  for (const Suggestion& suggestion : suggest_matches(file->entry)) {
    const LivingMeeting* meeting = file->entry.meeting(suggestion.meeting);
    out += suggestion.action + '\t' + (meeting == nullptr ? suggestion.meeting : meeting->source.path) + ':' +
           std::to_string(suggestion.lines.first) + '\t' + suggestion.text + '\n';
  }
  console.print(out);
  return console.exit_code();
}

}  // namespace klubba::cli
