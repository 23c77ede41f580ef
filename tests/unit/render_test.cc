// SPDX-License-Identifier: MIT
#include "klubba/render.h"

#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include <nlohmann/json.hpp>

using namespace klubba;
using Json = nlohmann::ordered_json;

namespace {

/// The YAML that was written, as JSON: quoted scalars are strings, bare ones null or numbers.
Json as_json(const YAML::Node& node) {
  if (node.IsSequence()) {
    Json out = Json::array();
    for (const auto& entry : node) out.push_back(as_json(entry));
    return out;
  }
  if (node.IsMap()) {
    Json out = Json::object();
    for (const auto& entry : node) out[entry.first.as<std::string>()] = as_json(entry.second);
    return out;
  }
  if (node.IsNull()) return nullptr;
  if (node.Tag() == "!") return node.as<std::string>();
  return node.as<std::size_t>();
}

Register nasty_register() {
  const std::vector<std::string> nasty{"no",
                                       "12:30",
                                       "3.10",
                                       "2024-02-09",
                                       "null",
                                       "~",
                                       "- a",
                                       "# b",
                                       "a: b",
                                       "{x}",
                                       "[y]",
                                       "*z",
                                       "&q",
                                       "!t",
                                       "%p",
                                       "|",
                                       ">",
                                       "'single'",
                                       "\"double\"",
                                       "back\\slash",
                                       "line\nbreak",
                                       "tab\tstop",
                                       "\r",
                                       std::string("nul\0nul", 7),
                                       "\x01\x1f\x7f",
                                       "\u0085\u2028\u2029\uFEFF",
                                       "\uFFFE\uFFFF",
                                       "\u00E5\u00E4\u00F6",
                                       "\U0001F4DD",
                                       " lead and trail ",
                                       "---",
                                       "...",
                                       "\\x41",
                                       "\\u0041",
                                       "<!-- -->",
                                       "@",
                                       "`",
                                       "1e3",
                                       "0x1F",
                                       "0o7",
                                       ".inf",
                                       "yes",
                                       "Y",
                                       "\u00A0",
                                       "\u200B"};
  Register entry;
  entry.source = {"a \"b\".txt", std::string(64, '0'), "swedish", "utf-8"};
  entry.meeting.body = "B";
  entry.meeting.present = nasty;
  entry.meeting.adjusters = nasty;
  std::uint32_t line = 1;
  for (const std::string& text : nasty) {
    entry.agenda.push_back({text, text, {"B"}, {text}, {line, line + 1}, 0, ""});
    entry.decisions.push_back({text, text, "", text, {text, text}, "approved", {line, line}});
    RegisterAction action;
    action.id = text;
    action.text = text;
    action.owners = {text, "x"};
    action.owners_resolved = line % 2 == 0 ? std::vector<std::string>{text, ""} : std::vector<std::string>{};
    if (line % 3 != 0) action.deadline = RegisterDeadline{text, text, "", text};
    entry.actions.push_back(action);
    ++line;
  }
  entry.coverage = {512, 380, 40, 30, 0, 2};
  return entry;
}

}  // namespace

TEST_CASE("YAML and JSON read back with the same values and the same order of keys") {
  const Register entry = nasty_register();
  std::string yaml;
  std::string json;
  render_yaml(entry, yaml);
  render_json(entry, json);
  const Json from_json = Json::parse(json);
  const Json from_yaml = as_json(YAML::Load(yaml));
  CHECK(from_yaml.dump() == from_json.dump());
  REQUIRE(from_json["decisions"].size() == entry.decisions.size());
  for (std::size_t i = 0; i < entry.decisions.size(); ++i) {
    CHECK(from_json["decisions"][i]["text"].get<std::string>() == entry.decisions[i].text);
    CHECK(from_json["actions"][i]["owners"][0].get<std::string>() == entry.decisions[i].text);
  }
}

TEST_CASE("an empty register has all its keys") {
  std::string yaml;
  render_yaml(Register{}, yaml);
  CHECK(yaml == R"(klubba: 1
source: {path: "", sha256: null, grammar: null, encoding: null}
meeting:
  body: null
  date: null
  start: null
  end: null
  place: null
  chair: null
  secretary: null
  adjusters: []
  present: []
  absent: []
  next: null
agenda: []
decisions: []
actions: []
coverage: {lines: 0, items: 0, furniture: 0, front: 0, appendix: 0, unplaced: 0}
)");
  std::string json;
  render_json(Register{}, json);
  CHECK(as_json(YAML::Load(yaml)).dump() == Json::parse(json).dump());
}

