// SPDX-License-Identifier: MIT
#include "register/owner_name.h"

#include <algorithm>

#include "klubba/register.h"

namespace klubba {

bool names_owner(const std::string& sentence, const std::string& owner) {
  constexpr std::size_t longest = 1000;
  const std::string text = '-' + make_slug(sentence, longest) + '-';
  const std::string name = make_slug(owner);
  if (name.empty()) return false;
  // The genitive, too.
  const auto holds = [&text](const std::string& word) {
    return text.find('-' + word + '-') != std::string::npos || text.find('-' + word + "s-") != std::string::npos;
  };
  if (holds(name)) return true;
  const std::string first = name.substr(0, name.find('-'));
  const bool person = owner.front() >= 'A' && owner.front() <= 'Z' && std::count(name.begin(), name.end(), '-') <= 2;
  return person && first.size() > 2 && holds(first);
}

}  // namespace klubba
