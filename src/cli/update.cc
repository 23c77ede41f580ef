// SPDX-License-Identifier: MIT
#include "klubba/update.h"

#include <algorithm>
#include <filesystem>
#include <unordered_map>
#include <unordered_set>

#include "cli/commands.h"
#include "cli/documents.h"
#include "cli/grammars.h"
#include "cli/register_file.h"
#include "klubba/living_yaml.h"
#include "register/sha256.h"
#include "render/line_diff.h"

namespace klubba::cli {
namespace {

/// The files that the register was made of.
class KnownSources {
 public:
  explicit KnownSources(const LivingRegister& entry) {
    for (const LivingMeeting& meeting : entry.meetings) {
      known_.insert(meeting.source.path + '\n' + meeting.source.sha256);
      paths_.emplace(meeting.source.sha256, meeting.source.path);
      for (const RegisterSource& old : meeting.replaced) known_.insert(old.path + '\n' + old.sha256);
    }
  }

  /// Whether the file was read with these bytes already, itself or as a copy of one that is still there.
  bool holds(const std::string& path, const std::string& hash) const {
    if (known_.contains(path + '\n' + hash)) return true;
    const auto [first, last] = paths_.equal_range(hash);
    return std::any_of(first, last, [](const auto& copy) {
      std::error_code error;
      return std::filesystem::exists(copy.second, error);
    });
  }

 private:
  std::unordered_set<std::string> known_;
  std::unordered_multimap<std::string, std::string> paths_;
};

std::string summary_line(const UpdateSummary& summary) {
  return std::to_string(summary.added) + " new, " + std::to_string(summary.closed) + " closed, " +
         std::to_string(summary.renewed) + " renewed, " + std::to_string(summary.vanished) + " vanished, " +
         std::to_string(summary.needs_you) + (summary.needs_you == 1 ? " needs you\n" : " need you\n");
}

}  // namespace

ExitCode run_update(const UpdateOptions& options, Console& console) {
  RegisterLock lock(options.register_path);
  if (!options.dry_run) {
    Diagnostics faults;
    if (!lock.take(faults)) {
      console.report(faults);
      return ExitCode::failed;
    }
  }
  auto file = read_register_file(options.register_path, false, console);
  if (!file) return ExitCode::failed;

  Diagnostics found;
  const auto paths = find_documents(options.input, found);
  console.report(found);
  if (paths.empty() && !may_be_empty(options.input)) return ExitCode::failed;
  const auto grammars = load_grammars(options.grammars, console);
  if (grammars.empty()) return ExitCode::failed;

  // What is there with the same bytes is not read again.
  const KnownSources known(file->entry);
  std::vector<MeetingDocument> documents;
  std::size_t usable = 0;
  for (const std::string& path : paths) {
    Diagnostics diagnostics;
    const auto source = read_document(path, options.input.max_bytes, diagnostics, options.input.extractors);
    if (source) {
      ++usable;
      if (!known.holds(path, sha256_hex(source->disk_bytes())))
        documents.push_back(make_meeting_document(*source, grammars.read(*source, diagnostics)));
    }
    console.report(diagnostics, source ? source->bytes() : std::string_view());
  }
  if (usable == 0 && !may_be_empty(options.input)) return ExitCode::failed;

  Diagnostics told;
  const UpdateSummary summary = update_register(file->entry, std::move(documents), told);
  console.report(told);
  if (options.dry_run) {
    std::string diff;
    render_diff(file->text, rewritten(*file, &summary.touched), options.register_path, diff);
    console.print(diff + summary_line(summary));
    return console.exit_code();
  }
  if (!write_register_file(std::move(*file), &summary.touched, console)) return ExitCode::failed;
  console.print(summary_line(summary));
  return console.exit_code();
}

}  // namespace klubba::cli
