// SPDX-License-Identifier: MIT
#pragma once
/// What klubba has to say about an input: one value, collected by every stage, shown by `render`.
#include <cstdint>
#include <string>
#include <vector>

#include "klubba/source_file.h"

namespace klubba {

enum class Severity { info, warning, error };

/// One finding. `id` is a word that names the fault ("deadline-missing") and stays the same over versions.
/// `message` is lower case, without a full stop, and stands alone; `note` explains, `help` shows the way out.
struct Diagnostic {
  std::string id;
  Severity severity = Severity::error;
  std::string message;
  std::string path;    ///< empty where there is no file
  Position at{0, 0};   ///< line 0: the file as a whole
  Position end{0, 0};  ///< one past the last character, line 0: no range
  std::string note;
  std::string help;
};

/// Where the stages put their findings; they go on after each one.
using Diagnostics = std::vector<Diagnostic>;

}  // namespace klubba
