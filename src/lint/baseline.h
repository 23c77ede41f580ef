// SPDX-License-Identifier: MIT
#pragma once
/// Findings that an archive is taken over with: they stay silent, new ones don't.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "render/findings.h"

namespace klubba {

/// Known findings by file, check, the words of the line and how often they came before: numbers of lines don't count,
/// so that text can be added above.
class Baseline {
 public:
  /// One line a finding, as `text` writes them. A line of another shape is an error in `out`.
  static Baseline read(std::string_view text, const std::string& path, Diagnostics& out);
  static Baseline of(const std::vector<Finding>& findings);

  /// Takes the known findings out.
  void remove_known(std::vector<Finding>& findings) const;
  std::string text() const;

 private:
  std::map<std::string, std::size_t> known_;  ///< key → how many
};

}  // namespace klubba
