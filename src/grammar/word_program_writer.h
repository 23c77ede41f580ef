// SPDX-License-Identifier: MIT
#pragma once
/// Pattern over words → program over rows of atoms.
#include <optional>
#include <string_view>

#include "grammar/step_writer.h"
#include "grammar/word_atoms.h"

namespace klubba::grammar {

/// Nothing where the pattern is wrong, or asks for more than atoms.
std::optional<ProgramDraft> compile_over_words(std::string_view pattern, const WordAtoms& atoms);

}  // namespace klubba::grammar
