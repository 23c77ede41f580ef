// SPDX-License-Identifier: MIT
#pragma once
/// Patterns for paths that are left out, as .gitignore has them (gitignore(5)): `*`, `?`, `[a-z]`, `**`, `!`, a slash
/// at the end for folders, a slash inside to hold the pattern to its place.
#include <string>
#include <string_view>
#include <vector>

namespace klubba::cli {

class IgnoreRules {
 public:
  /// Adds the lines of a .gitignore that lies in `folder` (relative to the walk's beginning, "" for it).
  void add_lines(std::string_view lines, const std::string& folder);
  /// Adds one pattern, as if it stood in the .gitignore at the beginning.
  void add(std::string_view pattern, const std::string& folder = "");

  /// What the last pattern that fits `path` (relative to the walk's beginning) says: true for leave out.
  bool ignores(std::string_view path, bool is_folder) const;

 private:
  struct Pattern {
    std::string folder;  ///< with a slash at its end, or ""
    std::string glob;
    bool negated = false;
    bool folders_only = false;
    bool anchored = false;
  };
  std::vector<Pattern> patterns_;
};

/// True where `glob` fits the whole of `text`; `*` and `?` stop at slashes, `**` does not.
bool fits_glob(std::string_view glob, std::string_view text);

}  // namespace klubba::cli
