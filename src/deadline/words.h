// SPDX-License-Identifier: MIT
#pragma once
/// Where words begin and end in UTF-8 text, and their lower case: what finding expressions in running text needs.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace klubba::deadline {

struct Word {
  std::size_t begin = 0, end = 0;  ///< bytes of the text
  bool figure = false;             ///< begins with a figure
};

/// Runs of letters and figures. Total: bytes that are no UTF-8 separate words.
std::vector<Word> words_of(std::string_view text);

/// Size of the letter or figure that begins at `at`, 0 where another character stands there.
std::size_t letter_size(std::string_view text, std::size_t at);

/// Lower case of ASCII and the Latin-1 letters.
std::string lower(std::string_view text);
/// The same to where `out` points; as many bytes as the text has.
void lower(std::string_view text, char* out);

}  // namespace klubba::deadline
