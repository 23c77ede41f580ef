// SPDX-License-Identifier: MIT
#pragma once
/// The `.klubba.yaml` that holds for a file: the nearest above it, with those that it extends.
#include <map>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/extractors.h"
#include "lint/configuration.h"

namespace klubba::cli {

class House {
 public:
  /// `path`: the one configuration for all files, or empty; `isolated`: none at all.
  House(std::string path, bool isolated) : path_(std::move(path)), isolated_(isolated) {}

  /// The configuration for a document. Faults are reported, once.
  const Configuration& of(const std::string& document, Console& console);
  /// Puts what the configuration says of the document into `context`; options given stand above it.
  void apply(const std::string& document, LintContext& context, Console& console);
  /// Adds the programs of the configuration that holds where klubba was started, behind those given as options. Those
  /// of folders that minutes lie in don't count: what somebody sends must not bring programs with it. `console` null:
  /// faults are reported by others.
  void add_extractors(Extractors& extractors, Console* console);

 private:
  /// `above`: the configurations that lead here, each extending the next.
  Configuration load(const std::string& path, const std::vector<std::string>& above, Console* console);
  std::string nearest(const std::string& document) const;

  std::string path_;
  bool isolated_;
  std::map<std::string, Configuration> loaded_;
};

}  // namespace klubba::cli
