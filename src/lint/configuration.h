// SPDX-License-Identifier: MIT
#pragma once
/// A house's `.klubba.yaml`: which checks it wants, where not, and whom and what it knows. YAML is read here only.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "klubba/lint.h"

namespace klubba {

/// Checks that don't run on the files that a pattern fits (shell wildcards, from the configuration's folder; `**/`
/// before a name is any folder or none).
struct IgnoredFiles {
  std::string files;
  std::vector<std::string> checks;
};

struct Configuration {
  std::vector<std::string> extends;  ///< configurations that this one adds to, relative to its own folder
  Position extends_at{0, 0};         ///< where it names them
  std::string grammar;               ///< empty: found by each document's signs
  std::optional<Tier> tier;
  std::map<std::string, std::optional<Severity>> checks;  ///< no severity: off
  std::vector<IgnoredFiles> ignore;
  std::vector<std::string> bodies, roles, people, abbreviations;
  std::map<std::string, std::string> extractors;  ///< ending of files → the command that makes text of them

  /// What `base` says and this one doesn't; lists are put together.
  void add_below(const Configuration& base);
  /// As YAML, with what isn't set left out: `--show-config`.
  std::string text() const;
};

/// The configuration in `text`. Nothing where it can't be used: unknown keys, checks and values, each with its place
/// and the nearest valid word, go to `out`.
std::optional<Configuration> read_configuration(std::string_view text, const std::string& path, Diagnostics& out);

}  // namespace klubba
