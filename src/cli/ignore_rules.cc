// SPDX-License-Identifier: MIT
#include "cli/ignore_rules.h"

#include <cstddef>

namespace klubba::cli {
namespace {

/// The end of the bracket expression that begins at `glob[0]`, and whether it holds `c`; 0 where it is not closed.
std::size_t bracket(std::string_view glob, char c, bool& holds) {
  std::size_t i = 1;
  const bool negated = i < glob.size() && (glob[i] == '!' || glob[i] == '^');
  if (negated) ++i;
  bool in = false;
  const std::size_t first = i;
  while (i < glob.size() && (glob[i] != ']' || i == first)) {
    if (i + 2 < glob.size() && glob[i + 1] == '-' && glob[i + 2] != ']') {
      in = in || (glob[i] <= c && c <= glob[i + 2]);
      i += 3;
    } else {
      in = in || glob[i] == c;
      ++i;
    }
  }
  if (i >= glob.size()) return 0;
  holds = in != negated;
  return i + 1;
}

}  // namespace

// One star is remembered at a time: where a later one fits, the earlier ones need not give way any more. A double star
// is the one that a later failure falls back to.
bool fits_glob(std::string_view glob, std::string_view text) {
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t g = 0;
  std::size_t t = 0;
  std::size_t star_glob = none, star_text = 0;
  std::size_t deep_glob = none, deep_text = 0;
  bool whole_folders = false;
  while (true) {
    if (g < glob.size() && glob[g] == '*') {
      const bool deep = g + 1 < glob.size() && glob[g + 1] == '*';
      if (deep) {
        g += 2;
        // "**/" also stands for no folder at all.
        whole_folders = g < glob.size() && glob[g] == '/' && (t == 0 || text[t - 1] == '/');
        if (whole_folders) ++g;
        deep_glob = g;
        deep_text = t;
        star_glob = none;
      } else {
        star_glob = ++g;
        star_text = t;
      }
      continue;
    }
    if (t == text.size() && g == glob.size()) return true;
    if (t < text.size() && g < glob.size()) {
      bool holds = false;
      std::size_t step = 1;
      if (glob[g] == '?') {
        holds = text[t] != '/';
      } else if (glob[g] == '[' && bracket(glob.substr(g), text[t], holds) > 0) {
        step = bracket(glob.substr(g), text[t], holds);
        holds = holds && text[t] != '/';
      } else if (glob[g] == '\\' && g + 1 < glob.size()) {
        step = 2;
        holds = glob[g + 1] == text[t];
      } else {
        holds = glob[g] == text[t];
      }
      if (holds) {
        g += step;
        ++t;
        continue;
      }
    }
    if (star_glob != none && star_text < text.size() && text[star_text] != '/') {
      t = ++star_text;
      g = star_glob;
    } else if (deep_glob != none && deep_text < text.size()) {
      const std::size_t slash = text.find('/', deep_text);
      if (whole_folders && slash == std::string_view::npos) return false;
      deep_text = whole_folders ? slash + 1 : deep_text + 1;
      t = deep_text;
      g = deep_glob;
      star_glob = none;
    } else {
      return false;
    }
  }
}

void IgnoreRules::add_lines(std::string_view lines, const std::string& folder) {
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    std::string_view line = lines.substr(0, end);
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    while (line.ends_with(' ') && !line.ends_with("\\ ")) line.remove_suffix(1);
    if (!line.starts_with('#')) add(line, folder);
  }
}

void IgnoreRules::add(std::string_view pattern, const std::string& folder) {
  Pattern out;
  out.folder = folder.empty() ? "" : folder + "/";
  if (pattern.starts_with('!')) {
    out.negated = true;
    pattern.remove_prefix(1);
  }
  if (pattern.ends_with('/')) {
    out.folders_only = true;
    pattern.remove_suffix(1);
  }
  out.anchored = pattern.find('/') != std::string_view::npos;
  if (pattern.starts_with('/')) pattern.remove_prefix(1);
  if (pattern.empty()) return;
  out.glob = std::string(pattern);
  patterns_.push_back(std::move(out));
}

bool IgnoreRules::ignores(std::string_view path, bool is_folder) const {
  for (auto pattern = patterns_.rbegin(); pattern != patterns_.rend(); ++pattern) {
    if (pattern->folders_only && !is_folder) continue;
    if (!path.starts_with(pattern->folder)) continue;
    const std::string_view below = path.substr(pattern->folder.size());
    const std::string_view name = below.substr(below.rfind('/') + 1);
    if (fits_glob(pattern->glob, pattern->anchored ? below : name)) return !pattern->negated;
  }
  return false;
}

}  // namespace klubba::cli
