// SPDX-License-Identifier: MIT
#pragma once
/// A living register on disk: locked, read, and put back whole or not at all.
#include <optional>
#include <string>
#include <unordered_set>

#include "cli/console.h"
#include "klubba/living_register.h"

namespace klubba::cli {

/// Keeps other klubba processes from a register while it lives. The lock is a file beside it that the system frees when
/// the process ends, however it ends.
class RegisterLock {
 public:
  explicit RegisterLock(const std::string& path);
  ~RegisterLock();
  RegisterLock(const RegisterLock&) = delete;
  RegisterLock& operator=(const RegisterLock&) = delete;
  /// Waits some seconds for another process. False, with the reason in `out`, where the lock can't be had.
  bool take(Diagnostics& out);

 private:
  std::string register_, path_;
  int descriptor_ = -1;
};

/// A register with the text that it was read from.
struct RegisterFile {
  std::string path;
  std::string text;  ///< empty: there is no file yet
  LivingRegister entry;
};

/// Reads the register at `path`; faults are shown with the line they stand on. Nothing where it can't be read, or is
/// missing and `must_exist`.
std::optional<RegisterFile> read_register_file(const std::string& path, bool must_exist, Console& console);

/// The file as it would be with what changed in `file.entry`.
std::string rewritten(const RegisterFile& file, const std::unordered_set<std::string>* touched);

/// Puts what changed in `file.entry` into the file. `touched`: see `rewrite_yaml`. False where that fails.
bool write_register_file(RegisterFile file, const std::unordered_set<std::string>* touched, Console& console);

}  // namespace klubba::cli
