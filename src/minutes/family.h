// SPDX-License-Identifier: MIT
#pragma once
/// Which family of layouts a document belongs to, by evidence in its lines.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "grammar/grammar.h"
#include "klubba/source_file.h"

namespace klubba::minutes {

/// The score of each grammar's `detect` rules, best first (ties: by name). A rule counts its hits, up to a few, times
/// its weight; longer documents need no more of them than short ones.
std::vector<std::pair<std::string, double>> score_families(
    const SourceFile& source, const std::vector<std::shared_ptr<const grammar::Grammar>>& detectors);

/// The score below which no family is chosen.
inline constexpr double least_family_score = 4;

}  // namespace klubba::minutes
