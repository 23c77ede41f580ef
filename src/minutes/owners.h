// SPDX-License-Identifier: MIT
#pragma once
/// The doers of an action: a stretch of words → owners, and whom the document means by each.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/tagged_text.h"
#include "minutes/passage.h"

namespace klubba::minutes {

/// Byte ranges of the single owners in [begin, end) of the tagged text: lists are split, but not inside an organ's
/// name; helpers, brackets and "all" before a plural are left out.
std::vector<std::pair<std::size_t, std::size_t>> split_owners(const grammar::Grammar& grammar, std::string_view text,
                                                              const grammar::TaggedText& tagged, std::size_t begin,
                                                              std::size_t end);

/// The one person that `owner` can mean (full name, first name, first name and initial, initials), or "".
std::string resolve_owner(std::string_view owner, const Names& names);

/// True where `owner` names no person: neither by name nor by office.
bool is_organ(const grammar::Grammar& grammar, const grammar::NameIndex& names, std::string_view owner);

}  // namespace klubba::minutes
