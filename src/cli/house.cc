// SPDX-License-Identifier: MIT
#include "cli/house.h"

#include <fnmatch.h>

#include <algorithm>
#include <filesystem>

#include "cli/input.h"
#include "grammar/grammar.h"

namespace klubba::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t max_configuration_bytes = 1 << 20;
constexpr std::size_t deepest_extends = 8;

/// What a configuration names, as a path from where klubba was started.
std::string beside(const std::string& configuration, const std::string& name) {
  return (fs::path(configuration).parent_path() / name).lexically_normal().string();
}

/// Whether a pattern of the configuration fits a file, given from the configuration's folder and from the root.
bool fits_files(const std::string& pattern, const std::string& below, const std::string& absolute) {
  if (pattern.starts_with("**/") && ::fnmatch(pattern.c_str() + 3, below.c_str(), 0) == 0) return true;
  return ::fnmatch(pattern.c_str(), (pattern.starts_with('/') ? absolute : below).c_str(), 0) == 0;
}

}  // namespace

std::string House::nearest(const std::string& document) const {
  if (isolated_) return {};
  if (!path_.empty()) return path_;
  std::error_code error;
  fs::path folder = fs::absolute(document == "-" ? "." : document, error);
  if (document != "-") folder = folder.parent_path();
  for (;; folder = folder.parent_path()) {
    if (fs::is_regular_file(folder / ".klubba.yaml", error)) {
      const fs::path relative = (folder / ".klubba.yaml").lexically_proximate(fs::current_path(error));
      return relative.string();
    }
    if (folder == folder.root_path() || folder.empty()) return {};
  }
}

Configuration House::load(const std::string& path, const std::vector<std::string>& above, Console* console) {
  Diagnostics faults;
  Configuration out;
  const auto bytes = read_bytes(path, max_configuration_bytes, faults);
  if (!bytes && !above.empty()) {
    for (Diagnostic& d : faults) {
      d.note = "'" + above.back() + "' extends it";
      d.help = "write the path from the folder of '" + above.back() + "'";
    }
  }
  if (bytes) {
    if (auto read = read_configuration(*bytes, path, faults)) out = std::move(*read);
  }
  std::vector<std::string> chain = above;
  chain.push_back(path);
  for (const std::string& base : out.extends) {
    const std::string lies = beside(path, base);
    const bool again = std::find(chain.begin(), chain.end(), lies) != chain.end();
    if (!again && chain.size() <= deepest_extends) continue;
    Diagnostic d;
    d.id = "configuration-value";
    d.message = again ? "'" + base + "' is extended again: the configurations extend each other without end"
                      : "more than " + std::to_string(deepest_extends) + " configurations extend each other";
    d.path = path;
    d.at = out.extends_at;
    d.help = "take one of them out of 'extends'";
    faults.push_back(std::move(d));
    out.extends.clear();
    break;
  }
  // A grammar of the house's own lies beside its configuration.
  const std::string own = beside(path, out.grammar);
  std::error_code error;
  if (!out.grammar.empty() && grammar::builtin_sources().count(out.grammar) == 0 && fs::exists(own, error))
    out.grammar = own;
  if (console != nullptr) console->report(faults, bytes ? std::string_view(*bytes) : std::string_view());
  for (const std::string& base : out.extends) out.add_below(load(beside(path, base), chain, console));
  return out;
}

const Configuration& House::of(const std::string& document, Console& console) {
  const std::string path = nearest(document);
  const auto known = loaded_.find(path);
  if (known != loaded_.end()) return known->second;
  return loaded_.emplace(path, path.empty() ? Configuration{} : load(path, {}, &console)).first->second;
}

void House::add_extractors(Extractors& extractors, Console* console) {
  const std::string path = nearest("-");
  if (path.empty()) return;
  for (const auto& [ending, command] : load(path, {}, console).extractors) {
    Extractors own;
    if (add_extractor(ending + "=" + command, own)) extractors.merge(own);
  }
}

void House::apply(const std::string& document, LintContext& context, Console& console) {
  const Configuration& c = of(document, console);
  if (c.tier == Tier::strict) context.tier = Tier::strict;
  for (const auto& [id, severity] : c.checks) {
    if (severity) {
      context.severities.emplace(id, *severity);
    } else {
      context.ignored.push_back(id);
    }
  }
  std::error_code error;
  const fs::path folder = fs::absolute(nearest(document), error).parent_path();
  const fs::path absolute = fs::absolute(document, error).lexically_normal();
  const std::string below = absolute.lexically_relative(folder).string();
  for (const IgnoredFiles& ignored : c.ignore) {
    if (!fits_files(ignored.files, below, absolute.string())) continue;
    context.ignored.insert(context.ignored.end(), ignored.checks.begin(), ignored.checks.end());
  }
  context.bodies = c.bodies;
  context.roles = c.roles;
  context.people = c.people;
  context.abbreviations = c.abbreviations;
}

}  // namespace klubba::cli
