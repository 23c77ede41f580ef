// SPDX-License-Identifier: MIT
#pragma once
/// Which entry of a document is which entry of the register: numbers shift and texts are corrected, so neither alone
/// tells.
#include <cstddef>
#include <string>
#include <vector>

namespace klubba {

/// An entry as matching sees it.
struct MatchSide {
  std::string id;
  std::string item;
  std::string text;
  std::string text_mark;  ///< of the text that the minutes had; equal marks are equal texts
};

struct Pairing {
  std::vector<std::size_t> old_of_new;            ///< index of the old entry, or `none`
  std::vector<std::vector<std::size_t>> refused;  ///< old entries among which no choice was made, by new entry
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
};

/// Same text within an item, same text within the meeting, the same id with a text close enough, close text.
Pairing pair_entries(const std::vector<MatchSide>& old_entries, const std::vector<MatchSide>& new_entries);

}  // namespace klubba
