// SPDX-License-Identifier: MIT
#pragma once
/// Comments in Markdown that keep a check silent. An official record carries no such comments: other files have none.
#include <cstdint>
#include <string>
#include <string_view>

#include "klubba/source_file.h"

namespace klubba {

/// True where a comment `<!-- klubba: ignore ID… -->` on the line, or on the one above, names the check. `path` says
/// whether the file is Markdown.
bool suppressed(const SourceFile& source, std::string_view path, std::uint32_t line, std::string_view id);

}  // namespace klubba
