// SPDX-License-Identifier: MIT
#pragma once
/// Short names for contents and paths. They tell equal from changed and share documents out; they prove nothing.
#include <cstdint>
#include <string>
#include <string_view>

namespace klubba::cli {

/// 32 hexadecimal digits for `bytes`, the same on every machine.
std::string content_hash(std::string_view bytes);

/// FNV-1a, 64 bits.
std::uint64_t path_hash(std::string_view path);

}  // namespace klubba::cli
