// SPDX-License-Identifier: MIT
#include "grammar/letters.h"

#include <cctype>
#include <string>

#include "grammar/parts.h"

namespace klubba::grammar {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::size_t word_char(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x80) return std::isalnum(c) != 0 || c == '_' ? 1 : 0;
  if ((c == 0xC3 || c == 0xC4 || c == 0xC5) && at + 1 < text.size()) {
    const auto d = static_cast<unsigned char>(text[at + 1]);
    return c == 0xC3 && (d == 0x97 || d == 0xB7) ? 0 : 2;
  }
  return 0;
}

bool upper_first(std::string_view word) {
  return !word.empty() && !is_digit(word[0]) &&
         lower_case(word.substr(0, word_char(word, 0))) != word.substr(0, word_char(word, 0));
}

}  // namespace klubba::grammar
