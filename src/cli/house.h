// SPDX-License-Identifier: MIT
#pragma once
/// The `.klubba.yaml` that holds for a file: the nearest above it, with those that it extends.
#include <map>
#include <string>

#include "cli/console.h"
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

 private:
  Configuration load(const std::string& path, unsigned depth, Console& console);
  std::string nearest(const std::string& document) const;

  std::string path_;
  bool isolated_;
  std::map<std::string, Configuration> loaded_;
};

}  // namespace klubba::cli
