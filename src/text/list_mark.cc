// SPDX-License-Identifier: MIT
#include "text/list_mark.h"

#include <array>
#include <cctype>

namespace klubba::text {
namespace {

// U+F0B7 and its neighbours are Word's bullets as PDF tools hand them on. Arrows lead in what comes of a discussion.
constexpr std::array<std::string_view, 24> bullets{"-",
                                                   "*",
                                                   "+",
                                                   "\xE2\x80\xA2",
                                                   "\xE2\x80\x93",
                                                   "\xE2\x80\x94",
                                                   "\xE2\x96\xAA",
                                                   "\xE2\x97\xA6",
                                                   "\xE2\x97\x8F",
                                                   "\xE2\x96\xA0",
                                                   "\xEF\x82\xB7",
                                                   "\xEF\x82\xA7",
                                                   "\xEF\x83\x98",
                                                   "\xC2\xB7",
                                                   "\xE2\x9E\xA2",
                                                   "\xE2\x88\x92",
                                                   "\xEF\x80\xAD",
                                                   "->",
                                                   "=>",
                                                   "-->",
                                                   "==>",
                                                   "\xE2\x86\x92",
                                                   "\xE2\x87\x92",
                                                   "o"};

bool is_space(char c) {
  return c == ' ' || c == '\t';
}
bool is_digit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

std::size_t skip_space(std::string_view line, std::size_t at) {
  while (at < line.size() && is_space(line[at])) ++at;
  return at;
}

}  // namespace

ListMark find_list_mark(std::string_view line) {
  for (const std::string_view bullet : bullets) {
    if (line.substr(0, bullet.size()) != bullet) continue;
    const std::size_t at = skip_space(line, bullet.size());
    if (at > bullet.size() && at < line.size()) return {BlockKind::bullet, line.substr(0, bullet.size()), at};
  }
  std::size_t at = 0;
  std::size_t digits = 0;
  while (at < line.size() && is_digit(line[at]) && digits < 3) ++at, ++digits;
  while (at + 1 < line.size() && line[at] == '.' && is_digit(line[at + 1])) {
    ++at;
    while (at < line.size() && is_digit(line[at])) ++at;
  }
  const bool letter = at < line.size() && std::isalpha(static_cast<unsigned char>(line[at])) != 0;
  if (letter) ++at;
  if (at == 0 || at >= line.size()) return {};
  if (line[at] != '.' && line[at] != ')') return {};
  ++at;
  if (at < line.size() && line[at] == '.') ++at;
  if (at < line.size() && line[at] == '\\') ++at;  // "1.\ ", an escaped list number
  const std::size_t end = skip_space(line, at);
  if (end == at || end >= line.size()) return {};
  return {BlockKind::numbered, line.substr(0, at), end};
}

}  // namespace klubba::text
