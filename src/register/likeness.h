// SPDX-License-Identifier: MIT
#pragma once
/// How alike two texts are, by the groups of three letters that they share: typing errors and small changes cost
/// little.
#include <cstdint>
#include <string_view>
#include <vector>

namespace klubba {

/// The sorted groups of three of a text's letters and digits; case, marks and punctuation don't count.
std::vector<std::uint32_t> letter_groups(std::string_view text);

/// 0 (nothing shared) … 1 (the same groups).
double likeness(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);
/// The share of `part`'s groups that `whole` holds.
double share_within(const std::vector<std::uint32_t>& part, const std::vector<std::uint32_t>& whole);

}  // namespace klubba
