// SPDX-License-Identifier: MIT
#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <string_view>

namespace klubba::cli {
namespace {

constexpr std::chrono::milliseconds least_pause{100};
constexpr double bytes_per_megabyte = 1e6;

// What can't be told on stderr can't be told at all.
void say(std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(STDERR_FILENO, text.data(), text.size());
    if (count <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

double rate(std::uint64_t bytes, double seconds) {
  return seconds > 0 ? static_cast<double>(bytes) / bytes_per_megabyte / seconds : 0;
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

Progress::Progress(ProgressMode mode, bool quiet, bool several)
    : terminal_(::isatty(STDERR_FILENO) == 1),
      on_(!quiet && (mode == ProgressMode::always || (mode == ProgressMode::automatic && terminal_ && several))),
      quiet_(quiet) {}

double Progress::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
}

void Progress::show(const BatchCounts& counts) {
  const auto now = std::chrono::steady_clock::now();
  if (!on_ || (visible_ && now - shown_ < least_pause)) return;
  shown_ = now;
  visible_ = true;
  const double passed = seconds();
  const double left = counts.documents > 0
                          ? passed * static_cast<double>(documents_ - std::min(documents_, counts.documents)) /
                                static_cast<double>(counts.documents)
                          : 0;
  say(fmt::format("\r\x1b[K{}/{} documents, {:.1f} MB/s, {:.0f} s left, {}", counts.documents, documents_,
                  rate(counts.bytes, passed), left, counted(counts.failed + counts.warnings, "problem")));
}

void Progress::clear() {
  if (visible_) say("\r\x1b[K");
  visible_ = false;
}

void Progress::finish(const BatchCounts& counts, bool wanted) {
  clear();
  if (quiet_ || !(wanted || on_)) return;
  const double passed = seconds();
  std::string text = counted(counts.documents, "document");
  if (counts.unchanged > 0) text += fmt::format(" ({} unchanged)", counts.unchanged);
  text += fmt::format(": {}, {}, {}", counted(counts.decisions, "decision"), counted(counts.actions, "action"),
                      counted(counts.warnings, "warning"));
  if (counts.failed > 0) text += fmt::format(", {} not read", counts.failed);
  say(text + fmt::format("; {:.2f} s, {:.1f} MB/s\n", passed, rate(counts.bytes, passed)));
}

std::string summary_json(const BatchCounts& counts, double seconds) {
  return fmt::format(
      "{{\"documents\": {}, \"unchanged\": {}, \"failed\": {}, \"decisions\": {}, \"actions\": {}, \"warnings\": {}, "
      "\"bytes\": {}, \"seconds\": {:.3f}}}\n",
      counts.documents, counts.unchanged, counts.failed, counts.decisions, counts.actions, counts.warnings,
      counts.bytes, seconds);
}

}  // namespace klubba::cli
