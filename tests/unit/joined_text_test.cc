// SPDX-License-Identifier: MIT
#include "klubba/joined_text.h"

#include <doctest/doctest.h>

#include <string>

namespace klubba {
namespace {

TEST_CASE("lines are joined and every byte knows its source") {
  const std::string source = "  Anna tar fram ett för-\n  slag till maj.\n";
  JoinedText joined;
  joined.append(std::string_view(source).substr(2, 23), 2);
  CHECK(joined.str().back() == '-');
  joined.drop_last();
  const std::size_t second = source.find("slag");
  joined.append(std::string_view(source).substr(second, 14), second);
  CHECK(joined.str() == "Anna tar fram ett förslag till maj.");
  for (std::size_t at = 0; at < joined.str().size(); ++at) CHECK(source[joined.source_offset(at)] == joined.str()[at]);
  CHECK(joined.source_begin() == 2);
  CHECK(joined.source_end() == source.size() - 1);
  const JoinedText piece = joined.slice(joined.str().find("förslag"), joined.str().size());
  CHECK(piece.str() == "förslag till maj.");
  CHECK(piece.source_begin() == source.find("för-"));
  CHECK(piece.source_offset(piece.str().find("slag")) == second);
}

TEST_CASE("a folded line end is a space that stands after the byte before it") {
  JoinedText joined;
  joined.append("ett", 10);
  joined.append_space();
  joined.append("två", 20);
  CHECK(joined.str() == "ett två");
  CHECK(joined.source_offset(3) == 13);
  CHECK(joined.source_offset(4) == 20);
  CHECK(joined.source_end() == 24);
}

TEST_CASE("trimming and slicing keep the place, also of nothing") {
  JoinedText joined;
  joined.append("  a b ", 100);
  CHECK(joined.trimmed().str() == "a b");
  CHECK(joined.trimmed().source_begin() == 102);
  CHECK(joined.slice(3, 3).empty());
  CHECK(joined.slice(3, 3).source_begin() == 103);
  CHECK(joined.slice(3, 3).source_end() == 103);
  JoinedText blank;
  blank.append("   ", 7);
  CHECK(blank.trimmed().empty());
  CHECK(blank.trimmed().source_begin() == 7);
  CHECK(JoinedText().source_begin() == 0);
  CHECK(joined.slice(4, 99).str() == "b ");
  JoinedText refilled = joined.slice(2, 3);
  refilled.drop_last();
  CHECK(refilled.empty());
  refilled.append("x", 500);
  CHECK(refilled.source_begin() == 500);
}

}  // namespace
}  // namespace klubba
