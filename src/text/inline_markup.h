// SPDX-License-Identifier: MIT
#pragma once
/// Taking emphasis, escapes and tags out of a line of text.
#include <string_view>

#include "klubba/joined_text.h"
#include "text/layout.h"

namespace klubba::text {

/// Appends `part` (at `offset` in the source text) to `out` without marks; runs of white space become one space.
void append_inline(JoinedText& out, std::string_view part, std::size_t offset, const Markup& markup);

}  // namespace klubba::text
