// SPDX-License-Identifier: MIT
#include "grammar/letters.h"

#include <cctype>

#include "grammar/char_class.h"

namespace klubba::grammar {
std::size_t word_char(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x80) return std::isalnum(c) != 0 || c == '_' ? 1 : 0;
  if ((c == 0xC3 || c == 0xC4 || c == 0xC5) && at + 1 < text.size()) {
    const auto d = static_cast<unsigned char>(text[at + 1]);
    return c == 0xC3 && (d == 0x97 || d == 0xB7) ? 0 : 2;
  }
  return 0;
}

bool capital_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return byte >= 'A' && byte <= 'Z';
  if (word_char(text, at) == 0) return false;
  constexpr char32_t capital_i_with_dot = 0x130;  // its small letter has another length
  constexpr char32_t small_y_with_dots = 0xFF;    // the only small letter that stands before its capital
  const char32_t point = decode_character(text.data() + at, text.data() + text.size()).point;
  if (point == capital_i_with_dot) return true;
  const char32_t other = other_case(point);
  return other == small_y_with_dots || (other > point && point != small_y_with_dots);
}

bool upper_first(std::string_view word) {
  return !word.empty() && capital_at(word, 0);
}

}  // namespace klubba::grammar
