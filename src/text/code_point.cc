// SPDX-License-Identifier: MIT
#include "text/code_point.h"

#include <array>

namespace klubba::text {
namespace {

// Windows-1252 differs from Latin-1 in 0x80–0x9F only; 0 marks the five bytes that it leaves undefined.
constexpr std::array<std::uint16_t, 32> kWindows1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                        0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

unsigned char byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

bool is_ascii_letter(unsigned char byte) {
  return (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z';
}

CodePoint read_utf8(std::string_view bytes, std::size_t at) {
  const unsigned char lead = byte_at(bytes, at);
  if (lead < 0x80) return {lead, 1, true};
  std::size_t length = 0;
  char32_t value = 0;
  char32_t least = 0;
  if ((lead & 0xE0U) == 0xC0) {
    length = 2;
    value = lead & 0x1FU;
    least = 0x80;
  } else if ((lead & 0xF0U) == 0xE0) {
    length = 3;
    value = lead & 0x0FU;
    least = 0x800;
  } else if ((lead & 0xF8U) == 0xF0) {
    length = 4;
    value = lead & 0x07U;
    least = 0x10000;
  } else {
    return {};
  }
  if (bytes.size() - at < length) return {};
  for (std::size_t i = 1; i < length; ++i) {
    const unsigned char next = byte_at(bytes, at + i);
    if ((next & 0xC0U) != 0x80) return {};
    value = (value << 6U) | (next & 0x3FU);
  }
  if (value < least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return {};
  return {value, length, true};
}

// High bytes that Western text is made of: letters, quotation marks, dashes, the section sign and the like.
bool plausible_high_byte(std::string_view bytes, std::size_t at) {
  const unsigned char byte = byte_at(bytes, at);
  if (byte < 0xA0) return kWindows1252[byte - 0x80U] >= 0x2000;
  if (byte < 0xC0) return true;
  if (byte == 0xD7 || byte == 0xF7) return false;
  // A letter stands beside another one, or is a word of its own.
  const bool after_high = at > 0 && byte_at(bytes, at - 1) >= 0x80;
  const bool before_high = at + 1 < bytes.size() && byte_at(bytes, at + 1) >= 0x80;
  if (!after_high && !before_high) return true;
  return (at > 0 && is_ascii_letter(byte_at(bytes, at - 1))) ||
         (at + 1 < bytes.size() && is_ascii_letter(byte_at(bytes, at + 1)));
}

}  // namespace

CodePoint read_code_point(std::string_view bytes, std::size_t at, Encoding encoding) {
  if (encoding == Encoding::utf8 || encoding == Encoding::utf8_bom) return read_utf8(bytes, at);
  const unsigned char byte = byte_at(bytes, at);
  if (encoding == Encoding::latin1 || byte < 0x80 || byte > 0x9F) return {byte, 1, true};
  const char32_t value = kWindows1252[byte - 0x80U];
  return value == 0 ? CodePoint{} : CodePoint{value, 1, true};
}

void append_utf8(std::string& out, char32_t value) {
  const auto push = [&out](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (value < 0x80) {
    push(value);
  } else if (value < 0x800) {
    push(0xC0U | (value >> 6U));
    push(0x80U | (value & 0x3FU));
  } else if (value < 0x10000) {
    push(0xE0U | (value >> 12U));
    push(0x80U | ((value >> 6U) & 0x3FU));
    push(0x80U | (value & 0x3FU));
  } else {
    push(0xF0U | (value >> 18U));
    push(0x80U | ((value >> 12U) & 0x3FU));
    push(0x80U | ((value >> 6U) & 0x3FU));
    push(0x80U | (value & 0x3FU));
  }
}

Encoding detect_encoding(std::string_view bytes) {
  if (bytes.substr(0, kByteOrderMark.size()) == kByteOrderMark) return Encoding::utf8_bom;
  std::size_t invalid = 0;
  std::size_t sequences = 0;
  std::size_t high = 0;
  std::size_t plausible = 0;
  std::size_t controls = 0;  // bytes 0x80–0x9F: characters in Windows-1252 only
  for (std::size_t at = 0; at < bytes.size();) {
    if (byte_at(bytes, at) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint here = read_utf8(bytes, at);
    here.valid ? ++sequences : ++invalid;
    for (std::size_t i = at; i < at + here.length; ++i) {
      ++high;
      if (plausible_high_byte(bytes, i)) ++plausible;
      if (byte_at(bytes, i) < 0xA0) ++controls;
    }
    at += here.length;
  }
  // A few broken bytes among many good sequences are damage, not another encoding.
  if (invalid == 0 || sequences >= invalid) return Encoding::utf8;
  const bool western = plausible * 10 >= high * 7 && high * 5 <= bytes.size() * 2;
  if (!western) return Encoding::utf8;
  return controls > 0 ? Encoding::windows1252 : Encoding::latin1;
}

}  // namespace klubba::text
