// SPDX-License-Identifier: MIT
#pragma once
/// The rising chain: of all blocks that could head an item, the run whose numbers make the best agenda.
#include <cstddef>
#include <string>
#include <vector>

#include "grammar/grammar.h"
#include "klubba/layout.h"

namespace klubba::minutes {

/// A block that begins like an agenda item.
struct Candidate {
  std::size_t block = 0;
  std::vector<int> key;      ///< 6.1 → {6, 1}; 6a → {6, 1}
  std::string number;        ///< "6a", without final "." or ")"
  std::string style;         ///< "sign", ".", ")", ").", "" and "#" before it in a marked-up heading
  std::size_t title_at = 0;  ///< byte in the block's text where the title begins; npos: the title is the next block
  double score = 0;
  std::string title;       ///< its first bytes in small letters
  bool with_text = false;  ///< a short title and sentences behind it
  bool bare = false;       ///< another candidate follows at once: a list, not an item with text
  std::string reason;
};

/// The candidates of a document, in order. `marked_headings`: the document has headings of its markup language.
std::vector<Candidate> find_candidates(const Layout& layout, const grammar::Grammar& grammar, bool marked_headings);

/// Indices into `candidates` of the best rising chain, empty where no chain is worth more than chance.
std::vector<std::size_t> best_chain(const std::vector<Candidate>& candidates, const grammar::Grammar& grammar);

}  // namespace klubba::minutes
