// SPDX-License-Identifier: MIT
#pragma once
/// File descriptors of the operating system.
#include <string_view>

namespace klubba::cli {

/// Writes all of `text`. Returns 0, or the errno that ended it.
int write_all(int descriptor, std::string_view text);

}  // namespace klubba::cli
