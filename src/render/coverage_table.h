// SPDX-License-Identifier: MIT
#pragma once
/// The table that `klubba coverage` prints.
#include <string>

#include "register/archive_coverage.h"

namespace klubba {

/// Appends the sums by folder and grammar, the documents read worst, and the ten most frequent shapes of lines that
/// have no place. At most 80 columns wide.
void render_coverage(const ArchiveCoverage& coverage, std::string& out);

}  // namespace klubba
