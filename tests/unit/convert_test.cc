// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "convert/page_text.h"
#include "convert/pandoc_text.h"

namespace {

using namespace klubba::convert;

std::string word(double left, double top, const std::string& text) {
  const double width = 5 * static_cast<double>(text.size());
  return "<word xMin=\"" + std::to_string(left) + "\" yMin=\"" + std::to_string(top) + "\" xMax=\"" +
         std::to_string(left + width) + "\" yMax=\"" + std::to_string(top + 11) + "\">" + text + "</word>\n";
}

std::string page(const std::string& words) {
  return "<page width=\"595\" height=\"842\">\n" + words + "</page>\n";
}

ConvertedText set(const std::string& xhtml) {
  return set_pages(read_word_positions(xhtml));
}

}  // namespace

TEST_CASE("words of a PDF stand at their places") {
  const auto made = set(page(word(50, 40, "1.") + word(63, 40, "Budget") + word(50, 52, "It") + word(64, 52, "stays.") +
                             word(50, 90, "Place") + word(150, 90, "A&amp;B")) +
                        page("") + page(word(50, 40, "End")));
  CHECK(made.text == "1. Budget\nIt stays.\n\n\nPlace               A&B\n\fEnd\n");
  CHECK(made.pages == std::vector<std::uint32_t>{1, 1, 1, 1, 1, 3});
}

TEST_CASE("a table of numbered rows keeps its cells, also where they are centred") {
  std::string words = word(40, 40, "Nr") + word(70, 40, "Kind") + word(120, 40, "Subject") + word(250, 40, "Who");
  words += word(40, 60, "1") + word(70, 60, "B") + word(120, 60, "Pump") + word(250, 60, "Ada");
  // Row 2: its subject takes three lines, its number stands beside the second.
  words += word(120, 80, "A") + word(128, 80, "long") + word(120, 92, "subject") + word(120, 104, "told");
  words += word(40, 92, "2") + word(250, 92, "Bo");
  words += word(40, 124, "3") + word(70, 124, "I") + word(120, 124, "End");
  const auto made = set(page(words));
  CHECK(made.text ==
        "| Nr | Kind | Subject | Who |\n| 1 | B | Pump | Ada |\n| 2 |  | A long<br>subject<br>told | Bo |\n"
        "| 3 | I | End |  |\n");
}

TEST_CASE("a table without numbers stays text") {
  std::string words;
  for (int i = 0; i < 6; ++i) {
    const double top = 40.0 + 14 * i;
    words += word(40, top, "Ada") + word(120, top, "Chair") + word(200, top, "North") + word(300, top, "yes");
  }
  CHECK(set(page(words)).text.find('|') == std::string::npos);
}

TEST_CASE("what is no list of words gives no pages") {
  CHECK(read_word_positions("").empty());
  CHECK(read_word_positions("<word xMin=\"1\">lost</word>").empty());
  CHECK(read_word_positions("<page width=\"1\"").empty());
}

TEST_CASE("pandoc's JSON keeps list numbers, and rows of tables") {
  const std::string text = R"({"blocks":[
    {"t":"OrderedList","c":[[3,{"t":"UpperAlpha"},{"t":"OneParen"}],
      [[{"t":"Plain","c":[{"t":"Str","c":"pump"}]}],[{"t":"Plain","c":[{"t":"Str","c":"fence"}]}]]]},
    {"t":"Para","c":[{"t":"Str","c":"a"},{"t":"LineBreak"},{"t":"Str","c":"b*"}]}]})";
  CHECK(set_pandoc(text) == "C) pump\nD) fence\n\na\nb*\n\n");
  CHECK_FALSE(set_pandoc("{}").has_value());
  CHECK_FALSE(set_pandoc("no json").has_value());
  CHECK_FALSE(set_pandoc(R"({"blocks":[{"t":3}]})").has_value());
}
