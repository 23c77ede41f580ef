// SPDX-License-Identifier: MIT
#include "minutes/passage.h"

namespace klubba::minutes {

Role role_named(std::string_view name) {
  if (name == "decide") return Role::decide;
  if (name == "propose") return Role::propose;
  if (name == "act") return Role::act;
  if (name == "tell") return Role::tell;
  if (name == "recipients") return Role::recipients;
  return Role::neutral;
}

}  // namespace klubba::minutes
