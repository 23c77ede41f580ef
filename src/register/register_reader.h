// SPDX-License-Identifier: MIT
#pragma once
/// Registers of documents, read back from what `klubba extract` wrote (YAML documents, JSON, arrays of either).
#include <string>
#include <string_view>
#include <vector>

#include "klubba/diagnostic.h"
#include "klubba/register.h"

namespace klubba {

/// The registers in `text`: sources, decisions and actions with their texts and lines. What is no register goes to
/// `out`, with `path` as its file.
std::vector<Register> read_registers(std::string_view text, const std::string& path, Diagnostics& out);

}  // namespace klubba
