// SPDX-License-Identifier: MIT
#pragma once
/// What points of a list of things to do carry besides their words: boxes to tick, brackets behind their sentence.
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "klubba/joined_text.h"

namespace klubba::minutes {

/// A box to tick is a mark of the list, as its bullet is: `text` without it.
JoinedText without_box(const JoinedText& text);

/// "Make a form. (Anna makes a draft.)": the bracket belongs to the sentence before it. `sentences` are byte ranges of
/// `text`.
void join_brackets(std::string_view text, std::vector<std::pair<std::size_t, std::size_t>>& sentences);

}  // namespace klubba::minutes
