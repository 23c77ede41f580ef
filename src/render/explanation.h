// SPDX-License-Identifier: MIT
#pragma once
/// Why a document was read as it was: `klubba explain`.
#include <cstdint>
#include <string>

#include "klubba/minutes.h"
#include "klubba/source_file.h"

namespace klubba {

struct ExplanationStyle {
  bool colour = false;
  std::size_t width = 80;
};

/// Appends the grammars tried, the counts, then each line with its class and the rule that decided, near misses below
/// the line that they end on.
void render_explanation(const SourceFile& source, const Minutes& minutes, const ExplanationStyle& style,
                        std::string& out);

/// Appends one line whole, with its class and rule, everything that was extracted from it, and its near misses. `line`
/// is one of the file's.
void render_line_explanation(const SourceFile& source, const Minutes& minutes, std::uint32_t line,
                             const ExplanationStyle& style, std::string& out);

}  // namespace klubba
