// SPDX-License-Identifier: MIT
#pragma once
/// Cutting a sentence where another doer does another deed: "Anna books a room and Bo sends the list".
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/tagged_text.h"

namespace klubba::minutes {

/// Byte ranges of the clauses of one sentence, in order; one range where it holds a single clause. What stands between
/// them (", ", "and") belongs to none. `open_brackets`: a clause in brackets is one of its own.
std::vector<std::pair<std::size_t, std::size_t>> split_main_clauses(const grammar::Grammar& grammar,
                                                                    std::string_view sentence,
                                                                    const grammar::NameIndex& names,
                                                                    bool open_brackets);

}  // namespace klubba::minutes
