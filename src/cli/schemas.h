// SPDX-License-Identifier: MIT
#pragma once
/// The JSON Schemas (draft-07) of the files that klubba reads and writes: schemas/*.json, compiled in.
#include <map>
#include <string>
#include <string_view>

namespace klubba::cli {

/// Name ("register") → its text.
const std::map<std::string, std::string>& builtin_schemas();

/// The first line of a YAML file that klubba writes: editors complete and check it by the schema that is installed.
std::string schema_modeline(const std::string& name);

/// `yaml` without that line.
std::string_view without_modeline(std::string_view yaml);

}  // namespace klubba::cli
