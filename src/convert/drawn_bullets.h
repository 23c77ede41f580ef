// SPDX-License-Identifier: MIT
#pragma once
/// Lists whose marks were drawn, not written: indented lines → list points with a bullet. For PDFs of programs that are
/// known to draw them.
#include <vector>

#include "convert/word_positions.h"

namespace klubba::convert {

/// Puts a bullet before each point of the lists: runs of lines that are set in from the text's left edge. A point
/// begins below a gap, and where the line above had room for its first word.
void put_drawn_bullets(std::vector<PlacedPage>& pages);

}  // namespace klubba::convert
