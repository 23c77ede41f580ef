// SPDX-License-Identifier: MIT
#pragma once
/// Putting the lines of a table's cell together.
#include <cstddef>
#include <string_view>
#include <vector>

#include "klubba/joined_text.h"

namespace klubba::grammar {
class Grammar;
}

namespace klubba::minutes {

/// Appends a line of a cell to `out`: white space becomes one space, hyphenation at the line end is undone.
void fold_line(JoinedText& out, std::string_view part, std::size_t offset, const grammar::Grammar& grammar);
void fold_line(JoinedText& out, const JoinedText& part, const grammar::Grammar& grammar);

/// True where `text` ends a sentence: a stop, or one before a closing quotation mark or bracket.
bool ends_sentence(std::string_view text);

/// The words of `text` as [begin, end) byte ranges; white space parts them.
std::vector<std::pair<std::size_t, std::size_t>> find_words(std::string_view text);

}  // namespace klubba::minutes
