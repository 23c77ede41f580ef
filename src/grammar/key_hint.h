// SPDX-License-Identifier: MIT
#pragma once
/// What a misspelt key of a grammar may have been meant for.
#include <span>
#include <string>
#include <string_view>

namespace klubba::grammar {

/// The word most like `word`; empty: there are none.
std::string_view most_alike(std::string_view word, std::span<const std::string_view> words);

/// "did you mean 'x'?" where one of `words` is close, else all of them.
std::string key_hint(std::string_view word, std::span<const std::string_view> words);

}  // namespace klubba::grammar
