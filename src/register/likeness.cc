// SPDX-License-Identifier: MIT
#include "register/likeness.h"

#include <algorithm>
#include <limits>
#include <string>

#include "klubba/register.h"

namespace klubba {
namespace {

std::size_t shared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::size_t count = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i < *j) {
      ++i;
    } else if (*j < *i) {
      ++j;
    } else {
      ++count;
      ++i;
      ++j;
    }
  }
  return count;
}

}  // namespace

std::vector<std::uint32_t> letter_groups(std::string_view text) {
  const std::string slug = '-' + make_slug(text, std::numeric_limits<std::size_t>::max()) + '-';
  std::vector<std::uint32_t> out;
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(slug[i])); };
  for (std::size_t i = 0; i + 2 < slug.size(); ++i) out.push_back(byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2));
  std::sort(out.begin(), out.end());
  return out;
}

double likeness(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  const std::size_t all = a.size() + b.size();
  return all == 0 ? 0.0 : 2.0 * static_cast<double>(shared(a, b)) / static_cast<double>(all);
}

double share_within(const std::vector<std::uint32_t>& part, const std::vector<std::uint32_t>& whole) {
  return part.empty() ? 0.0 : static_cast<double>(shared(part, whole)) / static_cast<double>(part.size());
}

}  // namespace klubba
