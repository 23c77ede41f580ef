// SPDX-License-Identifier: MIT
#pragma once
/// Lines → blocks. The words that start or end a block are the grammar's; they come in through `LineOracle`.
#include <functional>
#include <string_view>
#include <vector>

#include "klubba/layout.h"

namespace klubba::text {

/// How a line behaves at a block's edge.
enum class Edge {
  none,   ///< decided by width and indent alone
  soft,   ///< starts a block where the line before it had room for its first word (a clause)
  start,  ///< always starts a block (a run-in label)
  alone,  ///< a block of its own (a label)
};

/// What the layout asks about words. Texts are trimmed lines.
struct LineOracle {
  std::function<Edge(std::string_view)> edge;
  /// True where a line that ends so can't be a block's end (a preposition, a conjunction).
  std::function<bool(std::string_view)> continues;
  /// True for text that a clause must follow, so that one at the start of the next line goes on with it.
  std::function<bool(std::string_view)> asks_clause;
  /// True for a word that follows a suspended hyphen: the hyphen before it is the author's.
  std::function<bool(std::string_view)> conjunction;
};

/// How a document is marked up; found once, from all of its lines.
struct Markup {
  bool markdown = false;       ///< ATX or setext headings, emphasis
  bool org = false;            ///< org-mode: headings are runs of '*'
  bool double_spaced = false;  ///< every line is followed by a blank one
  std::uint32_t width = 0;     ///< characters of a full line
};

Markup find_markup(const SourceFile& source, const std::vector<bool>& furniture);

/// Builds the blocks of `source`. `furniture` has one flag a line (index = number - 1); such lines are left out and
/// what stands before and after them may be one paragraph. `cut` (empty, or one a line) ends a line early: a text
/// offset or npos.
Layout lay_out(const SourceFile& source, std::vector<bool> furniture, const std::vector<std::size_t>& cut,
               const LineOracle& oracle);

/// Lines that repeat from page to page: running heads and feet. `core` tells lines that are furniture by their words
/// (page numbers); `never` lines that can't be.
std::vector<bool> find_furniture(const SourceFile& source, const std::function<bool(std::string_view)>& core,
                                 const std::function<bool(std::string_view)>& never);

/// True where the text begins with a lower-case letter of ASCII, Latin-1 or Latin Extended-A.
bool starts_lower(std::string_view text);

/// Number of characters of valid UTF-8.
std::size_t length(std::string_view text);

}  // namespace klubba::text
