// SPDX-License-Identifier: MIT
#pragma once
/// A pattern, read: the tree that a `Program` is made of. The syntax is RE2's, and of it what grammars use.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/char_class.h"

namespace klubba::grammar {

struct Expression {
  enum class Kind { sequence, choice, repeat, capture, character, begin, end };
  static constexpr std::size_t no_bound = static_cast<std::size_t>(-1);

  Kind kind = Kind::sequence;
  std::vector<Expression> parts;  ///< of a sequence (none: the empty text) or a choice; one of a repeat or capture
  CharClass members;              ///< of a character that is one of a class
  char32_t letter = 0;            ///< of a character that is one letter: its small one where `folded`; else 0
  bool folded = false;            ///< that letter in any case
  std::size_t least = 0, most = no_bound;  ///< of a repeat
  bool greedy = true;
  std::size_t group = 0;  ///< of a capture, from 1

  /// True where it may fit no text at all.
  bool nullable() const;
  /// What a character may be: its class, or its letter.
  CharClass characters() const;
};

struct ReadExpression {
  Expression root;
  std::vector<std::string> names;  ///< by group from 0, the whole match; "" for those without one
};

/// Nothing where the pattern is wrong or holds what isn't known here: RE2 then is asked.
std::optional<ReadExpression> read_expression(std::string_view pattern);

}  // namespace klubba::grammar
