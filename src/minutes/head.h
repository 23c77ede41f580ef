// SPDX-License-Identifier: MIT
#pragma once
/// Head and foot of the minutes → the meeting: who met, when, where, and who was there. Fields are found by labels,
/// by title lines, by lists of names, by what the items say of elections and times, and by the signatures.
#include <cstdint>
#include <string>
#include <vector>

#include "klubba/layout.h"
#include "klubba/minutes.h"
#include "klubba/source_file.h"
#include "minutes/passage.h"

namespace klubba {
class DeadlineReader;
}
namespace klubba::grammar {
class Grammar;
}

namespace klubba::minutes {

/// Where the agenda items begin and end. Lines from 1.
struct HeadRegion {
  std::uint32_t first_item_line = 1;  ///< lines + 1 where the document has no item
  std::uint32_t foot_line = 1;        ///< first line after the last item's text, lines + 1 if none
};

/// Reads the meeting with the rules of `grammar` (kinds `head-…`). What the document doesn't say stays empty.
/// `agenda` gives the items' titles and lines: elections, opening, closing and the next meeting are read in them.
Meeting read_meeting(const SourceFile& source, const Layout& layout, const grammar::Grammar& grammar,
                     const DeadlineReader& deadlines, const HeadRegion& region, const std::vector<AgendaItem>& agenda);

/// Every name and body that the document gives in its head, its foot and as presenter, each once, in this order.
Names collect_names(const Meeting& meeting, const std::vector<AgendaItem>& agenda);

}  // namespace klubba::minutes
