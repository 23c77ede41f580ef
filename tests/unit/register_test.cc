// SPDX-License-Identifier: MIT
#include "klubba/register.h"

#include <doctest/doctest.h>

#include <set>

#include "register/sha256.h"

using namespace klubba;

namespace {

Value value(std::string text, std::uint32_t line = 1) {
  return {std::move(text), {}, {line, line}};
}

AgendaItem item(std::string number, std::string title) {
  AgendaItem out;
  out.number = value(std::move(number));
  out.title = value(std::move(title));
  return out;
}

Decision decision(std::size_t at, std::string text) {
  Decision out;
  out.item = at;
  out.text = value(std::move(text), 7);
  out.outcome = Outcome::approved;
  return out;
}

Action action(std::size_t at, std::string text, std::size_t from = Decision::npos) {
  Action out;
  out.item = at;
  out.decision = from;
  out.text = value(std::move(text));
  return out;
}

}  // namespace

TEST_CASE("sha256 of the standard's examples") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256_hex(std::string(1000000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("slugs are plain letters, digits and hyphens") {
  struct {
    const char* text;
    const char* slug;
  } const table[]{
      {"RSL", "rsl"},
      {"13.1", "13-1"},
      {"Sm\u00F6rg\u00E5sn\u00E4mnden", "smorgasnamnden"},
      {"A\u030Angstro\u0308m", "angstrom"},
      {"  -- F\u00F6r- och n\u00E4mnd! ", "for-och-namnd"},
      {"\u00C6r\u00F8 & Stra\u00DFe \u2460", "aero-strasse-1"},
      {"\u4F1A\u8B70", ""},
      {"", ""},
      {"\xFF\xFE", ""},
  };
  for (const auto& row : table) CHECK(make_slug(row.text) == row.slug);
  CHECK(make_slug("one two three four", 12) == "one-two");
  CHECK(make_slug(std::string(100, 'x'), 12) == "xxxxxxxxxxxx");
}

TEST_CASE("ids are made of body, date and item, and each stands once") {
  const SourceFile source = SourceFile::decode("minutes/one.txt", "x\n");
  Minutes minutes;
  minutes.meeting.body = value("RSL");
  minutes.meeting.date = value("2024-02-09");
  minutes.agenda = {item("13.1", "Routine"), item("", "Other matters"), item("13.1", "Again")};
  minutes.decisions = {decision(0, "a"), decision(0, "b"), decision(1, "c"), decision(2, "d"),
                       decision(Decision::npos, "e")};
  minutes.actions = {action(0, "f", 1), action(1, "g")};
  const Register made = make_register(source, minutes);
  CHECK(made.decisions[0].id == "rsl-2024-02-09-13-1-d1");
  CHECK(made.decisions[1].id == "rsl-2024-02-09-13-1-d2");
  CHECK(made.decisions[2].id == "rsl-2024-02-09-other-matters-d1");
  CHECK(made.decisions[3].id == "rsl-2024-02-09-13-1-d3");
  CHECK(made.decisions[4].id == "rsl-2024-02-09-d1");
  CHECK(made.decisions[4].item.empty());
  CHECK(made.decisions[0].outcome == "approved");
  CHECK(made.decisions[0].lines == LineRange{7, 7});
  CHECK(made.actions[0].id == "rsl-2024-02-09-13-1-a1");
  CHECK(made.actions[0].decision == "rsl-2024-02-09-13-1-d2");
  CHECK(made.actions[0].status == "open");
  CHECK(made.actions[1].item == "Other matters");
  CHECK(made.actions[1].decision.empty());
}

TEST_CASE("ids never clash, whatever items are called") {
  const SourceFile source = SourceFile::decode("a.txt", "x\n");
  Minutes minutes;
  minutes.meeting.body = value("B");
  minutes.meeting.date = value("2024-01-01");
  minutes.agenda = {item("1", "x"), item("", "1 d1"), item("", "???"), item("", "!!!")};
  for (std::size_t i = 0; i < 4; ++i) {
    for (int n = 0; n < 3; ++n) minutes.decisions.push_back(decision(i, "t"));
  }
  std::set<std::string> ids;
  for (const auto& entry : make_register(source, minutes).decisions) ids.insert(entry.id);
  CHECK(ids.size() == 12);
}

TEST_CASE("the file's name stands in where body or date are unknown") {
  const SourceFile source = SourceFile::decode("/archive/2019/Board 3.txt", "x\n");
  Minutes minutes;
  minutes.agenda = {item("2", "x")};
  minutes.decisions = {decision(0, "t")};
  CHECK(make_register(source, minutes).decisions[0].id == "board-3-2-d1");
  minutes.meeting.body = value("RSL");
  CHECK(make_register(source, minutes).decisions[0].id == "rsl-board-3-2-d1");
  minutes.meeting.date = value("2019-05-01");
  CHECK(make_register(source, minutes).decisions[0].id == "rsl-2019-05-01-2-d1");
}

TEST_CASE("coverage counts every class once") {
  std::vector<LineNote> lines;
  for (const auto c : {LineClass::blank, LineClass::heading, LineClass::label, LineClass::decision, LineClass::action,
                       LineClass::prose, LineClass::furniture, LineClass::front, LineClass::foot,
                       LineClass::agenda_list, LineClass::appendix, LineClass::unplaced}) {
    lines.push_back({c, ""});
  }
  const Coverage coverage = count_coverage(lines);
  CHECK(coverage.lines == 12);
  CHECK(coverage.items == 5);
  CHECK(coverage.furniture == 1);
  CHECK(coverage.front == 3);
  CHECK(coverage.appendix == 1);
  CHECK(coverage.unplaced == 1);
  CHECK(coverage.filled() == 11);
}