TEST_CASE("the layout of decisions and actions") {
  Register entry;
  entry.agenda.push_back({"13.1", "Routine", {"B", "I"}, {}, {4, 9}, 0, ""});
  entry.decisions.push_back({"d1", "13.1", "", "one", {"one"}, "", {5, 5}});
  RegisterAction action;
  action.id = "a1";
  action.text = "t";
  action.owners = {"A", "B"};
  action.deadline = RegisterDeadline{"soon", "", "", "immediate"};
  action.lines = {6, 7};
  entry.actions.push_back(action);
  std::string yaml;
  render_yaml(entry, yaml);
  const std::string expected = R"(agenda:
  - {number: "13.1", title: "Routine", codes: ["B", "I"], presenters: [], lines: [4, 9]}
decisions:
  - id: "d1"
    item: "13.1"
    body: null
    text: "one"
    clauses:
      - "one"
    outcome: null
    lines: [5, 5]
actions:
  - id: "a1"
    item: null
    decision: null
    text: "t"
    owners: ["A", "B"]
    deadline: {text: "soon", edtf: null, due: null, event: "immediate"}
    status: "open"
    lines: [6, 7]
)";
  CHECK(yaml.find(expected) != std::string::npos);
}

TEST_CASE("bytes that are no UTF-8 never reach a register") {
  Register entry;
  entry.source.path = "bad\xFF\xC3.txt";
  std::string yaml;
  std::string json;
  render_yaml(entry, yaml);
  render_json(entry, json);
  CHECK(yaml.find("\"bad\uFFFD\uFFFD.txt\"") != std::string::npos);
  CHECK(Json::parse(json)["source"]["path"] == "bad\uFFFD\uFFFD.txt");
}

namespace {

std::string shown(Diagnostic d, std::string_view line, std::size_t width = 100) {
  d.id = "some-id";
  d.message = "it went wrong";
  std::string out;
  render_diagnostic(d, line, {false, width}, out);
  return out;
}

}  // namespace

TEST_CASE("a diagnostic shows its place, the line, note and help") {
  Diagnostic d;
  d.path = "a.txt";
  d.at = {3, 5};
  d.end = {3, 8};
  d.note = "because";
  d.help = "do this";
  CHECK(shown(d, "abc defg") ==
        "a.txt:3:5: error: it went wrong [some-id]\n"
        " 3 | abc defg\n"
        "   |     ^^^\n"
        "  note: because\n"
        "  help: do this\n");
}

TEST_CASE("carets stand under the characters by their width on a terminal") {
  Diagnostic d;
  d.path = "a";
  d.at = {1, 3};
  d.end = {1, 4};
  CHECK(shown(d, "\u4F1A\u00E5x").ends_with(" 1 | \u4F1A\u00E5x\n   |    ^\n"));
  CHECK(shown(d, "a\u0301bc").ends_with(" 1 | a\u0301bc\n   |  ^\n"));
  CHECK(shown(d, "\tab").ends_with(" 1 |     ab\n   |      ^\n"));
  CHECK(shown(d, "ab").ends_with(" 1 | ab\n   |   ^\n"));
}

TEST_CASE("long lines are cut around the place, and control characters do nothing") {
  Diagnostic d;
  d.path = "a";
  d.at = {1, 5001};
  const std::string out = shown(d, std::string(5000, 'x') + "Y" + std::string(5000, 'z'), 80);
  CHECK(out.find("xxxYzzz") != std::string::npos);
  CHECK(out.size() < 300);
  d.at = {1, 1};
  CHECK(shown(d, "\x1b[31mred").find('\x1b') == std::string::npos);
}

TEST_CASE("a diagnostic without a place or a file") {
  CHECK(shown({}, "") == "klubba: error: it went wrong [some-id]\n");
  Diagnostic d;
  d.path = "a";
  d.severity = Severity::warning;
  CHECK(shown(d, "") == "a: warning: it went wrong [some-id]\n");
}
