// SPDX-License-Identifier: MIT
#pragma once
/// How far a batch has come: a line on a terminal's stderr that is written over, and one line at the end.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace klubba::cli {

/// When the line is shown: on terminals, always, or never.
enum class ProgressMode { automatic, always, never };

/// What a batch has done so far.
struct BatchCounts {
  std::size_t documents = 0;  ///< looked at, those that could not be read too
  std::size_t unchanged = 0;  ///< known from an earlier run, not read again
  std::size_t failed = 0;     ///< not read
  std::size_t decisions = 0;
  std::size_t actions = 0;
  std::size_t warnings = 0;
  std::uint64_t bytes = 0;
};

class Progress {
 public:
  Progress(ProgressMode mode, bool quiet, bool several);

  /// True where the line is shown.
  bool on() const { return on_; }
  /// How many documents there will be.
  void expect(std::size_t documents) { documents_ = documents; }
  /// Shows the line anew, not more than ten times a second.
  void show(const BatchCounts& counts);
  /// Takes the line away, so that a message can be written.
  void clear();
  /// The sentence at the end; `wanted` false says it on a terminal only.
  void finish(const BatchCounts& counts, bool wanted);
  double seconds() const;

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point shown_ = begin_;
  bool terminal_;
  bool on_;
  bool quiet_;
  bool visible_ = false;
  std::size_t documents_ = 0;
};

/// The counts as one JSON object, for programs; the same keys always.
std::string summary_json(const BatchCounts& counts, double seconds);

}  // namespace klubba::cli
