// SPDX-License-Identifier: MIT
#pragma once
/// The minutes behind a register, for reports that quote from them.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/input.h"
#include "klubba/living_register.h"
#include "render/report.h"

namespace klubba::cli {

/// Reads each file when it is first asked for; keeps those that were read already.
class Sources {
 public:
  explicit Sources(const InputOptions& options) : options_(options) {}

  /// A document that was read for the report itself.
  void keep(SourceFile source);
  /// A register's file: paths in it may be meant from the folder that it lies in.
  void add_register(const std::string& path);
  /// The text of the document of `meeting`, or null where it isn't there or is none any more.
  const SourceText* find(const LivingMeeting& meeting);

 private:
  std::optional<SourceFile> read(const std::string& path) const;

  InputOptions options_;
  std::vector<std::string> folders_;
  std::map<std::string, std::optional<SourceFile>> files_;
  std::map<std::string, SourceText> texts_;
};

}  // namespace klubba::cli
