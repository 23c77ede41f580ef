// SPDX-License-Identifier: MIT
#pragma once
/// Reading single characters out of bytes in the encodings that minutes come in.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "klubba/source_file.h"

namespace klubba::text {

inline constexpr char32_t kReplacement = 0xFFFD;

/// One character as it stands in the bytes. `valid` is false where the bytes are none; then `length` is 1.
struct CodePoint {
  char32_t value = kReplacement;
  std::size_t length = 1;
  bool valid = false;
};

/// The character at `at` (which is < size). UTF-8 is read strictly: no overlong forms, no surrogates.
CodePoint read_code_point(std::string_view bytes, std::size_t at, Encoding encoding);

/// Appends `value` as UTF-8.
void append_utf8(std::string& out, char32_t value);

/// The encoding of `bytes`: UTF-8 unless they break its rules and read plausibly as a one-byte encoding.
Encoding detect_encoding(std::string_view bytes);

}  // namespace klubba::text
