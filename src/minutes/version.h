// SPDX-License-Identifier: MIT
#pragma once
/// Whether minutes say of themselves, or by their file's name, that they are a draft or adjusted.
#include <vector>

#include "klubba/minutes.h"

namespace klubba::grammar {
class Grammar;
}

namespace klubba::minutes {

/// Asks rules of kind `minutes-version` (attribute `version`) about the file's name and the short lines of head and
/// foot; a draft is one wherever it says so.
MinutesVersion read_version(const SourceFile& source, const std::vector<LineNote>& lines,
                            const grammar::Grammar& grammar);

}  // namespace klubba::minutes
