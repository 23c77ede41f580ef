// SPDX-License-Identifier: MIT
#pragma once
/// Second stage: lines → blocks. What is a paragraph, a heading line, a list point, a table row; words come later.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "klubba/joined_text.h"
#include "klubba/source_file.h"

namespace klubba {

enum class BlockKind { paragraph, bullet, numbered, heading, table_row, rule };

/// One block. A paragraph has its lines joined; a list point has its mark taken off.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  JoinedText text;           ///< marks, emphasis and escapes removed
  std::string marker;        ///< "•", "-", "1.", "a)", "##" (headings: the run of '#', or "=" / "-" for setext)
  std::uint32_t indent = 0;  ///< columns of the first line
  std::uint32_t gap = 0;     ///< blank lines before it, double spacing discounted
  std::uint32_t level = 0;   ///< heading level from 1, list depth from 0
  bool page_start = false;   ///< first on a page
  bool bold = false;         ///< the whole block was emphasised
  LineRange lines;
  std::vector<JoinedText> cells;  ///< table rows: the cells, in order
};

/// A laid-out document. Views and offsets refer to the SourceFile that it was made from.
struct Layout {
  std::vector<Block> blocks;
  std::vector<bool> furniture;  ///< one for each line of the file, index = number - 1
  bool double_spaced = false;
  std::uint32_t width = 0;  ///< usual full line length, in characters
};

}  // namespace klubba
