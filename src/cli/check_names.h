// SPDX-License-Identifier: MIT
#pragma once
/// Names of checks as users type them.
#include <optional>
#include <string>

#include "klubba/lint.h"

namespace klubba::cli {

/// The check of that name; nothing where there is none, with the nearest name in `out`.
std::optional<Check> find_check(const std::string& id, Diagnostics& out);

}  // namespace klubba::cli
