// SPDX-License-Identifier: MIT
#pragma once
/// Which words may open a time expression.
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "grammar/grammar.h"

namespace klubba::deadline {

/// First words of all that may open an expression, lower case: most words of a text need no more than this.
class TimeOpeners {
 public:
  explicit TimeOpeners(const grammar::Grammar& grammar);
  /// `word` in any case.
  bool have(std::string_view word) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  std::unordered_set<std::string, Hash, std::equal_to<>> words_;
};

}  // namespace klubba::deadline
