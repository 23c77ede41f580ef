// SPDX-License-Identifier: MIT
#pragma once
/// What a text must hold for a pattern to be found in it: the literals that RE2 need not be asked without.
#include <string>
#include <string_view>
#include <vector>

namespace klubba::grammar {

/// Any one of these strings must be there. Letters are folded as `fold_literal` does.
using AnyOf = std::vector<std::string>;

/// The requirements that every match of `pattern` (RE2 syntax, fragments put in) fulfils; all of them hold. Empty where
/// nothing is required, or where the pattern is not understood: a longer answer is only quicker, never another one.
std::vector<AnyOf> required_literals(std::string_view pattern);

/// Lower case of ASCII letters and of the two-byte capitals of Latin-1.
std::string fold_literal(std::string_view text);

}  // namespace klubba::grammar
