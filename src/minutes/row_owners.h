// SPDX-License-Identifier: MIT
#pragma once
/// Which of the people in a row's owner column each of its decisions is for.
#include <cstddef>
#include <string_view>
#include <vector>

#include "klubba/joined_text.h"

namespace klubba::minutes {

/// For each of `texts` (the clauses or sentences of a row's decision) the indices of its `owners`: those whom it names
/// itself; where it names none, those whom no text names; where all are named elsewhere, all of them.
std::vector<std::vector<std::size_t>> share_owners(const std::vector<std::string_view>& texts,
                                                   const std::vector<JoinedText>& owners);

}  // namespace klubba::minutes
