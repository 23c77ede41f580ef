// SPDX-License-Identifier: MIT
#include "text/name_parts.h"

#include <algorithm>

namespace klubba::text {

std::vector<std::string_view> name_parts(std::string_view name) {
  std::vector<std::string_view> out;
  for (std::size_t i = 0; i < name.size();) {
    const std::size_t space = std::min(name.find(' ', i), name.size());
    if (space > i) out.push_back(name.substr(i, space - i));
    i = space + 1;
  }
  return out;
}

std::size_t first_letter_size(std::string_view word) {
  if (word.empty()) return 0;
  return std::min<std::size_t>(static_cast<unsigned char>(word[0]) < 0x80 ? 1 : 2, word.size());
}

}  // namespace klubba::text
