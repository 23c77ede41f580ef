// SPDX-License-Identifier: MIT
#pragma once
/// Who signed: labels and names at the foot, beside, below or above each other, often in columns.
#include <string>
#include <vector>

#include "minutes/head_field.h"

namespace klubba::minutes {

struct Signature {
  std::string field;  ///< "chair", "secretary", "adjusters"
  Person person;
};

/// The signatures on the lines from index `begin` on.
std::vector<Signature> read_signatures(const SourceFile& source, const grammar::Grammar& grammar,
                                       const std::vector<HeadLine>& lines, std::size_t begin);

}  // namespace klubba::minutes
