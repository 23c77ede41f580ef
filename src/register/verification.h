// SPDX-License-Identifier: MIT
#pragma once
/// Whether a register still says what its document says.
#include <vector>

#include "klubba/diagnostic.h"
#include "klubba/living_register.h"
#include "klubba/register.h"
#include "klubba/source_file.h"

namespace klubba {

/// Compares each text of `entry` with the lines of `source` that it names: `text-moved` (it stands at other lines now),
/// `text-changed` (it stands nowhere, with what stands there), and, where all texts stand but the bytes are not those
/// that the register was made from, `source-changed`.
Diagnostics verify_register(const Register& entry, const SourceFile& source);

/// A living register's documents, each with the decisions and actions that it must hold: not those that went, nor texts
/// that people mended.
std::vector<Register> registers_of(const LivingRegister& living);

}  // namespace klubba
