// SPDX-License-Identifier: MIT
#pragma once
/// `klubba lint --fix`: a document with all safe changes made.
#include <functional>
#include <string>

#include "klubba/lint.h"

namespace klubba::cli {

/// A document as the checks see it.
struct CheckedDocument {
  SourceFile source;
  Minutes minutes;
  LintContext context;
};

/// Reads the minutes of a source anew and sets up what they are checked with.
using Rereader = std::function<CheckedDocument(SourceFile)>;

/// Makes the changes that the checks offer until they offer none, so that a second run has nothing to do. Changes on
/// lines where a comment silences their check are left out. Returns how many were made.
std::size_t mend(CheckedDocument& document, const Rereader& reread);

}  // namespace klubba::cli
