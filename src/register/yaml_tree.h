// SPDX-License-Identifier: MIT
#pragma once
/// YAML of any style, as yaml-cpp reads it: for registers that are only read, not edited where they stand.
#include <string>
#include <string_view>
#include <vector>

#include "klubba/source_file.h"
#include "register/yaml_node.h"

namespace klubba {

/// The documents of a text, or why there are none.
struct YamlTree {
  std::vector<YamlNode> documents;
  std::string fault;  ///< empty: the text is YAML
  Position at;
};

YamlTree read_yaml_tree(std::string_view text);

}  // namespace klubba
