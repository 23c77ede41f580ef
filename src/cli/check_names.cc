// SPDX-License-Identifier: MIT
#include "cli/check_names.h"

#include <algorithm>

#include "text/nearest_word.h"

namespace klubba::cli {

std::optional<Check> find_check(const std::string& id, Diagnostics& out) {
  const auto checks = lint_checks();
  const auto check = std::find_if(checks.begin(), checks.end(), [&id](const Check& c) { return c.id == id; });
  if (check != checks.end()) return *check;
  std::vector<std::string_view> known;
  for (const Check& c : checks) known.push_back(c.id);
  Diagnostic d;
  d.id = "check-unknown";
  d.message = "there is no check '" + id + "'";
  const auto near = text::nearest_word(id, known);
  d.help = near.empty() ? "'klubba rule --list' shows them" : "did you mean '" + std::string(near) + "'?";
  out.push_back(std::move(d));
  return std::nullopt;
}

}  // namespace klubba::cli
