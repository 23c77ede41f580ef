// SPDX-License-Identifier: MIT
#pragma once
/// The mark that a list point begins with.
#include <cstddef>
#include <string_view>

#include "klubba/layout.h"

namespace klubba::text {

struct ListMark {
  BlockKind kind = BlockKind::paragraph;
  std::string_view mark;   ///< "•", "1.", "a)"
  std::size_t length = 0;  ///< bytes of mark and white space; 0: no list point
};

/// The list mark at the start of a trimmed line: a bullet of any kind, "1." "1)" "1)." "2.3." "a)" "a." "6a)".
ListMark find_list_mark(std::string_view line);

}  // namespace klubba::text
