// SPDX-License-Identifier: MIT
#include "minutes/row_number.h"

#include <cctype>
#include <charconv>

#include "grammar/grammar.h"

namespace klubba::minutes {

std::optional<RowNumber> find_row_number(std::string_view text, const grammar::Grammar& grammar) {
  const auto match = grammar.first("row-number", text);
  if (!match) return std::nullopt;
  const std::string_view digits = match.capture("number");
  RowNumber number;
  number.begin = static_cast<std::size_t>(digits.data() - text.data());
  number.end = number.begin + digits.size();
  number.rest = match.end;
  std::size_t part = 0;
  for (std::size_t i = 0; i < digits.size() && part < number.parts.size();) {
    const char c = digits[i];
    if (std::isdigit(static_cast<unsigned char>(c)) != 0) {
      const auto end = std::from_chars(digits.data() + i, digits.data() + digits.size(), number.parts[part]).ptr;
      i = static_cast<std::size_t>(end - digits.data());
      ++part;
    } else {
      if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
        number.parts[part++] = std::tolower(static_cast<unsigned char>(c)) - 'a' + 1;
      }
      ++i;
    }
  }
  return number;
}

bool may_follow(const RowNumber& next, const RowNumber& before) {
  constexpr int kLeap = 3;  // numbers that a row taken out, or one lost by the PDF tool, leaves away
  for (std::size_t i = 0; i < next.parts.size(); ++i) {
    const int step = next.parts[i] - before.parts[i];
    if (step == 0) continue;
    if (step < 0 || step > kLeap) return false;
    for (std::size_t below = i + 1; below < next.parts.size(); ++below) {
      if (next.parts[below] > kLeap) return false;
    }
    return true;
  }
  return false;
}

}  // namespace klubba::minutes
