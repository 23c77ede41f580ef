// SPDX-License-Identifier: MIT
#pragma once
/// The shape of a living register's entries: their keys as pieces of YAML that can be compared and replaced one by one.
#include <string>
#include <string_view>
#include <vector>

#include "klubba/living_register.h"

namespace klubba {

/// One key of an entry with its value: whole lines of YAML, empty where the key is left out.
struct YamlPiece {
  std::string_view key;
  std::string text;                ///< without the indentation of its first line
  std::vector<std::string> items;  ///< of a block list: the lines of each element, indented
  std::vector<YamlPiece> inner;    ///< of a block map
};

/// The pieces of an entry whose keys stand at column `indent`.
std::vector<YamlPiece> pieces_of(const LivingMeeting& meeting, std::size_t indent);
std::vector<YamlPiece> pieces_of(const LivingDecision& decision, std::size_t indent);
std::vector<YamlPiece> pieces_of(const LivingAction& action, std::size_t indent);
std::vector<YamlPiece> pieces_of(const KeptDiagnostic& diagnostic, std::size_t indent);

}  // namespace klubba
