// SPDX-License-Identifier: MIT
#pragma once
/// The earlier minutes that citations are looked up in: folders, minutes, and registers that klubba wrote.
#include <string>
#include <vector>

#include "cli/grammars.h"
#include "cli/input.h"
#include "klubba/lint.h"

namespace klubba::cli {

/// The meetings behind `paths` that have a date. A file that ends in .yaml or .yml is a living register, anything else
/// minutes, read within the limits and through the programs of `input`. What can't be read is reported.
std::vector<ArchivedMeeting> load_archive(const std::vector<std::string>& paths, const InputOptions& input,
                                          const GrammarList& grammars, Console& console);

}  // namespace klubba::cli
