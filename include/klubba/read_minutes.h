// SPDX-License-Identifier: MIT
#pragma once
/// The whole reading of one document: layout, head, agenda, decisions, actions.
#include <memory>

#include "klubba/diagnostic.h"
#include "klubba/minutes.h"
#include "klubba/source_file.h"

namespace klubba::grammar {
class Grammar;
class Shelf;
}  // namespace klubba::grammar

namespace klubba {

/// Reads `source` with the grammar of the family that it shows most signs of, `swedish` where it shows too few. Total:
/// any text gives Minutes, with a `no-agenda` warning in `out` where it holds no agenda item and no decision.
Minutes read_minutes(const SourceFile& source, const grammar::Shelf& shelf, Diagnostics& out);

/// The same with a grammar chosen beforehand.
Minutes read_minutes(const SourceFile& source, const std::shared_ptr<const grammar::Grammar>& grammar,
                     Diagnostics& out);

}  // namespace klubba
