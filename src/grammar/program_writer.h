// SPDX-License-Identifier: MIT
#pragma once
/// Pattern → program over letters.
#include <optional>
#include <string_view>

#include "grammar/step_writer.h"

namespace klubba::grammar {

/// Nothing where the pattern is wrong, or holds what only RE2 knows.
std::optional<ProgramDraft> compile(std::string_view pattern);

}  // namespace klubba::grammar
