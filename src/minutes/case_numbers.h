// SPDX-License-Identifier: MIT
#pragma once
/// The case numbers that headings of agenda items carry: assignments are cited by them too.
#include <vector>

#include "klubba/minutes.h"

namespace klubba::grammar {
class Grammar;
}

namespace klubba::minutes {

/// Gives each item of `agenda` the case number of its heading, or of a line right below it that holds little else.
/// `lines` are the classes of the source's lines.
void add_case_numbers(const SourceFile& source, const std::vector<LineNote>& lines, const grammar::Grammar& grammar,
                      std::vector<AgendaItem>& agenda);

}  // namespace klubba::minutes
