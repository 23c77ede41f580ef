// SPDX-License-Identifier: MIT
#pragma once
/// Persons in lists: a piece of text → the names in it, without titles, parties, organisations and remarks.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "klubba/joined_text.h"
#include "klubba/minutes.h"
#include "klubba/source_file.h"

namespace klubba::grammar {
class Grammar;
}

namespace klubba::minutes {

/// What the shape of a name says.
enum class NameShape {
  none,    ///< no name: words in lower case, an organisation, a sentence
  full,    ///< first name and surname
  single,  ///< one capitalised word
  handle,  ///< one word in lower case
};

struct Person {
  JoinedText name;
  NameShape shape = NameShape::none;
  bool initials = false;  ///< shape none, but initials: a person where others are listed by theirs
  std::string alias;      ///< the handle that stood in brackets behind the name
  std::string role;       ///< field that a role beside the name fills ("chair"), "" for none
};

/// Splits and judges names with the rules `head-…` of a grammar.
class NameReader {
 public:
  explicit NameReader(const grammar::Grammar& grammar) : grammar_(grammar) {}

  /// One person, with or without title, party and remarks. Shape none where it is no name.
  Person read(const JoinedText& text) const;
  /// The pieces of a list: cut at commas, semicolons and conjunctions outside brackets.
  std::vector<Person> read_list(const JoinedText& text) const;
  /// The persons of a list that is known to hold nothing but names (an election): handles and single names count too.
  std::vector<Person> read_names(const JoinedText& text) const;
  /// The field that a text which is nothing but a role fills ("chair"); "" where it is no such role.
  std::string role_of(std::string_view text) const;
  std::string role_among(std::string_view inner) const;
  NameShape shape_of(std::string_view text) const;
  /// Whether `text` is a given name that the grammar knows.
  bool is_given(std::string_view text) const;

 private:
  const grammar::Grammar& grammar_;
};

}  // namespace klubba::minutes
