// SPDX-License-Identifier: MIT
#pragma once
/// The words of a person's name, as resolving and checking of owners compare them.
#include <cstddef>
#include <string_view>
#include <vector>

namespace klubba::text {

/// The words of `name` between its spaces, as views into it.
std::vector<std::string_view> name_parts(std::string_view name);

/// Bytes of the first letter of `word`, UTF-8 of the Latin letters that names have: 1 or 2; 0 where it is empty.
std::size_t first_letter_size(std::string_view word);

}  // namespace klubba::text
