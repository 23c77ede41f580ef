// SPDX-License-Identifier: MIT
#pragma once
/// Where the meeting was held: a label's value, a line that is a place, or what stands beside the meeting's day.
#include <set>
#include <string>
#include <vector>

#include "grammar/grammar.h"
#include "klubba/deadline.h"
#include "klubba/layout.h"
#include "minutes/head.h"
#include "minutes/head_field.h"

namespace klubba::minutes {

/// The head as its readers see it. All of it must outlive the view.
struct HeadView {
  const std::vector<HeadLine>& lines;
  const FieldReader& reader;
  const std::vector<HeadField>& fields;
  const std::set<std::uint32_t>& used;  ///< lines that hold a field
  const HeadRegion& region;
};

/// The place; empty where the document names none. `date` is the meeting's, ISO or "".
Value read_place(const SourceFile& source, const Layout& layout, const grammar::Grammar& grammar,
                 const DeadlineReader& deadlines, const HeadView& head, const std::string& date);

}  // namespace klubba::minutes
