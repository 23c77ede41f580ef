// SPDX-License-Identifier: MIT
#include "klubba/living_yaml.h"

#include <doctest/doctest.h>

#include "register/fingerprint.h"

using namespace klubba;

namespace {

LivingRegister small() {
  LivingRegister out;
  LivingMeeting meeting;
  meeting.id = "board-2025-01-10";
  meeting.source = {"jan.txt", "00", "swedish", "utf-8"};
  meeting.meeting.body = "Board";
  meeting.meeting.date = "2025-01-10";
  meeting.meeting.present = {"Bo", "Ida"};
  meeting.agenda.push_back({"1", "Well", {}, {}, {3, 5}, 0, ""});
  out.meetings.push_back(meeting);
  for (const char* id : {"board-2025-01-10-1-a1", "board-2025-01-10-1-a2"}) {
    LivingAction action;
    action.action.id = id;
    action.action.item = "1";
    action.action.text = "Bo digs: \"deep\".";
    action.action.owners = {"Bo"};
    action.action.deadline = RegisterDeadline{"in May", "2025-05", "2025-05-31", ""};
    action.action.lines = {4, 4};
    action.meeting = meeting.id;
    action.events.push_back({EventType::given, "2025-01-10", meeting.id, "1", "Board", {4, 4}, false, ""});
    action.fingerprint = fingerprint(action.action);
    out.actions.push_back(action);
  }
  return out;
}

std::string text_of(const LivingRegister& entry) {
  std::string out;
  render_yaml(entry, out);
  return out;
}

LivingRegister read(const std::string& text) {
  Diagnostics faults;
  auto out = read_living_register(text, "r.yaml", faults);
  for (const auto& d : faults) MESSAGE(d.message);
  REQUIRE(out);
  return *out;
}

std::string put(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("what is written is read") {
  const std::string text = text_of(small());
  const LivingRegister back = read(text);
  CHECK(text_of(back) == text);
  CHECK(rewrite_yaml(text, back) == text);
  CHECK(back.actions.at(1).events.at(0).type == EventType::given);
}

TEST_CASE("only the value that changed is touched, comments and hand-made style stay") {
  std::string text = text_of(small());
  text = put(text, "status: \"open\"", "status: open   # asked Bo");
  text = put(text, "    lines: [4, 4]\n",
             "    lines: [4, 4]\n    note: >-\n      two lines\n      of note\n    # a comment\n");
  LivingRegister entry = read(text);
  CHECK(entry.actions[0].note == "two lines of note");
  entry.actions[0].action.status = "done";
  entry.actions[0].events.push_back(
      {EventType::closed, "2025-02-10", "board-2025-02-10", "2", "Board", {7, 7}, false, ""});
  std::string wanted = put(text, "status: open ", "status: \"done\" ");
  const std::string given = "body: \"Board\", lines: [4, 4]}\n";
  wanted = put(wanted, given,
               given +
                   "      - {type: \"closed\", date: \"2025-02-10\", meeting: \"board-2025-02-10\", item: \"2\", body: "
                   "\"Board\", lines: [7, 7]}\n");
  CHECK(rewrite_yaml(text, entry) == wanted);
}

TEST_CASE("new entries and keys are put in at their place") {
  const std::string text = text_of(small());
  LivingRegister entry = read(text);
  entry.actions[0].gone = true;
  LivingAction between = entry.actions[0];
  between.action.id = "board-2025-01-10-1-a9";
  entry.actions.insert(entry.actions.begin() + 1, between);
  CHECK(rewrite_yaml(text, entry) == text_of(entry));
  LivingRegister healed = entry;
  healed.actions[0].gone = false;
  healed.diagnostics.push_back({"citation-dangling", "nothing fits", "board-2025-01-10", "1", {1, 1}, Citation{}, ""});
  CHECK(rewrite_yaml(text_of(entry), healed) == text_of(healed));
  CHECK(rewrite_yaml(text_of(healed), entry) == text_of(entry));
}

TEST_CASE("line ends of Windows stay") {
  std::string text;
  for (const char c : text_of(small())) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
  LivingRegister entry = read(text);
  CHECK(rewrite_yaml(text, entry) == text);
  entry.actions[0].gone = true;
  CHECK(rewrite_yaml(text, entry).find("    gone: true\r\n") != std::string::npos);
}

TEST_CASE("other people's styles are read") {
  const LivingRegister entry = read(
      "klubba: 1\nactions:\n- id: a1\n  text: 'It''s done'\n  owners:\n  - Bo\n  - 'Ida Ek'\n  closed: {date: "
      "2025-03-01, "
      "note: by mail}\n  status: open\n- {id: a2, status: done}\n");
  CHECK(entry.actions.at(0).action.text == "It's done");
  CHECK(entry.actions.at(0).owners() == std::vector<std::string>{"Bo", "Ida Ek"});
  CHECK(entry.actions.at(0).closed->note == "by mail");
  CHECK(entry.actions.at(0).status() == ActionStatus::done);
  CHECK(entry.actions.at(1).status() == ActionStatus::done);
}

TEST_CASE("what is no register is refused with its place") {
  const struct {
    const char* text;
    const char* id;
    std::uint32_t line, column;
  } cases[] = {
      {"klubba: 1\nactions:\n  - id: \"a\"\n    note: \"never closed\n    status: open\n", "register-yaml", 4, 11},
      {"klubba: 1\nactions:\n  - id: \"a\"\n    note: rang Bo: ja\n", "register-yaml", 4, 18},
      {"klubba: 1\nactions:\n  - id: \"a\"\n     status: open\n", "register-yaml", 4, 6},
      {"klubba: 1\nactions:\n  - id: \"a\"\n    owners: [\"Bo\"\n    status: open\n", "register-yaml", 4, 13},
      {"klubba: 1\nactions:\n  - id: \"a\"\n    status: opne\n", "register-value", 4, 13},
      {"klubba: 1\nactions:\n  - id: \"a\"\n  - id: \"a\"\n", "register-value", 4, 9},
      {"klubba: 1\nmeetings:\n  - meeting: null\n  - meeting: null\n", "register-value", 3, 5},
      {"klubba: 1\nmeetings:\n  - id: \"a\"\n  - id: \"a\"\n", "register-value", 4, 9},
      {"klubba: 2\n", "register-value", 1, 9},
      {"klubba: 1\nactions:\n  - id: \"a\"\n    closed: {date: 2025-02-30}\n", "register-value", 4, 20},
  };
  for (const auto& c : cases) {
    CAPTURE(std::string(c.text));
    Diagnostics faults;
    CHECK_FALSE(read_living_register(c.text, "r.yaml", faults));
    REQUIRE(!faults.empty());
    CHECK(faults.front().id == c.id);
    CHECK(faults.front().at.line == c.line);
    CHECK(faults.front().at.column == c.column);
  }
}
