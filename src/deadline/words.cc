// SPDX-License-Identifier: MIT
#include "deadline/words.h"

namespace klubba::deadline {
namespace {

bool figure(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::size_t letter_size(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x80) return figure(text[at]) || ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z') ? 1 : 0;
  // U+00C0 to U+017F, without the signs of multiplication and division.
  if (c < 0xC3 || c > 0xC5 || at + 1 >= text.size()) return 0;
  const auto d = static_cast<unsigned char>(text[at + 1]);
  return (d & 0xC0U) == 0x80 && !(c == 0xC3 && (d == 0x97 || d == 0xB7)) ? 2 : 0;
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> out;
  constexpr std::size_t bytes_of_word = 6;
  out.reserve(text.size() / bytes_of_word + 1);
  for (std::size_t i = 0; i < text.size();) {
    std::size_t size = letter_size(text, i);
    if (size == 0) {
      // The section sign stands for a word.
      if (text[i] == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA7') {
        out.push_back({i, i + 2, false});
        ++i;
      }
      ++i;
      continue;
    }
    Word word{i, i, figure(text[i])};
    while (i < text.size() && (size = letter_size(text, i)) > 0) i += size;
    word.end = i;
    out.push_back(word);
  }
  return out;
}

void lower(std::string_view text, char* out) {
  unsigned char before = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool capital = (c >= 'A' && c <= 'Z') || (before == 0xC3 && c >= 0x80 && c <= 0x9E && c != 0x97);
    out[i] = static_cast<char>(capital ? c + 0x20 : c);
    before = c;
  }
}

std::string lower(std::string_view text) {
  std::string out(text);
  lower(text, out.data());
  return out;
}

}  // namespace klubba::deadline
