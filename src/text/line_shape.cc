// SPDX-License-Identifier: MIT
#include "text/line_shape.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstring>

#include "text/layout.h"

namespace klubba::text {

bool is_space(char c) {
  return c == ' ' || c == '\t';
}

std::size_t indent_of(std::string_view text) {
  std::size_t columns = 0;
  for (const char c : text) {
    if (c == ' ') {
      ++columns;
    } else if (c == '\t') {
      columns += 8 - columns % 8;
    } else {
      break;
    }
  }
  return columns;
}

std::string_view trim_left(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

std::string_view first_word(std::string_view text) {
  return text.substr(0, std::min(text.size(), text.find_first_of(" \t")));
}

bool ends_sentence(std::string_view text) {
  return !text.empty() && (text.back() == '.' || text.back() == '!' || text.back() == '?' || text.back() == ':');
}

bool looks_numbered(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && (std::isdigit(static_cast<unsigned char>(text[at])) != 0 || text[at] == '.')) ++at;
  if (at == 0 || at > 6 || at >= text.size() || !is_space(text[at]) || text[0] == '.') return false;
  const std::string_view rest = trim_left(text.substr(at));
  if (rest.empty() || starts_lower(rest)) return false;
  const auto first = static_cast<unsigned char>(rest[0]);
  return std::isalpha(first) != 0 || first >= 0xC3;
}

bool only_bullets(std::string_view text) {
  bool any = false;
  while (!text.empty()) {
    if (is_space(text[0])) {
      text.remove_prefix(1);
      continue;
    }
    const std::string_view mark = text.substr(0, 3);
    if (mark != "\xE2\x80\xA2" && mark != "\xE2\x97\x8F" && mark != "\xEF\x82\xB7" && mark != "\xE2\x96\xAA")
      return false;
    text.remove_prefix(3);
    any = true;
  }
  return any;
}

bool all_of(std::string_view text, std::string_view chars) {
  return text.find_first_not_of(chars) == std::string_view::npos;
}

bool starts_lower(std::string_view text) {
  if (text.empty()) return false;
  const auto a = static_cast<unsigned char>(text[0]);
  if (a < 0x80) return std::islower(a) != 0;
  if (text.size() < 2) return false;
  const auto b = static_cast<unsigned char>(text[1]);
  if (a == 0xC3) return b >= 0x9F && b != 0xB7;
  if (a == 0xC4 || a == 0xC5) return (b & 1U) != 0;
  return false;
}

std::size_t length(std::string_view text) {
  // Bytes that go on a character are counted eight at a time: the highest bit is set and the next isn't.
  constexpr std::uint64_t low_bits = 0x0101010101010101ULL;
  std::size_t more = 0;
  std::size_t at = 0;
  for (std::uint64_t bytes = 0; text.size() - at >= sizeof bytes; at += sizeof bytes) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    more += ((bytes >> 7U & ~(bytes >> 6U) & low_bits) * low_bits) >> 56U;
  }
  for (; at < text.size(); ++at) more += (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U ? 1 : 0;
  return text.size() - more;
}

}  // namespace klubba::text
