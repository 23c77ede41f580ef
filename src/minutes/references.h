// SPDX-License-Identifier: MIT
#pragma once
/// Words that name an earlier assignment: "KSAU 2025-01-22, item 4 point 1". Put together from parts in any order
/// (rules of kind `citation-part`), with nothing between them but the words of `citation-gap`.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace klubba::grammar {
class Grammar;
struct Match;
}  // namespace klubba::grammar

namespace klubba::minutes {

/// What one reference says, and where it stands in its text.
struct Reference {
  std::size_t begin = 0, end = 0;
  std::string date, organ, case_number;
  std::vector<std::string> numbers;
  std::vector<unsigned> points;
  bool previous = false;
  bool own = false;  ///< the organ's word may mean the body whose minutes these are
};

class ReferenceReader {
 public:
  /// `date` is the meeting's: a year left out is that of the last such day before it.
  ReferenceReader(const grammar::Grammar& grammar, const std::string& date) : grammar_(grammar), date_(date) {}

  /// The references in `text`, left to right.
  std::vector<Reference> find(std::string_view text) const;
  /// How many days `text` names.
  std::size_t days_in(std::string_view text) const;
  /// The points that `text` names, of whichever item.
  std::vector<unsigned> points_in(std::string_view text) const;

 private:
  std::vector<grammar::Match> parts_in(std::string_view text) const;
  void take(Reference& reference, const grammar::Match& part, std::string_view kind) const;
  void take_organ(Reference& reference, std::string_view organ) const;
  std::string date_of(const grammar::Match& part) const;

  const grammar::Grammar& grammar_;
  const std::string& date_;
};

}  // namespace klubba::minutes
