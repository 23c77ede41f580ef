// SPDX-License-Identifier: MIT
#pragma once
/// Entries of a living register ← YAML nodes: shared by the reader of the whole and by the writer, which reads the old
/// state of an entry anew before it edits it.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "klubba/diagnostic.h"
#include "klubba/living_register.h"
#include "register/yaml_node.h"

namespace klubba {

/// The sections of a living register that are lists of entries.
inline const std::vector<std::string_view> living_sections{"meetings", "decisions", "actions", "diagnostics"};

/// Turns nodes into entries; values that can't be are reported with their place.
class LivingReader {
 public:
  LivingReader(std::string_view text, const std::string& path, Diagnostics& out)
      : text_(text), path_(path), out_(out) {}

  LivingMeeting meeting(const YamlNode& node);
  LivingDecision decision(const YamlNode& node);
  LivingAction action(const YamlNode& node);
  KeptDiagnostic diagnostic(const YamlNode& node);
  void fault(std::size_t at, std::size_t end, std::string message, std::string help = "",
             Severity severity = Severity::error);
  bool failed() const { return failed_; }

 private:
  std::string text(const YamlNode* node);
  std::string text(const YamlNode& map, std::string_view key);
  std::string date(const YamlNode& map, std::string_view key);
  std::vector<std::string> texts(const YamlNode* node);
  std::vector<std::string> texts(const YamlNode& map, std::string_view key);
  RegisterSource source(const YamlNode& node);
  LineRange lines(const YamlNode& map);
  std::uint32_t number(const YamlNode& map, std::string_view key);
  bool flag(const YamlNode& map, std::string_view key);
  const YamlNode* value(const YamlNode& map, std::string_view key) const;
  void known(const YamlNode& map, std::initializer_list<std::string_view> keys);

  std::string_view text_;
  const std::string& path_;
  Diagnostics& out_;
  bool failed_ = false;
};

}  // namespace klubba
