// SPDX-License-Identifier: MIT
#pragma once
/// One pass over a text tells which of many patterns can be found in it at all.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace klubba::grammar {

/// Made of patterns once, then asked from any number of threads. A finite automaton (Aho and Corasick, 1975) over the
/// literals that the patterns require.
class LiteralGate {
 public:
  explicit LiteralGate(const std::vector<std::string_view>& patterns);

  /// Indices of the patterns that may be found in `text`, ascending; those left out cannot be.
  std::vector<std::size_t> open(std::string_view text) const;

 private:
  void add_literal(const std::string& literal, std::uint32_t requirement);
  void link();
  std::size_t step(std::size_t state, std::size_t column) const { return next_[state * columns_ + column]; }

  std::array<std::uint16_t, 256> column_{};      // byte → column; capitals share that of their small letters
  std::size_t columns_ = 1;                      // 0: bytes of no literal
  std::vector<std::uint32_t> next_;              // state × column → state
  std::vector<std::vector<std::uint32_t>> met_;  // by state: requirements that a literal ending here fulfils
  std::vector<std::uint32_t> pattern_of_;        // by requirement
  std::vector<std::uint32_t> wanted_;            // by pattern: how many requirements it has
};

}  // namespace klubba::grammar
