// SPDX-License-Identifier: MIT
#pragma once
/// The whole reading of one document: layout, head, agenda, decisions, actions.
#include <memory>
#include <vector>

#include "klubba/diagnostic.h"
#include "klubba/minutes.h"
#include "klubba/source_file.h"

namespace klubba::grammar {
class Grammar;
}

namespace klubba {

/// Reads `source` with the grammars given (most specific first; the best fitting one is chosen). Total: any text gives
/// Minutes, with a `no-agenda` warning in `out` where it holds no agenda item and no decision.
Minutes read_minutes(const SourceFile& source, const std::vector<std::shared_ptr<const grammar::Grammar>>& grammars,
                     Diagnostics& out);

}  // namespace klubba
