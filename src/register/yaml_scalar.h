// SPDX-License-Identifier: MIT
#pragma once
/// What the two halves of the YAML reader share: blank space, plain scalars, limits.
#include <cstddef>
#include <string>
#include <string_view>

#include "register/yaml_node.h"

namespace klubba {

constexpr std::size_t deepest_yaml = 24;  ///< levels of lists and maps

inline bool is_yaml_space(char c) {
  return c == ' ' || c == '\t';
}

/// Whether a plain scalar may begin with the character at `at`.
inline bool begins_plain(std::string_view text, std::size_t at, std::size_t end) {
  const char c = text[at];
  if (std::string_view("-?:").find(c) != std::string_view::npos) return at + 1 < end && !is_yaml_space(text[at + 1]);
  return std::string_view("&*!|>%@`,[]{}#\"'").find(c) == std::string_view::npos;
}

/// The scalar of bytes [begin, end); a plain one may be null.
YamlNode yaml_scalar(std::string text, std::size_t begin, std::size_t end, bool plain);

}  // namespace klubba
