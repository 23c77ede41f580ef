// SPDX-License-Identifier: MIT
#include "grammar/word_tags.h"

namespace klubba::grammar {

std::string expand_word_tags(std::string_view pattern) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    // The name of a group is no tag.
    const bool group = i >= 2 && pattern[i - 1] == 'P' && pattern[i - 2] == '?';
    const std::size_t close = c == '<' ? pattern.find('>', i) : std::string_view::npos;
    if (c != '<' || close == std::string_view::npos) {
      out += c;
      continue;
    }
    if (group) {
      out += pattern.substr(i, close - i + 1);
      i = close;
      continue;
    }
    const std::string_view inside = pattern.substr(i + 1, close - i - 1);
    if (inside == "any") {
      out += "(?:<[^<>]*>)";
    } else {
      out += "(?:<[^<>]*\\|(?:";
      for (const char t : inside) {
        if (t == '.') out += '\\';
        out += t;
      }
      out += ")\\|[^<>]*>)";
    }
    i = close;
  }
  return out;
}

}  // namespace klubba::grammar
