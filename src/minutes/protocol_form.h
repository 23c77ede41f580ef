// SPDX-License-Identifier: MIT
#pragma once
/// Whether a protocol keeps assignments to its decisions: judged once, from the labels of all sections.
#include <cstddef>

namespace klubba::minutes {

/// The labels of a document's sections: those that only formal protocols have, and those that decide.
struct LabelCount {
  std::size_t formal = 0;
  std::size_t deciding = 0;
};

/// Protocols with formal sections assign in their decisions and nowhere else.
struct ProtocolForm {
  bool formal = false;   ///< only rules that say so give actions, in decisions
  bool decides = false;  ///< decisions alone give actions
};

ProtocolForm protocol_form(const LabelCount& labels);

}  // namespace klubba::minutes
