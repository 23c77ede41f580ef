// SPDX-License-Identifier: MIT
#pragma once
/// The lines that blocks are made of: those that hold text, with where they stand on the page. Titles in the margin
/// come before the text beside them.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "klubba/source_file.h"
#include "text/layout.h"

namespace klubba::text {

struct PageLine {
  std::string_view text;   // trimmed on both sides
  std::size_t offset = 0;  // of `text` in the source text
  std::size_t indent = 0;
  std::size_t end = 0;  // columns
  std::uint32_t gap = 0;
  std::uint32_t number = 0;
  bool page_start = false;  // a page boundary or furniture lies before it
  bool hard_break = false;  // ends with a Markdown line break
  bool title = false;       // stands in a margin, and goes on with the title begun above
  bool apart = false;       // begins the text beside such a title
};

/// The lines of `source` that are neither blank nor furniture. `cut`: by line, the offset in the source text where a
/// right-hand column begins that is read elsewhere, npos for none; empty where no line has one.
std::vector<PageLine> cut_page_lines(const SourceFile& source, const std::vector<bool>& furniture,
                                     const std::vector<std::size_t>& cut, const Markup& markup);

}  // namespace klubba::text
