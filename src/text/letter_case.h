// SPDX-License-Identifier: MIT
#pragma once
/// Upper and lower case.
#include <string>
#include <string_view>

namespace klubba::text {

/// For the Latin letters of Latin-1 and Latin Extended-A.
bool starts_with_upper(std::string_view text);
bool starts_with_lower(std::string_view text);

/// Lower case by code points, for any alphabet.
std::string lower_case(std::string_view text);

}  // namespace klubba::text
