// SPDX-License-Identifier: MIT
#pragma once
/// Whether a file is minutes at all.
#include <optional>

#include "klubba/diagnostic.h"
#include "klubba/minutes.h"
#include "klubba/source_file.h"

namespace klubba {

/// The warning `not-minutes`, where nothing of a meeting is in the file: markup instead of text, or text without
/// attendance, date, decisions and actions, whose numbered lines (if any) are a list and no agenda.
std::optional<Diagnostic> doubt_minutes(const SourceFile& source, const Minutes& minutes);

}  // namespace klubba
