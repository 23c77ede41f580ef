// SPDX-License-Identifier: MIT
#include "text/letter_case.h"

#include <utf8proc.h>

namespace klubba::text {
namespace {

enum class Case { none, upper, lower };

Case case_of(std::string_view text) {
  if (text.empty()) return Case::none;
  const auto first = static_cast<unsigned char>(text[0]);
  if (first >= 'A' && first <= 'Z') return Case::upper;
  if (first >= 'a' && first <= 'z') return Case::lower;
  if (text.size() < 2) return Case::none;
  const auto second = static_cast<unsigned char>(text[1]);
  // U+00C0…U+00FF: two rows of the same letters, save the signs of multiplication and division.
  if (first == 0xC3) {
    if (second == 0x97 || second == 0xB7) return Case::none;
    return second < 0x9F ? Case::upper : Case::lower;
  }
  // U+0100…U+017F: pairs, upper case first; between U+0139 and U+0148 and from U+0179 on the odd ones are upper.
  if (first == 0xC4 || first == 0xC5) {
    const unsigned point = (first - 0xC0U) * 64U + (second - 0x80U);
    const bool odd_upper = (point >= 0x139 && point <= 0x148) || point >= 0x179;
    return ((point % 2 == 1) == odd_upper) ? Case::upper : Case::lower;
  }
  return Case::none;
}

}  // namespace

bool starts_with_upper(std::string_view text) {
  return case_of(text) == Case::upper;
}
bool starts_with_lower(std::string_view text) {
  return case_of(text) == Case::lower;
}

std::string lower_case(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t i = 0;
  while (i < text.size()) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      out += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte | 0x20U : byte);
      ++i;
      continue;
    }
    // Latin-1's letters need no table.
    constexpr unsigned char times = 0x97;
    if (byte == 0xC3 && i + 1 < text.size() && (static_cast<unsigned char>(text[i + 1]) & 0xC0U) == 0x80U) {
      const auto second = static_cast<unsigned char>(text[i + 1]);
      out += text[i];
      out += static_cast<char>(second <= 0x9E && second != times ? second | 0x20U : second);
      i += 2;
      continue;
    }
    utf8proc_int32_t point = 0;
    const utf8proc_ssize_t length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + i),
                                                     static_cast<utf8proc_ssize_t>(text.size() - i), &point);
    if (length <= 0) {
      out += text[i++];
      continue;
    }
    utf8proc_uint8_t buffer[4];
    const utf8proc_ssize_t written = utf8proc_encode_char(utf8proc_tolower(point), buffer);
    out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(written));
    i += static_cast<std::size_t>(length);
  }
  return out;
}

}  // namespace klubba::text
