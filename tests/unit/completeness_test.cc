// SPDX-License-Identifier: MIT
#include "register/completeness.h"

#include <doctest/doctest.h>

#include "register/plausibility.h"

using namespace klubba;

namespace {

std::shared_ptr<const grammar::Grammar> example_grammar() {
  Diagnostics out;
  return grammar::Grammar::load("g", {{"g", R"(
grammar: g
rules:
  - {name: range, kind: announced, pattern: '§§ (?P<first>\d+)-(?P<last>\d+)'}
  - {name: item, kind: item, pattern: '^(?P<number>\d+)\. '}
)"}},
                                out);
}

/// Minutes whose lines are told by their first letter: h heading, p prose, u unplaced, f front, l printed agenda.
struct Example {
  std::string text;
  Minutes minutes;

  explicit Example(const std::vector<std::pair<char, std::string>>& lines) {
    std::uint32_t number = 0;
    for (const auto& [type, line] : lines) {
      text += line + "\n";
      ++number;
      LineClass line_class = LineClass::blank;
      switch (type) {
        case 'h':
          line_class = LineClass::heading;
          break;
        case 'p':
          line_class = LineClass::prose;
          break;
        case 'u':
          line_class = LineClass::unplaced;
          break;
        case 'f':
          line_class = LineClass::front;
          break;
        case 'l':
          line_class = LineClass::agenda_list;
          break;
        default:
          break;
      }
      minutes.lines.push_back({line_class, ""});
      if (type == 'h') {
        AgendaItem item;
        item.number = {line.substr(0, line.find(' ')), {}, {number, number}};
        item.title = {line.substr(line.find(' ') + 1), {}, {number, number}};
        item.lines = {number, number};
        minutes.agenda.push_back(item);
      } else if (!minutes.agenda.empty()) {
        minutes.agenda.back().lines.last = number;
      }
    }
  }

  /// "id@line" of each finding.
  std::vector<std::string> findings() const {
    Diagnostics out;
    check_completeness(SourceFile::decode("a.txt", text), minutes, *example_grammar(), out);
    std::vector<std::string> names;
    for (const Diagnostic& d : out) names.push_back(d.id + "@" + std::to_string(d.at.line));
    return names;
  }
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("numbers as sequences") {
  CHECK(number_key("13.1") == std::vector<unsigned>{13, 1});
  CHECK(number_key("6a") == std::vector<unsigned>{6, 1});
  CHECK(number_key("3 B") == std::vector<unsigned>{3, 2});
  CHECK(number_key("14.a.2") == std::vector<unsigned>{14, 1, 2});
  CHECK(number_key("").empty());
  CHECK(number_key("x12").empty());
  CHECK(number_key("99999999999").empty());
}

TEST_CASE("complete minutes give no finding") {
  CHECK(
      Example(
          {{'f', "Head"}, {'h', "1 A"}, {'p', "x"}, {'h', "2 B"}, {'h', "2.1 C"}, {'p', "x"}, {'h', "3 D"}, {'p', "x"}})
          .findings()
          .empty());
}

TEST_CASE("a run of unplaced lines is one finding") {
  CHECK(Example({{'h', "1 A"}, {'p', "x"}, {'u', "a"}, {'b', ""}, {'u', "b"}, {'p', "x"}, {'u', "c"}}).findings() ==
        Names{"line-unplaced@3", "line-unplaced@7"});
}

TEST_CASE("gaps are seen at each level, a new start is none") {
  CHECK(Example({{'h', "138 A"}, {'p', "x"}, {'h', "140 B"}, {'p', "x"}}).findings() == Names{"numbering-gap@3"});
  CHECK(Example({{'h', "1 A"}, {'h', "1.1 B"}, {'p', "x"}, {'h', "1.3 C"}, {'p', "x"}, {'h', "2 D"}, {'p', "x"}})
            .findings() == Names{"numbering-gap@4"});
  CHECK(Example({{'h', "6a A"}, {'p', "x"}, {'h', "6c C"}, {'p', "x"}}).findings() == Names{"numbering-gap@3"});
  CHECK(Example({{'h', "5 A"}, {'p', "x"}, {'h', "1 B"}, {'p', "x"}, {'h', "2 C"}, {'p', "x"}}).findings().empty());
}

TEST_CASE("an item without text, a sub-item or a decision is empty") {
  CHECK(Example({{'h', "1 A"}, {'b', ""}, {'h', "2 B"}, {'p', "x"}}).findings() == Names{"item-empty@1"});
  Example decided({{'h', "1 A"}, {'h', "2 B"}, {'p', "x"}});
  decided.minutes.decisions.emplace_back();
  decided.minutes.decisions.back().item = 0;
  CHECK(decided.findings().empty());
}

TEST_CASE("what cover or printed agenda announce has to be there") {
  CHECK(Example({{'f', "Items §§ 1-3"}, {'h', "1 A"}, {'p', "x"}, {'h', "2 B"}, {'p', "x"}}).findings() ==
        Names{"item-missing@1"});
  CHECK(Example({{'l', "1. A"}, {'l', "2. B"}, {'l', "3. C"}, {'h', "1 A"}, {'p', "x"}, {'h', "2 B"}, {'p', "§§ 4-9"}})
            .findings() == Names{"item-missing@3"});
  CHECK(Example({{'f', "§§ 1-900000"}, {'h', "1 A"}, {'p', "x"}}).findings().empty());
}

TEST_CASE("files that are no minutes are told from those that are") {
  struct {
    const char* text;
    bool doubted;
  } const table[]{{"", false},        {"\n\n", false},           {"\n <!DOCTYPE html>\n<p>404</p>\n", true},
                  {"<HTML>\n", true}, {"{\\rtf1 text}\n", true}, {"Coffee 12\nTea 10\n", true}};
  for (const auto& row : table) {
    CAPTURE(row.text);
    CHECK(doubt_minutes(SourceFile::decode("a", row.text), Minutes{}).has_value() == row.doubted);
  }
  Minutes dated;
  dated.meeting.date.text = "2024-01-01";
  CHECK_FALSE(doubt_minutes(SourceFile::decode("a", "x\n"), dated));
  CHECK_FALSE(doubt_minutes(SourceFile::decode("a", "1 A\nx\nx\nx\n"),
                            Example({{'h', "1 A"}, {'p', "x"}, {'p', "x"}}).minutes));
  CHECK(doubt_minutes(SourceFile::decode("a", "1 A\n2 B\n"), Example({{'h', "1 A"}, {'h', "2 B"}}).minutes));
}
