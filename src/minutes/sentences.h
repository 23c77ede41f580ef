// SPDX-License-Identifier: MIT
#pragma once
/// Cutting running text into sentences: shared by the readers of decisions and of actions.
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace klubba::grammar {
class Grammar;
}

namespace klubba::minutes {

/// Sentences of `text` as [begin, end) byte ranges, trimmed, in order. A full stop ends none after an abbreviation
/// (word list `abbreviation`), an initial or a number that the next word goes on from.
std::vector<std::pair<std::size_t, std::size_t>> split_sentences(std::string_view text,
                                                                 const grammar::Grammar& grammar);

}  // namespace klubba::minutes
