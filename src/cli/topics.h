// SPDX-License-Identifier: MIT
#pragma once
/// The texts of `klubba help TOPIC`, compiled in from docs/topics/.
#include <map>
#include <string>

namespace klubba::cli {

/// Name → text: a title line, a blank line, lines of at most 80 columns.
const std::map<std::string, std::string>& builtin_topics();

}  // namespace klubba::cli
