// SPDX-License-Identifier: MIT
#include "render/columns.h"

#include <utf8proc.h>

#include <algorithm>
#include <limits>

#include "text/code_point.h"

namespace klubba {
namespace {

constexpr std::size_t tab_width = 4;

}  // namespace

std::vector<Cell> cells_of(std::string_view line, std::size_t first, std::size_t width) {
  std::vector<Cell> out;
  std::size_t columns = 0;
  std::size_t number = 0;
  for (std::size_t at = 0; at < line.size(); ++number) {
    const auto c = text::read_code_point(line, at, Encoding::utf8);
    const std::string_view bytes = line.substr(at, c.length);
    at += c.length;
    if (number < first) continue;
    Cell cell;
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c.value));
    if (c.value == '\t') {
      cell = {std::string(tab_width, ' '), tab_width};
    } else if (!c.valid || category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF) {
      text::append_utf8(cell.text, text::kReplacement);
    } else {
      cell.text = std::string(bytes);
      cell.width = static_cast<std::size_t>(std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(c.value))));
    }
    if (columns + cell.width > width) break;
    columns += cell.width;
    out.push_back(std::move(cell));
  }
  return out;
}

std::string fitted(std::string_view text, std::size_t width) {
  // The widest cell more than there is room for: what is cut is then sure to be wider than `width`.
  const auto cells = cells_of(text, 0, width + tab_width);
  std::size_t columns = 0;
  for (const Cell& cell : cells) columns += cell.width;
  const bool cut = columns > width;
  std::string out;
  std::size_t at = 0;
  for (const Cell& cell : cells) {
    if (cut && at + cell.width + 1 > width) break;
    out += cell.text;
    at += cell.width;
  }
  if (cut) out += "\u2026";
  return out;
}

std::string padded(std::string_view text, std::size_t width) {
  std::string out = fitted(text, width);
  const std::size_t columns = display_width(out);
  if (columns < width) out.append(width - columns, ' ');
  return out;
}

void append_wrapped(std::string& out, std::string_view text, std::size_t at, std::size_t indent, std::size_t width) {
  bool first = true;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    const std::size_t columns = display_width(word);
    if (!first && at + 1 + columns > width) {
      out += '\n';
      out.append(indent, ' ');
      at = indent;
    } else if (!first) {
      out += ' ';
      ++at;
    }
    for (const Cell& cell : cells_of(word, 0, std::numeric_limits<std::size_t>::max())) out += cell.text;
    at += columns;
    first = false;
    begin = end + 1;
  }
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (const Cell& cell : cells_of(text, 0, std::numeric_limits<std::size_t>::max())) width += cell.width;
  return width;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> out;
  std::string line;
  std::size_t at = 0;
  const auto end_line = [&] {
    if (!line.empty()) out.push_back(std::move(line));
    line.clear();
    at = 0;
  };
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
    const auto cells = cells_of(text.substr(begin, end - begin), 0, std::numeric_limits<std::size_t>::max());
    begin = end + 1;
    if (cells.empty()) continue;
    std::size_t columns = 0;
    for (const Cell& cell : cells) columns += cell.width;
    if (at > 0 && at + 1 + columns > width) end_line();
    if (at > 0) {
      line += ' ';
      ++at;
    }
    for (const Cell& cell : cells) {
      if (at > 0 && at + cell.width > width) end_line();
      line += cell.text;
      at += cell.width;
    }
  }
  end_line();
  return out;
}

}  // namespace klubba
