// SPDX-License-Identifier: MIT
#include "render/columns.h"

#include <utf8proc.h>

#include <algorithm>
#include <limits>

#include "text/code_point.h"

namespace klubba {
namespace {

constexpr std::size_t tab_width = 4;

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (const Cell& cell : cells_of(text, 0, std::numeric_limits<std::size_t>::max())) width += cell.width;
  return width;
}

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
  const std::size_t columns = width_of(out);
  if (columns < width) out.append(width - columns, ' ');
  return out;
}

void append_wrapped(std::string& out, std::string_view text, std::size_t at, std::size_t indent, std::size_t width) {
  bool first = true;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    const std::size_t columns = width_of(word);
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

}  // namespace klubba
