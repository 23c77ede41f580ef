// SPDX-License-Identifier: MIT
#include "register/archive_coverage.h"

#include <doctest/doctest.h>

#include "render/coverage_table.h"

using namespace klubba;

namespace {

Minutes lines_of(std::initializer_list<LineClass> classes) {
  Minutes minutes;
  minutes.grammar = "g";
  for (const LineClass line_class : classes) minutes.lines.push_back({line_class, ""});
  return minutes;
}

}  // namespace

TEST_CASE("shapes of lines") {
  struct {
    const char* line;
    const char* shape;
  } const table[]{
      {"", ""},
      {"3. Ekonomi", "0. Aa"},
      {"the end of it all", "a"},
      {"  Kim Ek   (ABC) 2024-03-05", "Aa Aa (A) 0-0-0"},
      {"\u00C5ret var gott, tack", "Aa a, a"},
      {"\u2022 a b C d", "\u2022 a A a"},
  };
  for (const auto& row : table) CHECK(line_shape(row.line) == row.shape);
  CHECK(line_shape(std::string(100000, '.')).size() < 50);
}

TEST_CASE("an archive's sums, worst documents and shapes") {
  using enum LineClass;
  ArchiveCoverage coverage;
  Minutes whole = lines_of({heading, blank, prose});
  whole.agenda.emplace_back();
  coverage.add(SourceFile::decode("a/one.txt", "1. A\n\nb\n"), whole);
  coverage.add(SourceFile::decode("b/two.txt", "Page 1\nPage 2\nb\n"), lines_of({unplaced, unplaced, prose}));
  coverage.add(SourceFile::decode("b/three.txt", "Page 1\nb\nb\n"), lines_of({unplaced, prose, prose}));
  CHECK(coverage.total().documents == 3);
  CHECK(coverage.total().empty == 2);
  CHECK(coverage.total().items == 1);
  CHECK(coverage.total().filled == 8);
  CHECK(coverage.total().placed == 5);
  REQUIRE(coverage.worst(9).size() == 2);
  CHECK(coverage.worst(9)[0].path == "b/two.txt");
  CHECK(coverage.worst(1).size() == 1);
  REQUIRE(coverage.shapes(9).size() == 1);
  CHECK(coverage.shapes(9)[0].shape == "Aa 0");
  CHECK(coverage.shapes(9)[0].count == 3);
  std::string out;
  render_coverage(coverage, out);
  CHECK(out ==
        "folder                   grammar       docs empty  items decis. actions % lines\n"
        "a                        g                1     0      1      0       0   100.0\n"
        "b                        g                2     2      0      0       0    50.0\n"
        "total                                     3     2      1      0       0    62.5\n"
        "\n"
        "read worst (% of lines placed)\n"
        "  33.3  b/two.txt\n"
        "  66.6  b/three.txt\n"
        "\n"
        "most frequent shapes of lines without a place\n"
        "     3  Aa 0                                 b/two.txt:1\n");
}
