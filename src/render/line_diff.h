// SPDX-License-Identifier: MIT
#pragma once
/// Two versions of a text → their difference as people read it.
#include <string>
#include <string_view>

namespace klubba {

/// Appends the lines that differ, with three lines around them, in unified format; nothing where there are none.
void render_diff(std::string_view before, std::string_view now, std::string_view path, std::string& out);

}  // namespace klubba
