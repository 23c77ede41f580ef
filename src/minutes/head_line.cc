// SPDX-License-Identifier: MIT
#include "minutes/head_line.h"

#include <algorithm>
#include <cctype>

namespace klubba::minutes {
namespace {

bool digit(char c) {
  return c >= '0' && c <= '9';
}

/// Length of a list number with its end ("4.", "2.3", "11)"), 0 for none. A date or a time is none.
std::size_t number_length(std::string_view text) {
  std::size_t i = 0;
  std::size_t digits = 0;
  while (i < text.size() && (digit(text[i]) || text[i] == '.')) {
    digits = digit(text[i]) ? digits + 1 : 0;
    if (digits > 3) return 0;
    ++i;
  }
  if (i == 0) return 0;
  const bool dotted = text.substr(0, i).find('.') != std::string_view::npos;
  if (i < text.size() && text[i] == ')')
    ++i;
  else if (!dotted)
    return 0;
  while (i < text.size() && text[i] == '.') ++i;
  if (i >= text.size() || text[i] != ' ') return 0;
  const std::size_t word = text.find_first_not_of(' ', i);
  // A clock time before a heading's words looks the same; it has two digits after its point.
  if (word == std::string_view::npos || digit(text[word])) return 0;
  return word;
}

void strip_marks(HeadLine& line) {
  constexpr std::string_view section_sign = "\xC2\xA7";
  constexpr std::string_view dot_bullet = "\xE2\x80\xA2";
  std::string_view text = line.text;
  for (bool again = true; again;) {
    again = false;
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    if (text.starts_with("#+")) {  // org-mode keywords
      text.remove_prefix(2);
    } else if (text.starts_with(".. ")) {  // front matter in a comment
      text.remove_prefix(3);
      again = true;
    } else if (text.starts_with('#')) {
      text.remove_prefix(std::min(text.find_first_not_of('#'), text.size()));
      line.heading = again = true;
    } else if (text.starts_with("> ")) {
      text.remove_prefix(2);
      again = true;
    } else if (text.starts_with("- ") || text.starts_with("* ") || text.starts_with("+ ")) {
      text.remove_prefix(2);
      line.bullet = again = true;
    } else if (text.starts_with(dot_bullet)) {
      text.remove_prefix(dot_bullet.size());
      line.bullet = again = true;
    } else if (text.starts_with("** ") || text.starts_with("*** ")) {
      text.remove_prefix(std::min(text.find(' '), text.size()));
      line.heading = again = true;
    } else if (text.starts_with(section_sign)) {
      std::size_t i = section_sign.size();
      while (i < text.size() && (text[i] == ' ' || text[i] == '.' || digit(text[i]))) ++i;
      text.remove_prefix(i);
      line.numbered = true;
    } else if (const std::size_t n = number_length(text); n > 0) {
      text.remove_prefix(n);
      line.numbered = true;
    }
  }
  line.text = trim_marks(text);
}

void cut_cells(HeadLine& line, std::string_view whole) {
  const auto column = [&](std::string_view part) { return static_cast<std::size_t>(part.data() - whole.data()); };
  const std::string_view text = line.text;
  if (line.table) {
    std::size_t begin = 0;
    while (begin <= text.size()) {
      const std::size_t bar = std::min(text.find('|', begin), text.size());
      const std::string_view cell = trim_marks(text.substr(begin, bar - begin));
      line.cells.push_back({cell, cell.data() == nullptr ? begin : column(cell)});
      begin = bar + 1;
    }
    if (!line.cells.empty() && text.starts_with('|')) line.cells.erase(line.cells.begin());
    if (!line.cells.empty() && text.ends_with('|')) line.cells.pop_back();
    return;
  }
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = begin;
    while (end < text.size() && text[end] != '\t' &&
           !(text[end] == ' ' && end + 1 < text.size() && text[end + 1] == ' ')) {
      ++end;
    }
    const std::string_view cell = trim_marks(text.substr(begin, end - begin));
    if (!cell.empty()) line.cells.push_back({cell, column(cell)});
    begin = std::min(text.find_first_not_of(" \t", end), text.size());
  }
}

bool has_word(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xC3 || std::isalnum(byte) != 0;
  });
}

}  // namespace

std::string_view trim_marks(std::string_view text) {
  constexpr std::string_view marks = " \t*_`\\";
  const std::size_t begin = text.find_first_not_of(marks);
  if (begin == std::string_view::npos) return text.substr(text.size());
  return text.substr(begin, text.find_last_not_of(marks) - begin + 1);
}

std::vector<HeadLine> cut_head_lines(const SourceFile& source, const Layout& layout) {
  std::vector<HeadLine> lines;
  std::size_t blanks = 0;
  for (const Line& raw : source.lines()) {
    if (raw.text.find_first_not_of(" \t") == std::string_view::npos) {
      ++blanks;
      continue;
    }
    HeadLine line;
    line.number = raw.number;
    line.indent = std::min(raw.text.find_first_not_of(" \t"), raw.text.size());
    line.gap = layout.double_spaced && blanks > 0 ? blanks - 1 : blanks;
    const std::size_t index = raw.number - 1;
    line.furniture = index < layout.furniture.size() && layout.furniture[index];
    line.text = raw.text;
    if (!has_word(raw.text) || raw.text.substr(line.indent).starts_with("<!--")) {
      ++blanks;  // a rule: it parts like a blank line
      continue;
    }
    line.table = std::count(raw.text.begin(), raw.text.end(), '|') > 0;
    strip_marks(line);
    cut_cells(line, raw.text);
    if (line.text.empty()) continue;
    if (!line.furniture) blanks = 0;
    lines.push_back(std::move(line));
  }
  return lines;
}

JoinedText text_of(const SourceFile& source, const HeadLine& line) {
  JoinedText text;
  text.append(line.text, source.offset_of(line.text));
  return text;
}

}  // namespace klubba::minutes
