// SPDX-License-Identifier: MIT
#pragma once
/// "Did you mean": which known word somebody wanted to write.
#include <string>
#include <string_view>
#include <vector>

namespace klubba::text {

/// Insertions, deletions and replacements of bytes, and swaps of two neighbours, that make `a` into `b`.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The word of `words` nearest to `word`; empty where none is near enough to be meant.
std::string_view nearest_word(std::string_view word, const std::vector<std::string_view>& words);

}  // namespace klubba::text
