// SPDX-License-Identifier: MIT
#include "cli/fault.h"

#include <utility>

namespace klubba::cli {

Diagnostic fault(std::string id, const std::string& path, std::string message, std::string help) {
  Diagnostic d;
  d.id = std::move(id);
  d.path = path;
  d.message = std::move(message);
  d.help = std::move(help);
  return d;
}

Diagnostic usage_fault(std::string message, std::string help) {
  return fault("usage", "", std::move(message), std::move(help));
}

}  // namespace klubba::cli
