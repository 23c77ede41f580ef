// SPDX-License-Identifier: MIT
#pragma once
/// The fingerprint of a file, as FIPS 180-4 defines it.
#include <string>
#include <string_view>

namespace klubba {

/// SHA-256 of `bytes`, 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace klubba
