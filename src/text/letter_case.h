// SPDX-License-Identifier: MIT
#pragma once
/// Upper or lower case of the letter that a text begins with, for the Latin letters of Latin-1 and Latin Extended-A.
#include <string_view>

namespace klubba::text {

bool starts_with_upper(std::string_view text);
bool starts_with_lower(std::string_view text);

}  // namespace klubba::text
