// SPDX-License-Identifier: MIT
#pragma once
/// The JSON Schemas (draft-07) of the files that klubba reads and writes: schemas/*.json, compiled in.
#include <map>
#include <string>

namespace klubba::cli {

/// Name ("register") → its text.
const std::map<std::string, std::string>& builtin_schemas();

}  // namespace klubba::cli
