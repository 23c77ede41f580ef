// SPDX-License-Identifier: MIT
#include "text/layout.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "text/list_mark.h"

using klubba::Block;
using klubba::BlockKind;
using klubba::Layout;
using klubba::SourceFile;
using namespace klubba::text;

namespace {

/// An oracle that knows no word but "LABEL" (a label of its own), "RUN-IN:" and a last "of".
LineOracle oracle() {
  LineOracle out;
  out.edge = [](std::string_view line) {
    if (line == "LABEL") return Edge::alone;
    return line.substr(0, 7) == "RUN-IN:" ? Edge::start : Edge::none;
  };
  out.continues = [](std::string_view line) { return line.size() > 3 && line.substr(line.size() - 3) == " of"; };
  out.conjunction = [](std::string_view word) { return word == "and"; };
  return out;
}

Layout laid_out(const SourceFile& source) {
  return lay_out(source, std::vector<bool>(source.lines().size(), false), {}, oracle());
}

/// The blocks' texts, with '|' between them.
std::string texts(std::string_view minutes) {
  const SourceFile source = SourceFile::decode("test.txt", std::string(minutes));
  std::string out;
  for (const Block& block : laid_out(source).blocks) out += (out.empty() ? "" : "|") + block.text.str();
  return out;
}

/// Lines as long as a full one, so that the usual width is known.
constexpr std::string_view full_lines =
    "The board talked about the winter and about what has to be done to the\n"
    "roof before it comes, about who has the keys to the attic and about the\n"
    "offers that have come in from three firms which all of them know well.\n\n";

}  // namespace

TEST_CASE("lines of a paragraph are joined, paragraphs are kept apart") {
  CHECK(
      texts("The roof leaks in the east and the\nwater runs down along the long wall.\n\nNext year it is mended.\n") ==
      "The roof leaks in the east and the water runs down along the long wall.|Next year it is mended.");
}

TEST_CASE("a word cut at the end of a line is made whole, a suspended hyphen stays") {
  CHECK(texts("The roof is made of cop-\nper and is old.\n") == "The roof is made of copper and is old.");
  CHECK(texts("The board buys spring-\nand winter tyres.\n") == "The board buys spring- and winter tyres.");
}

TEST_CASE("a short line ends its paragraph, a full one goes on") {
  const std::string start(full_lines);
  CHECK(texts(start + "Anna rings the firm.\nThe steps are swept by those who live there.\n")
            .find("Anna rings the firm.|The steps") != std::string::npos);
  CHECK(texts(start + "The gutters are cleaned by Anna and the drains are looked after by the\nFirm in town.\n")
            .find("by the Firm in town.") != std::string::npos);
}

TEST_CASE("labels stand alone, run-in labels begin a block") {
  CHECK(texts("about the roof\nLABEL\nit is mended\n") == "about the roof|LABEL|it is mended");
  CHECK(texts("about the roof\nRUN-IN: it is mended\n") == "about the roof|RUN-IN: it is mended");
}

TEST_CASE("double spacing is found and discounted") {
  std::string text;
  for (int i = 0; i < 6; ++i) {
    text +=
        "The board talked about the winter and about what has to be done to the\n\n"
        "roof before it comes.\n\n";
  }
  const SourceFile source = SourceFile::decode("test.txt", text);
  const Layout layout = laid_out(source);
  CHECK(layout.double_spaced);
  REQUIRE(layout.blocks.size() == 6);
  CHECK(layout.blocks[0].lines.first == 1);
  CHECK(layout.blocks[0].lines.last == 3);
  CHECK(layout.blocks[1].gap == 0);
}

TEST_CASE("list points lose their mark and keep their depth") {
  const SourceFile source = SourceFile::decode("test.txt", "- mend the roof\n  - the east side\n2) sweep the steps\n");
  const Layout layout = laid_out(source);
  REQUIRE(layout.blocks.size() == 3);
  CHECK(layout.blocks[0].kind == BlockKind::bullet);
  CHECK(layout.blocks[0].text.str() == "mend the roof");
  CHECK(layout.blocks[0].marker == "-");
  CHECK(layout.blocks[1].indent == 2);
  CHECK(layout.blocks[2].kind == BlockKind::numbered);
  CHECK(layout.blocks[2].marker == "2)");
}

TEST_CASE("Markdown headings, emphasis and tables") {
  const SourceFile source = SourceFile::decode(
      "test.md", "# Board\n\nText with **weight**.\n\n## Roof\n\n| what | who |\n|---|---|\n| mend it | Anna |\n");
  const Layout layout = laid_out(source);
  REQUIRE(layout.blocks.size() >= 5);
  CHECK(layout.blocks[0].kind == BlockKind::heading);
  CHECK(layout.blocks[0].level == 1);
  CHECK(layout.blocks[1].text.str() == "Text with weight.");
  CHECK(layout.blocks[2].level == 2);
  const Block& row = layout.blocks.back();
  CHECK(row.kind == BlockKind::table_row);
  REQUIRE(row.cells.size() == 2);
  CHECK(row.cells[1].str() == "Anna");
}

TEST_CASE("list marks") {
  const struct {
    const char* line;
    BlockKind kind;
    const char* mark;
  } table[] = {
      {"- roof", BlockKind::bullet, "-"},
      {"\xE2\x80\xA2 roof", BlockKind::bullet, "\xE2\x80\xA2"},
      {"=> roof", BlockKind::bullet, "=>"},
      {"-> roof", BlockKind::bullet, "->"},
      {"\xE2\x86\x92 roof", BlockKind::bullet, "\xE2\x86\x92"},
      {"1. roof", BlockKind::numbered, "1."},
      {"12) roof", BlockKind::numbered, "12)"},
      {"2.3. roof", BlockKind::numbered, "2.3."},
      {"a) roof", BlockKind::numbered, "a)"},
      {"6a) roof", BlockKind::numbered, "6a)"},
      {"-roof", BlockKind::paragraph, ""},
      {"-", BlockKind::paragraph, ""},
      {"2024 was dry", BlockKind::paragraph, ""},
      {"roof - steps", BlockKind::paragraph, ""},
  };
  for (const auto& row : table) {
    CAPTURE(row.line);
    const ListMark mark = find_list_mark(row.line);
    CHECK(mark.kind == row.kind);
    CHECK(mark.mark == row.mark);
  }
}

TEST_CASE("lines that come back on each page beside its number are furniture") {
  std::string text;
  int page = 0;
  for (const char* matter : {"The roof leaks.", "The steps are swept.", "Keys are lent.", "The well is dry."}) {
    text += "Board of the garden society\nPage " + std::to_string(++page) + "\n\n" + matter + "\n\f";
  }
  const SourceFile source = SourceFile::decode("test.txt", text);
  const std::vector<bool> furniture = find_furniture(
      source, [](std::string_view line) { return line.substr(0, 5) == "Page "; },
      [](std::string_view line) { return line.empty(); });
  std::size_t heads = 0;
  std::size_t others = 0;
  for (std::size_t i = 0; i < furniture.size(); ++i) {
    if (!furniture[i]) continue;
    const std::string_view line = source.lines()[i].text;
    (line.find("garden society") != std::string_view::npos || line.substr(0, 5) == "Page " ? heads : others) += 1;
  }
  CHECK(heads >= 7);  // the first page's head may stand as the minutes' own
  CHECK(others == 0);
}
