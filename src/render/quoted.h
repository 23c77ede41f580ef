// SPDX-License-Identifier: MIT
#pragma once
/// Strings in double quotes: the one place that escapes for YAML and for JSON.
#include <string>
#include <string_view>

namespace klubba {

/// Appends `text` as a double-quoted YAML scalar on one line. Bytes that are no UTF-8 become U+FFFD.
void append_yaml_string(std::string& out, std::string_view text);

/// Appends `text` as a JSON string (RFC 8259). Bytes that are no UTF-8 become U+FFFD.
void append_json_string(std::string& out, std::string_view text);

}  // namespace klubba
