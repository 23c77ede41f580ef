// SPDX-License-Identifier: MIT
#pragma once
/// The number that a table's row begins with, and which number may follow which.
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace klubba::grammar {
class Grammar;
}

namespace klubba::minutes {

struct RowNumber {
  std::array<int, 4> parts{};  ///< "3.4" is {3, 4}, "7a" is {7, 1}; zeros behind
  std::size_t begin = 0;       ///< bytes of the number in the text
  std::size_t end = 0;
  std::size_t rest = 0;  ///< where the text goes on
};

/// The number at the start of `text`, or nothing.
std::optional<RowNumber> find_row_number(std::string_view text, const grammar::Grammar& grammar);

/// True where `next` may be the number of a row below `before`: rising, without a great leap.
bool may_follow(const RowNumber& next, const RowNumber& before);

}  // namespace klubba::minutes
