// SPDX-License-Identifier: MIT
#pragma once
/// Which organ met: from title lines, else from who decides in the text.
#include <vector>

#include "minutes/head_field.h"

namespace klubba::minutes {

/// The body's name; empty where the document gives none.
Value read_body(const SourceFile& source, const Layout& layout, const grammar::Grammar& grammar,
                const std::vector<HeadLine>& lines, const FieldReader& reader, const std::vector<HeadField>& fields);

}  // namespace klubba::minutes
