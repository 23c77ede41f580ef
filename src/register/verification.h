// SPDX-License-Identifier: MIT
#pragma once
/// Whether a register still says what its document says.
#include "klubba/diagnostic.h"
#include "klubba/register.h"
#include "klubba/source_file.h"

namespace klubba {

/// Compares each text of `entry` with the lines of `source` that it names. Where the bytes are those that the register
/// was made from, nothing can differ. Else: `source-changed` (the document is another), `text-moved` (it stands at
/// other lines now), `text-changed` (it stands nowhere, with what stands there).
Diagnostics verify_register(const Register& entry, const SourceFile& source);

}  // namespace klubba
