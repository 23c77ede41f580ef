// SPDX-License-Identifier: MIT
#pragma once
/// Cutting register values out of joined text: the one place where text gets its span and lines.
#include "klubba/joined_text.h"
#include "klubba/minutes.h"

namespace klubba::minutes {

/// The value of `text` (trimmed), with its bytes and lines in `source`. Empty text: an empty value.
Value make_value(const SourceFile& source, const JoinedText& text);

}  // namespace klubba::minutes
