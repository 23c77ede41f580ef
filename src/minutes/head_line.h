// SPDX-License-Identifier: MIT
#pragma once
/// Lines of the head and the foot as they stand: there columns mean something that blocks no longer show.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "klubba/joined_text.h"
#include "klubba/layout.h"
#include "klubba/source_file.h"

namespace klubba::minutes {

/// One cell of a line: what stands between tabs or runs of two and more spaces.
struct HeadCell {
  std::string_view text;   ///< view into SourceFile::text(), trimmed
  std::size_t column = 0;  ///< bytes from the line's start, good enough to compare neighbours
};

/// One non-blank line, without list marks, heading marks and emphasis around it.
struct HeadLine {
  std::uint32_t number = 0;  ///< from 1
  std::string_view text;     ///< view into SourceFile::text()
  std::size_t indent = 0;    ///< columns before the first character
  std::size_t gap = 0;       ///< blank lines before it, double spacing discounted
  bool bullet = false;
  bool heading = false;   ///< marked as a heading
  bool numbered = false;  ///< stood behind a number or a paragraph sign
  bool table = false;     ///< a row of a table with bars; `cells` are its cells, empty ones too
  bool furniture = false;
  std::vector<HeadCell> cells;
};

/// All non-blank lines of the document, in order. Rules, bare underlines and comment marks are left out.
std::vector<HeadLine> cut_head_lines(const SourceFile& source, const Layout& layout);

JoinedText text_of(const SourceFile& source, const HeadLine& line);

/// `text` without white space, emphasis and back ticks at both ends, and without the back slash of a hard line break.
std::string_view trim_marks(std::string_view text);

}  // namespace klubba::minutes
