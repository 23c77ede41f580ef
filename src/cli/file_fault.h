// SPDX-License-Identifier: MIT
#pragma once
/// What the commands say of a file as a whole that they can't use.
#include <string>

#include "klubba/diagnostic.h"

namespace klubba::cli {

/// An error without a place in the text.
Diagnostic fault(std::string id, const std::string& path, std::string message, std::string help = "");

}  // namespace klubba::cli
