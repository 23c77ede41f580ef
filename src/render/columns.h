// SPDX-License-Identifier: MIT
#pragma once
/// Text on a terminal: how wide it shows, and cutting it to fit.
#include <string>
#include <string_view>
#include <vector>

namespace klubba {

/// One character as it is shown, and the columns that it takes (0 for combining marks).
struct Cell {
  std::string text;
  std::size_t width = 1;
};

/// The characters of `line` from number `first` on (from 0) that fit in `width` columns. Control characters show as
/// U+FFFD: a file must not be able to steer the terminal.
std::vector<Cell> cells_of(std::string_view line, std::size_t first, std::size_t width);

/// `text` in at most `width` columns, cut with "…" where it is longer.
std::string fitted(std::string_view text, std::size_t width);

/// `fitted`, filled up with spaces to `width` columns.
std::string padded(std::string_view text, std::size_t width);

/// Appends `text` broken between words into lines of at most `width` columns; lines after the first begin with `indent`
/// spaces, which count. The first begins `at` columns from the left.
void append_wrapped(std::string& out, std::string_view text, std::size_t at, std::size_t indent, std::size_t width);

/// The columns that `text` takes.
std::size_t display_width(std::string_view text);

/// `text` in lines of at most `width` columns, broken between words, and within words that are wider.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace klubba
