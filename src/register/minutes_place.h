// SPDX-License-Identifier: MIT
#pragma once
/// Which meeting of a living register a document is of. Minutes come as drafts and adjusted, are moved and renamed, and
/// one body may meet twice on a day: neither path nor date tells alone, so what the minutes hold does.
#include <cstddef>
#include <string>
#include <unordered_set>

#include "klubba/living_register.h"
#include "klubba/update.h"

namespace klubba {

/// What is to be done with a document.
enum class PlaceKind {
  fresh,     ///< a meeting that the register lacks
  same,      ///< its meeting is there, and this is its text now
  outdated,  ///< its meeting is there with a text that takes this one's place
};

struct MinutesPlace {
  PlaceKind kind = PlaceKind::fresh;
  std::size_t meeting = 0;  ///< index, where it is there
};

/// `read`: ids of meetings that this update has read already.
MinutesPlace place_of(const MeetingDocument& document, const LivingRegister& entry,
                      const std::unordered_set<std::string>& read);

/// Whether `a` is to be read before `b`: by date; what was adjusted before drafts, whose place it takes; "minutes-2"
/// before "minutes".
bool reads_before(const MeetingDocument& a, const MeetingDocument& b);

}  // namespace klubba
