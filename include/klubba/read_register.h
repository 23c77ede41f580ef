// SPDX-License-Identifier: MIT
#pragma once
/// Registers of single documents, read back from what `klubba extract` wrote: YAML or JSON → `Register`.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "klubba/diagnostic.h"
#include "klubba/register.h"

namespace klubba {

/// The registers in `text`: YAML documents one after another, or JSON, one register or an array of them. Keys that are
/// missing are empty, keys that klubba doesn't know are passed over. Nothing where it is no YAML (`register-broken`,
/// with the place in `path`) or no register (`no-register`).
std::optional<std::vector<Register>> read_registers(std::string_view text, const std::string& path, Diagnostics& out);

/// Whether `text` is a register over many meetings: it has the key `meetings` where others have `meeting`.
bool is_living_register(std::string_view text);

/// Whether `text` has the key that every register begins with; other YAML and JSON has it hardly ever.
bool looks_like_register(std::string_view text);

}  // namespace klubba
