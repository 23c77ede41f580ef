// SPDX-License-Identifier: MIT
#pragma once
/// Files that a command writes.
#include <optional>
#include <string>
#include <string_view>

#include "cli/console.h"
#include "klubba/diagnostic.h"

namespace klubba::cli {

/// Puts `text` into the file `path`, whole or not at all: through a temporary file beside it that is renamed. A file
/// that holds the same bytes already is left alone. `safe`: the bytes are on the disk, and read back, before the
/// renaming. False, with the reason in `out`, where that fails.
bool write_file(const std::string& path, std::string_view text, Diagnostics& out, bool safe = false);

/// Gives a command's product to the file `path`, or to standard output where no file is named. Faults are reported.
void write_output(const std::string& path, std::string_view text, Console& console);

/// A file that is written piece by piece, with the same promise: it is there, whole, when `commit` has returned true,
/// and what stood there before is left as it was until then. Devices and pipes take the pieces at once.
class OutputFile {
 public:
  explicit OutputFile(std::string path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  /// Faults are kept for `commit`.
  void append(std::string_view text);
  /// Puts the file into its place; where `proof` is given, the bytes are on the disk and read back as `proof` before.
  bool commit(Diagnostics& out, std::optional<std::string_view> proof = {});

 private:
  void open();
  void flush();

  std::string path_;
  std::string target_;     ///< where links from `path_` lead
  std::string temporary_;  ///< empty: there is none
  std::string buffer_;
  int descriptor_ = -1;
  int fault_ = 0;  ///< errno
  bool opened_ = false;
};

}  // namespace klubba::cli
