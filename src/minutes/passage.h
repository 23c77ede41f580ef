// SPDX-License-Identifier: MIT
#pragma once
/// What the section reader hands to the decision and action readers: pieces of running text of one agenda item, each
/// with the role of the section that it stands in.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "klubba/layout.h"
#include "klubba/minutes.h"

namespace klubba::minutes {

/// What a section's label says of the text below it.
enum class Role {
  neutral,     ///< no label: running text of an item
  decide,      ///< the decision
  propose,     ///< proposals, motions, demands: nothing is decided or assigned here
  act,         ///< a list of things to do
  tell,        ///< background, history, status: no decisions
  recipients,  ///< who gets the extract: nothing at all
};

/// The role that a grammar's label names: "decide", "propose", "act", "tell", "recipients"; neutral for any other.
Role role_named(std::string_view name);

/// One paragraph, list point, table cell or decision clause.
struct Passage {
  JoinedText text;
  std::size_t item = Decision::npos;      ///< index into Minutes::agenda
  std::size_t decision = Decision::npos;  ///< index into Minutes::decisions, where this is a clause of one
  Role role = Role::neutral;
  BlockKind kind = BlockKind::paragraph;
  std::uint32_t level = 0;    ///< list depth
  std::string label;          ///< the text of the section's label, "" for none
  std::string lead;           ///< the paragraph that opens the list this is a point of, "" for none
  std::vector<Value> owners;  ///< given beside the text (a table's owner column)
  JoinedText when;            ///< a cell beside it that says when (a table's deadline column)
  bool told = false;          ///< the item's title says that it only tells ("Information from …")
  bool owners_aside = false;  ///< they stand beside a paragraph: for its sentences that name nobody
};

/// Everyone the document names, for telling people from other capitalised words.
struct Names {
  std::vector<std::string> people;  ///< full names: present, absent, chair, secretary, adjusters, presenters
  std::vector<std::string> bodies;  ///< the organ that met, and others the document treats as such
};

}  // namespace klubba::minutes
