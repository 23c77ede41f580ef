// SPDX-License-Identifier: MIT
#pragma once
/// Whom a document names: what its words are looked up in when sentences are tagged.
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace klubba::grammar {

/// The people and organs that a document names; lower-case words make telling a name from another capital possible.
class NameIndex {
 public:
  void add_person(std::string_view full_name);
  void add_body(std::string_view name);
  /// A capitalised word that the document's own use shows to be a proper noun.
  void add_proper(std::string_view word);

  bool first_name(std::string_view word) const { return first_.contains(word); }
  bool any_name(std::string_view word) const { return any_.contains(word); }
  bool initials(std::string_view word) const { return initials_.contains(word); }
  bool proper(std::string_view word) const { return proper_.contains(word); }
  /// Number of words (space-separated) of the longest body's name that `text` begins with, in bytes; 0 for none.
  std::size_t body_at(std::string_view text) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  using Set = std::unordered_set<std::string, Hash, std::equal_to<>>;

  Set first_, any_, initials_, proper_;
  std::vector<std::string> bodies_;
};

}  // namespace klubba::grammar
