// SPDX-License-Identifier: MIT
#pragma once
/// Swedish minutes for tests: the built-in grammar, loaded once, and what it makes of a text.
#include <memory>
#include <string>

#include "grammar/grammar.h"
#include "klubba/minutes.h"

namespace klubba {

const std::shared_ptr<const grammar::Grammar>& swedish();

/// What the minutes in `text` hold.
Minutes read_swedish(std::string text);

}  // namespace klubba
