// SPDX-License-Identifier: MIT
#pragma once
/// Registers of documents, read back from what `klubba extract` wrote (YAML documents, JSON, arrays of either).
#include <string>
#include <string_view>
#include <vector>

#include "klubba/diagnostic.h"
#include "klubba/register.h"

namespace klubba {

/// The registers in `text`, but for their coverage. Keys that are missing are empty, keys that klubba doesn't know are
/// passed over. What is no register goes to `out`, with `path` as its file.
std::vector<Register> read_registers(std::string_view text, const std::string& path, Diagnostics& out);

/// Whether `text` is a register over many meetings: it has the key `meetings` where others have `meeting`.
bool is_living_register(std::string_view text);

/// Whether `text` has the key that every register begins with; other YAML and JSON has it hardly ever.
bool looks_like_register(std::string_view text);

}  // namespace klubba
