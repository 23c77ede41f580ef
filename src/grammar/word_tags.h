// SPDX-License-Identifier: MIT
#pragma once
/// Patterns over words as expressions for the text that words are encoded in.
#include <string>
#include <string_view>

namespace klubba::grammar {

/// Turns `<tag>`, `<a|b>`, `<=word>` and `<any>` of a pattern over words into the expression for
/// `TaggedText::encoded()`.
std::string expand_word_tags(std::string_view pattern);

}  // namespace klubba::grammar
