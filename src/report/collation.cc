// SPDX-License-Identifier: MIT
#include <utf8proc.h>

#include <array>

#include "klubba/report.h"
#include "text/code_point.h"

namespace klubba {
namespace {

constexpr char after_z = 0x7B;
constexpr std::size_t longest_number = 0x1F;

/// The place of a folded letter that the alphabet has after z, or sorts with one of those: 1 to 3, else 0.
char place_after_z(char32_t c) {
  switch (c) {
    case 0xE5:
      return 1;
    case 0xE4:
    case 0xE6:
      return 2;
    case 0xF6:
    case 0xF8:
      return 3;
    default:
      return 0;
  }
}

/// A number as its length and its digits: longer ones are greater.
std::size_t append_number(std::string& key, std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  while (at + 1 < end && text[at] == '0') ++at;
  const std::size_t length = std::min(end - at, longest_number - 1);
  key += '0';
  key += static_cast<char>(length + 1);
  key += text.substr(at, end - at);
  return end;
}

}  // namespace

std::string collation_key(std::string_view text) {
  std::string key;
  key.reserve(2 * text.size() + 1);
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] >= '0' && text[at] <= '9') {
      if (gap && !key.empty()) key += ' ';
      gap = false;
      at = append_number(key, text, at);
      continue;
    }
    auto c = text::read_code_point(text, at, Encoding::utf8);
    at += c.length;
    if (!c.valid) continue;
    auto folded = static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c.value)));
    // A ring or dots that stand as a mark of their own make the same letter.
    if (at < text.size()) {
      const auto mark = text::read_code_point(text, at, Encoding::utf8);
      if (mark.value == 0x30A && folded == 'a') folded = 0xE5;
      if (mark.value == 0x308 && folded == 'a') folded = 0xE4;
      if (mark.value == 0x308 && folded == 'o') folded = 0xF6;
      if (mark.value == 0x308 && folded == 'u') folded = 'y';
    }
    if (folded == 0xFC) folded = 'y';
    const char place = place_after_z(folded);
    std::array<utf8proc_int32_t, 32> parts{};
    int boundary = 0;
    auto count =
        place != 0
            ? 0
            : utf8proc_decompose_char(
                  static_cast<utf8proc_int32_t>(folded), parts.data(), static_cast<utf8proc_ssize_t>(parts.size()),
                  static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD), &boundary);
    if (place != 0) {
      if (gap && !key.empty()) key += ' ';
      gap = false;
      key += static_cast<char>(after_z + place);
      continue;
    }
    for (utf8proc_ssize_t i = 0; i < count && i < static_cast<utf8proc_ssize_t>(parts.size()); ++i) {
      const auto part = parts[static_cast<std::size_t>(i)];
      const auto category = utf8proc_category(part);
      const bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
      const bool mark = category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
      if (letter) {
        if (gap && !key.empty()) key += ' ';
        gap = false;
        // Letters of other alphabets begin with bytes above those of this one.
        text::append_utf8(key, static_cast<char32_t>(part));
      } else if (!mark) {
        gap = true;
      }
    }
  }
  key += '\0';
  key += text;
  return key;
}

std::string name_key(std::string_view name) {
  if (name.empty()) return collation_key(name);
  const auto first = text::read_code_point(name, 0, Encoding::utf8);
  if (!first.valid) return collation_key(name);
  std::string folded;
  text::append_utf8(folded, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(first.value))));
  folded += name.substr(first.length);
  return collation_key(folded);
}

}  // namespace klubba
