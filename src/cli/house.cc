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
constexpr unsigned deepest_extends = 8;

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

Configuration House::load(const std::string& path, unsigned depth, Console* console) {
  Diagnostics faults;
  Configuration out;
  const auto bytes = read_bytes(path, max_configuration_bytes, faults);
  if (bytes) {
    if (auto read = read_configuration(*bytes, path, faults)) out = std::move(*read);
  }
  if (depth >= deepest_extends && !out.extends.empty()) {
    Diagnostic d;
    d.id = "configuration-value";
    d.message = "configurations extend each other without end";
    d.path = path;
    faults.push_back(std::move(d));
    out.extends.clear();
  }
  // A grammar of the house's own lies beside its configuration.
  const fs::path beside = fs::path(path).parent_path() / out.grammar;
  std::error_code error;
  if (!out.grammar.empty() && grammar::builtin_sources().count(out.grammar) == 0 && fs::exists(beside, error))
    out.grammar = beside.string();
  if (console != nullptr) console->report(faults, bytes ? std::string_view(*bytes) : std::string_view());
  for (const std::string& base : out.extends)
    out.add_below(load((fs::path(path).parent_path() / base).string(), depth + 1, console));
  return out;
}

const Configuration& House::of(const std::string& document, Console& console) {
  const std::string path = nearest(document);
  const auto known = loaded_.find(path);
  if (known != loaded_.end()) return known->second;
  return loaded_.emplace(path, path.empty() ? Configuration{} : load(path, 0, &console)).first->second;
}

void House::add_extractors(Extractors& extractors, Console* console) {
  const std::string path = nearest("-");
  if (path.empty()) return;
  for (const auto& [ending, command] : load(path, 0, console).extractors) {
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
  const std::string below = fs::absolute(document, error).lexically_normal().lexically_relative(folder).string();
  for (const IgnoredFiles& ignored : c.ignore) {
    if (::fnmatch(ignored.files.c_str(), below.c_str(), 0) != 0) continue;
    context.ignored.insert(context.ignored.end(), ignored.checks.begin(), ignored.checks.end());
  }
  context.bodies = c.bodies;
  context.roles = c.roles;
  context.people = c.people;
  context.abbreviations = c.abbreviations;
}

}  // namespace klubba::cli
