// SPDX-License-Identifier: MIT
#include "minutes/protocol_form.h"

namespace klubba::minutes {

ProtocolForm protocol_form(const LabelCount& labels) {
  constexpr std::size_t enough_formal = 2;
  constexpr std::size_t enough_deciding = 2;
  return {labels.formal >= enough_formal && labels.deciding >= 1,
          labels.formal >= 1 && labels.deciding >= enough_deciding};
}

}  // namespace klubba::minutes
