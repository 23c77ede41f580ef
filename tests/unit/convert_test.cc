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

TEST_CASE("a narrow mark stands upright, however many bytes it takes") {
  const auto made = set(page("<word xMin=\"50\" yMin=\"40\" xMax=\"53\" yMax=\"54\">\xE2\x80\xA2</word>" +
                             word(62, 40, "Point") + word(50, 60, "Text")));
  CHECK(made.text.starts_with("\xE2\x80\xA2 Point\n"));
}

TEST_CASE("a label that fills its column leaves the next one apart") {
  const auto made = set(page(word(50, 40, "Kind") + word(120, 40, "A") + word(50, 54, "Long-labels") +
                             word(112, 54, "B") + word(50, 68, "Place") + word(112, 68, "C") + word(50, 82, "End")));
  CHECK(made.text.find("Long-labels  B") != std::string::npos);
}

TEST_CASE("lists whose marks were drawn get marks, where the producer is known to draw them") {
  const std::string skia = "<meta name=\"Producer\" content=\"Skia/PDF m120\"/>\n";
  std::string words = word(50, 30, "Head:") + word(80, 44, "First") + word(80, 56, "Second") +
                      word(110, 56, std::string(70, 'x')) + word(80, 68, "goes-on") + word(50, 90, "Text") +
                      word(50, 102, "more") + word(50, 114, "text");
  const std::string text = set(skia + page(words)).text;
  CHECK(text.find("\xE2\x80\xA2 First") != std::string::npos);
  CHECK(text.find("\xE2\x80\xA2 Second") != std::string::npos);
  CHECK(text.find("\xE2\x80\xA2 goes-on") == std::string::npos);
  CHECK(set(page(words)).text.find("\xE2\x80\xA2") == std::string::npos);
}

TEST_CASE("a table in larger type than the text gives no headings") {
  std::string words;
  const auto large = [](double left, double top, const std::string& text) {
    return "<word xMin=\"" + std::to_string(left) + "\" yMin=\"" + std::to_string(top) + "\" xMax=\"" +
           std::to_string(left + 20) + "\" yMax=\"" + std::to_string(top + 15) + "\">" + text + "</word>\n";
  };
  for (int i = 0; i < 3; ++i) words += large(50, 40 + 18 * i, "Who") + large(150, 40 + 18 * i, "Ada");
  for (int i = 0; i < 6; ++i) words += word(50, 110 + 12 * i, "text") + word(75, 110 + 12 * i, "goes");
  CHECK(set(page(words)).text.find('#') == std::string::npos);
}

TEST_CASE("type of one width makes no columns of the spaces between its words") {
  // Each character is 6 points wide: spaces stand below each other by chance.
  std::string words;
  const std::vector<std::string> lines{"who does what here", "1  aaa bb cccc dddd", "2  aaa bb cccc dddd",
                                       "3  aaa bb cccc dddd", "and more of it then"};
  double top = 40;
  for (const std::string& line : lines) {
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t end = std::min(line.find(' ', at), line.size());
      const double left = 50 + 6 * static_cast<double>(at);
      const double right = 50 + 6 * static_cast<double>(end);
      if (end > at) {
        words += "<word xMin=\"" + std::to_string(left) + "\" yMin=\"" + std::to_string(top) + "\" xMax=\"" +
                 std::to_string(right) + "\" yMax=\"" + std::to_string(top + 11.6) + "\">" + line.substr(at, end - at) +
                 "</word>\n";
      }
      at = end + 1;
    }
    top += 12;
  }
  CHECK(set(page(words)).text.find('|') == std::string::npos);
}

TEST_CASE("a label centred beside a group of lines stands on the first one") {
  // Two cells of one row beside the label: four names, and two that stand between them.
  const std::string text =
      set(page(word(50, 20, "Head") + word(150, 50, "Ada") + word(300, 56, "Tor") + word(150, 62, "Bo") +
               word(50, 74, "Present") + word(150, 74, "Cia") + word(300, 80, "Ulf") + word(150, 86, "Dag") +
               word(150, 98, "Eva") + word(50, 128, "End")))
          .text;
  CHECK(text.find("Present             Ada") != std::string::npos);
  CHECK(text.find("Present             Cia") == std::string::npos);
}

TEST_CASE("a label beside the first of its lines stays there") {
  const std::string text =
      set(page(word(50, 20, "Place") + word(150, 20, "Hall") + word(50, 50, "Present") + word(150, 50, "Ada") +
               word(150, 62, "Bo") + word(150, 74, "Cia") + word(50, 86, "Absent") + word(150, 86, "Dag") +
               word(150, 98, "Eva") + word(50, 128, "End")))
          .text;
  CHECK(text.find("Present             Ada") != std::string::npos);
  CHECK(text.find("Absent              Dag") != std::string::npos);
}

TEST_CASE("words parted with soft hyphens end in a plain one") {
  CHECK(set(page(word(50, 40, "chair\xC2\xAD") + word(50, 52, "woman."))).text == "chair-\nwoman.\n");
  CHECK(set(page(word(50, 40, "chair\xC2\xAD\xE2\x80\x90") + word(50, 52, "woman."))).text == "chair-\nwoman.\n");
  CHECK(set(page(word(50, 40, "chair\xE2\x80\x90") + word(50, 52, "woman."))).text == "chair-\nwoman.\n");
}
