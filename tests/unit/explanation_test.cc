// SPDX-License-Identifier: MIT
#include "render/explanation.h"

#include <doctest/doctest.h>

#include <sstream>

#include "render/columns.h"

using namespace klubba;

namespace {

Minutes example() {
  Minutes minutes;
  minutes.grammar = "g";
  minutes.candidates = {{"g", 0.8125}, {"h", 0.25}};
  AgendaItem item;
  item.number = {"3", {}, {1, 1}};
  item.title = {"Budget", {}, {1, 1}};
  item.lines = {1, 4};
  minutes.agenda = {item};
  Decision decision;
  decision.item = 0;
  decision.text = {"Adopted.", {}, {3, 3}};
  minutes.decisions = {decision};
  minutes.lines = {{LineClass::heading, "item-number"},
                   {LineClass::blank, ""},
                   {LineClass::decision, "a rule with a long name that fits no column"},
                   {LineClass::unplaced, ""}};
  minutes.near_misses = {{{3, 4}, "sentence", "a proposal decides nothing"}};
  return minutes;
}

const char* const text = "3. Budget\n\nAdopted.\n  left over\n";

}  // namespace

TEST_CASE("an explanation has one row a line, with class, text and rule") {
  const SourceFile source = SourceFile::decode("a.txt", text);
  std::string out;
  render_explanation(source, example(), {}, out);
  CHECK(out ==
        "a.txt\n"
        "grammar g; tried: g 0.81, h 0.25\n"
        "1 agenda item, 1 decision, 0 actions; 2 of 3 lines placed\n"
        "\n"
        "    1 heading     3. Budget                                 item-number\n"
        "    2\n"
        "    3 decision    Adopted.\n"
        "                  by: a rule with a long name that fits no column\n"
        "    4 unplaced    left over\n"
        "                  near miss: sentence: a proposal decides nothing\n");
}

TEST_CASE("no row of an explanation is wider than it may be") {
  std::string lines;
  Minutes minutes;
  for (const char* line :
       {"word word word word word word word word word word word word word word word word word",
        "\u4F1A\u8B70\u4F1A\u8B70\u4F1A\u8B70\u4F1A\u8B70\u4F1A\u8B70\u4F1A\u8B70\u4F1A\u8B70\u4F1A\u8B70"
        "\u4F1A\u8B70\u4F1A\u8B70\u4F1A\u8B70\u4F1A\u8B70\u4F1A\u8B70\u4F1A\u8B70\u4F1A\u8B70\u4F1A\u8B70"}) {
    lines += line;
    lines += '\n';
    minutes.lines.push_back({LineClass::prose, "running text"});
  }
  minutes.near_misses = {{{1, 1}, "r", std::string(60, 'a') + " " + std::string(40, 'b') + " c"}};
  const SourceFile source = SourceFile::decode("a.txt", lines);
  std::string out;
  render_explanation(source, minutes, {}, out);
  std::istringstream rows(out);
  for (std::string row; std::getline(rows, row);)
    CHECK(padded(row, 80).find("\u2026", padded(row, 80).size() - 3) == std::string::npos);
}

TEST_CASE("one line is explained whole, with what was taken from it") {
  const SourceFile source = SourceFile::decode("a.txt", text);
  std::string out;
  render_line_explanation(source, example(), 3, {}, out);
  CHECK(out ==
        "    3 decision    Adopted.\n"
        "                  by: a rule with a long name that fits no column\n"
        "                  in item: 3 Budget\n"
        "                  decision: Adopted.\n"
        "                  near miss: sentence: a proposal decides nothing\n");
}

TEST_CASE("text is cut and filled by columns") {
  CHECK(fitted("abc", 3) == "abc");
  CHECK(fitted("abcd", 3) == "ab\u2026");
  CHECK(fitted("\u4F1A\u8B70x", 5) == "\u4F1A\u8B70x");
  CHECK(fitted("\u4F1A\u8B70x", 4) == "\u4F1A\u2026");
  CHECK(padded("a\u0301", 3) == "a\u0301  ");
  CHECK(fitted("", 3).empty());
  std::string out;
  append_wrapped(out, "one two three", 0, 2, 8);
  CHECK(out == "one two\n  three");
}
