// SPDX-License-Identifier: MIT
#pragma once
/// Errors that have no place in a text.
#include <string>

#include "klubba/diagnostic.h"

namespace klubba::cli {

/// What makes a file as a whole of no use.
Diagnostic fault(std::string id, const std::string& path, std::string message, std::string help = "");

/// A command called in a way that means nothing.
Diagnostic usage_fault(std::string message, std::string help);

}  // namespace klubba::cli
