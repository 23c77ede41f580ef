// SPDX-License-Identifier: MIT
#pragma once
/// What a line is by its characters alone: its indent, how it begins, how it ends. Layout and markup ask it.
#include <cstddef>
#include <string_view>

namespace klubba::text {

/// A blank or a tab.
bool is_space(char c);
/// Columns of white space before the first character; tabs stand at every eighth.
std::size_t indent_of(std::string_view text);
/// Without white space in front.
std::string_view trim_left(std::string_view text);
/// Up to the first white space.
std::string_view first_word(std::string_view text);
/// Whether the last character ends a sentence or opens a list.
bool ends_sentence(std::string_view text);
/// "3.2 Motions", "4  Rooms": a number and a capital, as headings without a mark have them.
bool looks_numbered(std::string_view text);
/// A column of bullets that a PDF tool has torn from its text.
bool only_bullets(std::string_view text);
/// Whether `text` holds none but `chars`.
bool all_of(std::string_view text, std::string_view chars);

}  // namespace klubba::text
