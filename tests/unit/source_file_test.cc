// SPDX-License-Identifier: MIT
#include "klubba/source_file.h"

#include <doctest/doctest.h>
#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <string>

namespace klubba {
namespace {

SourceFile decode(std::string bytes) {
  return SourceFile::decode("test.txt", std::move(bytes));
}

std::string original(const SourceFile& file, std::string_view needle) {
  const std::size_t at = file.text().find(needle);
  REQUIRE(at != std::string_view::npos);
  const Span span = file.original(at, at + needle.size());
  return std::string(file.bytes().substr(span.begin, span.end - span.begin));
}

TEST_CASE("text is normalised and the map leads back to the bytes") {
  struct Row {
    const char* bytes;
    const char* text;
    const char* part;
    const char* part_bytes;
  };
  const Row rows[] = {
      {"plain\ntext", "plain\ntext", "text", "text"},
      {"\xEF\xBB\xBFmöte", "möte", "möte", "möte"},
      {"ett\r\ntvå\r\n", "ett\ntvå\n", "ett\ntvå", "ett\r\ntvå"},
      {"ett\rtvå", "ett två", "två", "två"},
      {"5\xC2\xA0kap", "5 kap", " kap", "\xC2\xA0kap"},
      {"\xE2\x80\x89x\xE2\x80\xAFy", " x y", "x y", "x\xE2\x80\xAFy"},
      {"upp\xC2\xAD"
       "drag",
       "uppdrag", "uppdrag",
       "upp\xC2\xAD"
       "drag"},
      {"a\xE2\x80\x8B"
       "b",
       "ab", "b", "b"},
      {"of\xEF\xAC\x81"
       "ciell",
       "officiell", "fi", "\xEF\xAC\x81"},
      {"a\xCC\x8Atg\xC3\xA4rd", "åtgärd", "å", "a\xCC\x8A"},
      {"xa\xCC\x8A\xCC\xA3y", "xạ̊y", "y", "y"},
      {"\xE2\x84\xAB", "Å", "Å", "\xE2\x84\xAB"},
      {"\xEF\x82\xB7 punkt", "\xEF\x82\xB7 punkt", "punkt", "punkt"},
      {"tv\xE5 m\xF6ten", "två möten", "två", "tv\xE5"},
      {"\x93"
       "Ja\x94 sa m\xF6tet",
       "“Ja” sa mötet", "”", "\x94"},
      {"a\vb", "a b", "b", "b"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    const SourceFile file = decode(row.bytes);
    CHECK(file.text() == row.text);
    CHECK(original(file, row.part) == row.part_bytes);
    CHECK(file.invalid().empty());
    CHECK_FALSE(file.binary());
  }
}

TEST_CASE("encodings are recognised") {
  CHECK(encoding_name(decode("m\xC3\xB6te").encoding()) == "utf-8");
  CHECK(decode("\xEF\xBB\xBFx").encoding() == Encoding::utf8_bom);
  CHECK(encoding_name(Encoding::utf8_bom) == "utf-8");
  CHECK(encoding_name(decode("m\xF6te om v\xE5ren").encoding()) == "iso-8859-1");
  CHECK(encoding_name(decode("m\xF6te \x96 v\xE5ren").encoding()) == "windows-1252");
  // One broken byte does not make UTF-8 another encoding.
  const SourceFile broken = decode("m\xC3\xB6te \xFF f\xC3\xB6r");
  CHECK(broken.encoding() == Encoding::utf8);
  CHECK(broken.text() == "möte \xEF\xBF\xBD för");
  REQUIRE(broken.invalid().size() == 1);
  CHECK(broken.invalid()[0] == 6);
  CHECK(original(broken, "\xEF\xBF\xBD") == "\xFF");
}

TEST_CASE("lines carry numbers, page starts and no white space at the end") {
  const SourceFile file = decode("a  \r\n\fb\n\nc\fd\ne\f\n");
  REQUIRE(file.lines().size() == 5);
  CHECK(file.lines()[0].text == "a");
  CHECK(file.lines()[1].text == "b");
  CHECK(file.lines()[1].page_start);
  CHECK(file.lines()[2].text.empty());
  CHECK(file.lines()[3].text == "c d");
  CHECK_FALSE(file.lines()[3].page_start);
  CHECK(file.lines()[4].page_start);
  CHECK(file.lines()[4].number == 5);
  CHECK(decode("").lines().empty());
  CHECK(decode("a\nb").lines().size() == 2);
  for (const Line& line : file.lines()) CHECK(file.line_at(file.offset_of(line.text)) == line.number);
}

TEST_CASE("positions count lines and characters of the file") {
  const SourceFile emoji = decode("\xF0\x9F\x98\x80 ja\nrad två x");
  CHECK(emoji.position(4).column == 2);
  CHECK(emoji.position(5).column == 3);
  const std::size_t x = emoji.bytes().find('x');
  CHECK(emoji.position(x).line == 2);
  CHECK(emoji.position(x).column == 9);
  const SourceFile decomposed = decode(
      "\xEF\xBB\xBF"
      "a\xCC\x8Ax\r\ny");
  CHECK(decomposed.position(3).column == 1);
  CHECK(decomposed.position(6).column == 3);
  CHECK(decomposed.position(decomposed.bytes().size() - 1).line == 2);
  CHECK(decomposed.position(decomposed.bytes().size() - 1).column == 1);
  const SourceFile latin = decode("\xE5\xE4 x");
  CHECK(latin.position(3).column == 4);
}

TEST_CASE("NUL bytes and rubbish are binary") {
  CHECK(decode(std::string("a\0b", 3)).binary());
  CHECK(decode("\xFF\xFE\xFD\xFC\xFB\xFA\xC0\xC1").binary());
  CHECK_FALSE(decode("").binary());
}

TEST_CASE("views survive a move") {
  SourceFile file = decode("ett m\xC3\xB6te");
  const std::string_view text = file.text();
  const SourceFile moved = std::move(file);
  CHECK(moved.text().data() == text.data());
}

bool valid_utf8(std::string_view text) {
  while (!text.empty()) {
    utf8proc_int32_t point = 0;
    const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const utf8proc_ssize_t length = utf8proc_iterate(data, static_cast<utf8proc_ssize_t>(text.size()), &point);
    if (length <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(length));
  }
  return true;
}

// Every offset of the text leads into the file, in order, and the line is the same on both sides.
void check_map(const SourceFile& file) {
  REQUIRE(std::count(file.text().begin(), file.text().end(), '\n') ==
          std::count(file.bytes().begin(), file.bytes().end(), '\n'));
  Span before;
  bool ordered = true;
  bool inside = true;
  bool same_line = true;
  for (std::size_t at = 0; at < file.text().size(); ++at) {
    const Span span = file.original(at, at + 1);
    inside = inside && span.begin < span.end && span.end <= file.bytes().size();
    ordered = ordered && before.begin <= span.begin && before.end <= span.end;
    same_line = same_line && (file.text()[at] == '\n' || file.position(span.begin).line == file.line_at(at));
    before = span;
  }
  CHECK(inside);
  CHECK(ordered);
  CHECK(same_line);
  CHECK(file.original(file.text().size(), file.text().size()).end <= file.bytes().size());
  CHECK(valid_utf8(file.text()));
}

TEST_CASE("the map is total on random bytes") {
  std::mt19937 random(20240209);  // NOLINT: the same bytes each time
  const std::string pieces[] = {"a",
                                "\r\n",
                                "\n",
                                "\r",
                                "\f",
                                "\xC2\xA0",
                                "\xC2\xAD",
                                "\xCC\x8A",
                                "\xEF\xAC\x83",
                                "\xE2\x84\xAB",
                                "o",
                                "\xCC\x88",
                                "\xC3\xA5",
                                "\xE5",
                                "\xFF",
                                "\xED\xA0\x80",
                                "\xF0\x9F\x98",
                                "\xC0",
                                "\xE1\x84\x80\xE1\x85\xA1"};
  for (int round = 0; round < 300; ++round) {
    std::string bytes = round % 3 == 0 ? "\xEF\xBB\xBF" : "";
    const std::size_t count = random() % 60;
    for (std::size_t i = 0; i < count; ++i)
      bytes +=
          round % 2 == 0 ? pieces[random() % std::size(pieces)] : std::string(1, static_cast<char>(random() % 256));
    CAPTURE(bytes);
    check_map(decode(bytes));
  }
}

TEST_CASE("text that was NFC or NFD comes out as NFC") {
  const std::string nfc = "Överläggning på Ångströms kafé: nu är det ÅR 2024";
  utf8proc_uint8_t* nfd = utf8proc_NFD(reinterpret_cast<const utf8proc_uint8_t*>(nfc.c_str()));
  const SourceFile file = decode(reinterpret_cast<const char*>(nfd));
  std::free(nfd);  // NOLINT: utf8proc's own contract
  CHECK(file.text() == nfc);
  CHECK(decode(nfc).text() == nfc);
  check_map(file);
}

TEST_CASE("a heap of marks and a long line take linear time") {
  std::string marks = "a";
  for (int i = 0; i < 200000; ++i) marks += i % 2 == 0 ? "\xCC\x8A" : "\xCC\xA3";
  CHECK(decode(marks).text().size() > 1000);
  std::string feeds;
  for (int i = 0; i < 200000; ++i) feeds += "\f\r";
  CHECK(decode(feeds).lines().size() == 1);
}

}  // namespace
}  // namespace klubba

TEST_CASE("a soft hyphen is seen at a line's end only") {
  const auto source = klubba::SourceFile::decode("x",
                                                 "chair\xC2\xAD\nwoman, vice\xC2\xAD"
                                                 "chair\xC2\xAD\r\nman");
  CHECK(source.text() == "chair-\nwoman, vicechair-\nman");
  CHECK(source.original(5, 6) == klubba::Span{5, 7});
}
