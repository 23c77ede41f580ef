// SPDX-License-Identifier: MIT
#pragma once
/// Which capitalised words of a document are names: judged by the document's own use of them.
#include <string>
#include <string_view>
#include <unordered_set>

#include "grammar/tagged_text.h"

namespace klubba::minutes {

/// Words that the document writes with a capital inside sentences and nowhere without.
class ProperNouns {
 public:
  explicit ProperNouns(const grammar::Grammar& grammar) : grammar_(grammar) {}

  /// Takes the words of `text` into account.
  void read(std::string_view text);
  /// Tells `names` what was found.
  void add_to(grammar::NameIndex& names) const;

 private:
  const grammar::Grammar& grammar_;
  std::unordered_set<std::string> seen_, lower_;
};

}  // namespace klubba::minutes
