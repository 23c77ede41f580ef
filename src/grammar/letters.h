// SPDX-License-Identifier: MIT
#pragma once
/// Letters of words as the tagging of sentences sees them: ASCII and the two-byte Latin blocks.
#include <cstddef>
#include <string_view>

namespace klubba::grammar {

/// Bytes of the letter or digit at `at`; 0 where another character stands there.
std::size_t word_char(std::string_view text, std::size_t at);

/// True where a capital stands at `at`.
bool capital_at(std::string_view text, std::size_t at);

/// True where `word` begins with a capital.
bool upper_first(std::string_view word);

}  // namespace klubba::grammar
