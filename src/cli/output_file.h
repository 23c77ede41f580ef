// SPDX-License-Identifier: MIT
#pragma once
/// Files that a command writes.
#include <string>
#include <string_view>

#include "klubba/diagnostic.h"

namespace klubba::cli {

/// Puts `text` into the file `path`, whole or not at all: through a temporary file beside it that is renamed. A file
/// that holds the same bytes already is left alone. `safe`: the bytes are on the disk, and read back, before the
/// renaming. False, with the reason in `out`, where that fails.
bool write_file(const std::string& path, std::string_view text, Diagnostics& out, bool safe = false);

}  // namespace klubba::cli
