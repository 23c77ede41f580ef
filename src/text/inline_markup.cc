// SPDX-License-Identifier: MIT
#include "text/inline_markup.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace klubba::text {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t';
}
bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) & 0x80) != 0;
}

/// Tags that shape text in Markdown documents; others are somebody's words about HTML and stay.
constexpr std::array<std::string_view, 38> shaping_tags{
    "a",   "b",       "big", "br",    "center", "code", "details", "div",   "em",  "font", "h1",    "h2",   "h3",
    "h4",  "hr",      "i",   "img",   "kbd",    "li",   "ol",      "p",     "pre", "s",    "small", "span", "strong",
    "sub", "summary", "sup", "table", "tbody",  "td",   "th",      "thead", "tr",  "u",    "ul"};

/// Length of an HTML tag or comment at the start of `text`, 0 where there is none.
std::size_t tag_length(std::string_view text) {
  if (text.substr(0, 4) == "<!--") {
    const std::size_t end = text.find("-->");
    return end == std::string_view::npos ? text.size() : end + 3;
  }
  std::size_t i = 1;
  if (i < text.size() && text[i] == '/') ++i;
  if (i >= text.size() || std::isalpha(static_cast<unsigned char>(text[i])) == 0) return 0;
  const std::size_t name = i;
  while (i < text.size() && std::isalnum(static_cast<unsigned char>(text[i])) != 0) ++i;
  std::string tag(text.substr(name, i - name));
  for (char& c : tag) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (!std::binary_search(shaping_tags.begin(), shaping_tags.end(), tag)) return 0;
  if (i >= text.size() || (text[i] != '>' && text[i] != ' ' && text[i] != '/')) return 0;
  const std::size_t end = text.find('>', i);
  return end == std::string_view::npos ? 0 : end + 1;
}

/// Length of a run of emphasis marks at `at` that is markup and not part of a word or sum, else 0.
std::size_t emphasis_length(std::string_view text, std::size_t at) {
  const char mark = text[at];
  std::size_t run = at;
  while (run < text.size() && text[run] == mark) ++run;
  const bool before = at > 0 && is_word(text[at - 1]);
  const bool after = run < text.size() && is_word(text[run]);
  if (run - at > 3) return 0;  // a line to sign on
  if (mark == '_' && before && after) return 0;
  const bool space_before = at == 0 || is_space(text[at - 1]);
  const bool space_after = run >= text.size() || is_space(text[run]);
  if (run - at == 1 && space_before && space_after) return 0;
  return run - at;
}

}  // namespace

void append_inline(JoinedText& out, std::string_view part, std::size_t offset, const Markup& markup) {
  const bool marked = markup.markdown || markup.org;
  std::size_t from = 0;  // start of the run not yet appended
  const auto flush = [&](std::size_t to) {
    if (to > from) out.append(part.substr(from, to - from), offset + from);
  };
  std::size_t i = 0;
  std::size_t code_end = 0;  // up to here nothing is markup: the text of a code span
  while (i < part.size()) {
    const char c = part[i];
    std::size_t skip = 0;
    if (is_space(c)) {
      std::size_t end = i;
      while (end < part.size() && is_space(part[end])) ++end;
      flush(i);
      if (end < part.size() && !out.empty() && out.view().back() != ' ') out.append(" ", offset + i);
      i = from = end;
      continue;
    }
    if (i < code_end) {
      ++i;
      continue;
    }
    if (c == '*' || (c == '_' && marked)) {
      skip = emphasis_length(part, i);
    } else if (markup.markdown && c == '\\') {
      skip = 1;
    } else if (markup.markdown && c == '`') {
      skip = 1;
      const std::size_t close = part.find('`', i + 1);
      if (code_end == 0 || code_end < i) code_end = close == std::string_view::npos ? 0 : close;
    } else if (markup.org && c == '=' &&
               (i == 0 || !is_word(part[i - 1]) || i + 1 == part.size() || !is_word(part[i + 1]))) {
      skip = 1;
    } else if (markup.org && c == '\\' && i + 1 < part.size() && part[i + 1] == '\\') {
      skip = 2;
    } else if (markup.markdown && c == '<') {
      skip = tag_length(part.substr(i));
    }
    if (skip > 0) {
      flush(i);
      i += skip;
      from = i;
      // An escaped character stands for itself.
      if (markup.markdown && c == '\\' && i < part.size()) ++i;
      continue;
    }
    ++i;
  }
  flush(part.size());
}

}  // namespace klubba::text
