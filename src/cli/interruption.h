// SPDX-License-Identifier: MIT
#pragma once
/// SIGINT and SIGTERM, held back while files are written so that the run ends between two of them.
#include <csignal>

namespace klubba::cli {

/// Holds the signals back as long as it lives, for this thread and those it starts; then they do what they do.
class Interruption {
 public:
  /// With `wanted` false it does nothing: who waits for standard input must be interruptible.
  explicit Interruption(bool wanted);
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  /// A signal has come: stop soon.
  bool come() const;

 private:
  bool wanted_;
  sigset_t before_{};
};

}  // namespace klubba::cli
