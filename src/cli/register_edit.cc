// SPDX-License-Identifier: MIT
#include <algorithm>

#include "cli/commands.h"
#include "cli/fault.h"
#include "cli/grammars.h"
#include "cli/register_file.h"
#include "klubba/deadline.h"
#include "klubba/living_yaml.h"
#include "klubba/update.h"
#include "register/fingerprint.h"
#include "text/nearest_word.h"

namespace klubba::cli {
namespace {

std::string newest_date(const LivingRegister& entry) {
  std::string out;
  for (const LivingMeeting& meeting : entry.meetings) out = std::max(out, meeting.meeting.date);
  return out;
}

/// A status set here is no edit that the next update must find: it is klubba's own writing.
void set_status(LivingAction& action, ActionStatus status) {
  action.action.status = action_status_name(status);
  mark_status(action);
}

void close(LivingAction& action, const RegisterEditOptions& options, const std::string& newest) {
  const std::string date = options.date.empty() ? newest : options.date;
  action.closed = ClosedByHand{date, options.text};
  if (action.status_kept && action.status_kept->date >= date) action.status_kept.reset();
  set_status(action, ActionStatus::done);
}

void reopen(LivingAction& action, const RegisterEditOptions& options, std::string newest) {
  if (!options.date.empty()) newest = options.date;
  if (action.closed) {
    newest = std::max(newest, action.closed->date);
    // The note of the closing is kept.
    if (!action.closed->note.empty())
      action.note = (action.note && !action.note->empty() ? *action.note + "\n" : "") + action.closed->note;
    action.closed.reset();
  }
  action.status_kept = KeptStatus{newest, std::string(action_status_name(ActionStatus::open))};
  set_status(action, ActionStatus::open);
}

}  // namespace

ExitCode run_register_edit(const RegisterEditOptions& options, Console& console) {
  const auto fail = [&](const Diagnostic& d) {
    console.report(d);
    return ExitCode::failed;
  };
  if (!options.date.empty() && !is_iso_date(options.date)) {
    return fail(usage_fault("'" + options.date + "' is no date", "write it as YYYY-MM-DD"));
  }
  RegisterLock lock(options.register_path);
  Diagnostics faults;
  if (!lock.take(faults)) {
    console.report(faults);
    return ExitCode::failed;
  }
  auto file = read_register_file(options.register_path, true, console);
  if (!file) return ExitCode::failed;
  auto& actions = file->entry.actions;
  const auto action = std::find_if(actions.begin(), actions.end(),
                                   [&](const LivingAction& entry) { return entry.action.id == options.id; });
  if (action == actions.end()) {
    Diagnostic d;
    d.id = "id-unknown";
    d.path = options.register_path;
    d.message = "the register has no action '" + options.id + "'";
    std::vector<std::string_view> known;
    for (const LivingAction& entry : actions) known.push_back(entry.action.id);
    const auto near = text::nearest_word(options.id, known);
    d.help = near.empty() ? "'klubba report' lists the ids" : "did you mean '" + std::string(near) + "'?";
    return fail(d);
  }
  switch (options.edit) {
    case RegisterEdit::close:
      close(*action, options, newest_date(file->entry));
      break;
    case RegisterEdit::reopen:
      reopen(*action, options, newest_date(file->entry));
      break;
    case RegisterEdit::note:
      action->note = options.text;
      break;
  }
  const std::unordered_set<std::string> touched{options.id};
  return write_register_file(std::move(*file), &touched, console) ? console.exit_code() : ExitCode::failed;
}

}  // namespace klubba::cli
