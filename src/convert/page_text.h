// SPDX-License-Identifier: MIT
#pragma once
/// Pages of placed words → text as a typewriter would set it: indents, gaps and columns by spaces, pages by form feeds,
/// tables of numbered rows as one line of barred cells for each row.
#include <cstdint>
#include <string>
#include <vector>

#include "convert/word_positions.h"

namespace klubba::convert {

/// Text made from a document of another format.
struct ConvertedText {
  std::string text;
  std::vector<std::uint32_t> pages;  ///< for each line (index = number - 1) its page, from 1; empty: has no pages
};

/// The text of `pages`, in their order. A page without words gives no line.
ConvertedText set_pages(const std::vector<PlacedPage>& pages);

}  // namespace klubba::convert
