// SPDX-License-Identifier: MIT
#include "klubba/report.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "klubba/render.h"
#include "register/register_reader.h"
#include "render/columns.h"
#include "render/csv.h"
#include "render/page.h"
#include "render/report.h"

using namespace klubba;

namespace {

/// An action of the board's January meeting.
LivingAction action(std::string id, std::string due, std::vector<std::string> owners = {"Bo"},
                    std::string status = "open") {
  LivingAction out;
  out.action.id = std::move(id);
  out.action.item = "4";
  out.action.text = "Bo digs.";
  out.action.owners = std::move(owners);
  if (!due.empty()) out.action.deadline = RegisterDeadline{"in time", due, due, ""};
  out.action.status = std::move(status);
  out.meeting = "board-2025-01-10";
  return out;
}

LivingRegister board(std::vector<LivingAction> actions) {
  LivingRegister out;
  LivingMeeting meeting;
  meeting.id = "board-2025-01-10";
  meeting.meeting.body = "Board";
  meeting.meeting.date = "2025-01-10";
  out.meetings.push_back(meeting);
  out.actions = std::move(actions);
  return out;
}

ReportOptions on(std::string day) {
  ReportOptions out;
  out.as_of = std::move(day);
  return out;
}

std::vector<std::string> ids(const Report& report) {
  std::vector<std::string> out;
  for (const ReportRow& row : report.rows) out.push_back(row.action->action.id);
  return out;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("each live action is in one date group, by its distance to the day of the report") {
  const struct {
    const char* due;
    DateGroup group;
    int days_late;
  } table[] = {
      {"2025-02-28", DateGroup::late, 1},
      {"2024-03-01", DateGroup::late, 365},
      {"2025-03-01", DateGroup::due_within_30_days, 0},
      {"2025-03-31", DateGroup::due_within_30_days, 0},
      {"2025-04-01", DateGroup::later, 0},
      {"", DateGroup::undated, 0},
  };
  for (const auto& row : table) {
    CAPTURE(row.due);
    const LivingRegister entry = board({action("a", row.due)});
    const Report report = make_report(entry, on("2025-03-01"));
    REQUIRE(report.rows.size() == 1);
    CHECK(report.rows[0].group == row.group);
    CHECK(report.rows[0].days_late == row.days_late);
    CHECK(report.counts.live() == 1);
  }
}

TEST_CASE("without owner and vanished count besides the date group") {
  LivingRegister entry = board({action("a", "2025-02-01", {}), action("b", "")});
  entry.actions[1].gone = true;
  const ReportCounts counts = make_report(entry, on("2025-03-01")).counts;
  CHECK(counts.late == 1);
  CHECK(counts.undated == 1);
  CHECK(counts.without_owner == 1);
  CHECK(counts.vanished == 1);
}

TEST_CASE("what people wrote goes before what the minutes say") {
  LivingRegister entry = board({action("a", "2025-02-01"), action("b", "2025-02-01"), action("c", "2025-02-01")});
  entry.actions[0].due_override = "2025-09-01";
  entry.actions[0].owners_override = Strings{"Ida"};
  entry.actions[1].due_override = "";
  entry.actions[2].closed = ClosedByHand{"2025-02-02", ""};
  const Report report = make_report(entry, on("2025-03-01"));
  CHECK(ids(report) == Strings{"a", "b"});
  CHECK(report.rows[0].group == DateGroup::later);
  CHECK(report.rows[0].owners == Strings{"Ida"});
  CHECK(report.rows[1].group == DateGroup::undated);
}

TEST_CASE("closed actions are listed with all, and never counted") {
  const LivingRegister entry = board({action("a", "2025-02-01", {"Bo"}, "done"), action("b", "", {"Bo"}, "superseded"),
                                      action("c", "", {"Bo"}, "deferred")});
  CHECK(ids(make_report(entry, on("2025-03-01"))) == Strings{"c"});
  ReportOptions all = on("2025-03-01");
  all.all = true;
  const Report report = make_report(entry, all);
  CHECK(ids(report) == Strings{"c", "a", "b"});
  CHECK(report.counts.live() == 1);
  CHECK(report.rows[1].days_late == 0);
}

TEST_CASE("selections") {
  const LivingRegister entry = board(
      {action("a", "2025-02-01", {"Bo Ek"}), action("b", "", {"Ida Bo", "\u00C5sa Ek"}), action("c", "", {"Boel Al"})});
  const auto with = [&](auto set) {
    ReportOptions options = on("2025-03-01");
    set(options);
    return ids(make_report(entry, options));
  };
  CHECK(with([](auto& o) { o.owners = {"bo e"}; }) == Strings{"a"});
  CHECK(with([](auto& o) { o.owners = {"bo"}; }) == Strings{"a", "b", "c"});
  CHECK(with([](auto& o) { o.owners = {"\u00E5sa"}; }) == Strings{"b"});
  CHECK(with([](auto& o) { o.owners = {"asa"}; }).empty());
  CHECK(with([](auto& o) { o.owners = {"nobody", "boel"}; }) == Strings{"c"});
  CHECK(with([](auto& o) { o.bodies = {"BOARD"}; }).size() == 3);
  CHECK(with([](auto& o) { o.bodies = {"council"}; }).empty());
  CHECK(with([](auto& o) { o.overdue = true; }) == Strings{"a"});
  CHECK(with([](auto& o) { o.since = "2025-01-10"; }).size() == 3);
  CHECK(with([](auto& o) { o.since = "2025-01-11"; }).empty());
}

TEST_CASE("sections by owner: an action of two owners is in both, and listed once") {
  const LivingRegister entry = board({action("a", "", {}), action("b", "", {"\u00D6rjan", "Zeb"}),
                                      action("c", "2025-02-01", {"\u00C4rla"}), action("d", "", {"\u00C5ke"})});
  ReportOptions options = on("2025-03-01");
  options.by = ReportOrder::owner;
  const Report report = make_report(entry, options);
  Strings names;
  for (const ReportSection& section : report.sections) names.push_back(section.name);
  CHECK(names == Strings{"Zeb", "\u00C5ke", "\u00C4rla", "\u00D6rjan", ""});
  CHECK(ids(report) == Strings{"b", "d", "c", "a"});
}

TEST_CASE("Swedish order") {
  Strings names{"\u00D6st",  "Zeb", "\u00C5s", "\u00C4ng", "Wik", "Vik", "Erik",     "\u00C9rik2",
                "\u00DCber", "Xu",  "Yt",      "andra",    "And", "10",  "\u00A7 9", "A\u030As"};
  std::stable_sort(names.begin(), names.end(),
                   [](const auto& a, const auto& b) { return collation_key(a) < collation_key(b); });
  CHECK(names == Strings{"\u00A7 9", "10", "And", "andra", "Erik", "\u00C9rik2", "Vik", "Wik", "Xu", "\u00DCber", "Yt",
                         "Zeb", "A\u030As", "\u00C5s", "\u00C4ng", "\u00D6st"});
}

TEST_CASE("joined registers keep documents and ids apart") {
  Register first;
  first.source = {"a.txt", "11", "swedish", "utf-8"};
  first.meeting.body = "Board";
  first.meeting.date = "2025-02-10";
  first.actions.push_back({});
  first.actions[0].id = "board-2025-02-10-1-a1";
  first.actions[0].item = "1";
  Register again = first;
  Register other = first;
  other.source = {"b.txt", "22", "swedish", "utf-8"};
  std::vector<LivingRegister> parts;
  for (Register* entry : {&first, &again, &other}) parts.push_back(living_register_of(*entry));
  const LivingRegister whole = join_registers(std::move(parts));
  REQUIRE(whole.actions.size() == 2);
  CHECK(whole.actions[1].action.id == "board-2025-02-10-1-a1-2");
  CHECK(whole.actions[1].meeting == whole.meetings[1].id);
  CHECK(whole.meetings[0].id != whole.meetings[1].id);
  CHECK(whole.actions[0].events.at(0).type == EventType::given);
}

TEST_CASE("words wrap at the width, and longer ones are broken") {
  CHECK(wrapped("one two three", 7) == Strings{"one two", "three"});
  CHECK(wrapped("abcdefghij", 4) == Strings{"abcd", "efgh", "ij"});
  CHECK(wrapped("\u00E5\u00E4\u00F6 \u00E5", 3) == Strings{"\u00E5\u00E4\u00F6", "\u00E5"});
  CHECK(display_width("A\u030As") == 2);
  CHECK(wrapped("", 4).empty());
}

TEST_CASE("cells are quoted where they must be, and guarded for spreadsheets") {
  std::string out;
  append_record(out, {"a,b", "say \"so\"", "two\nlines", "plain", ""}, {',', false});
  CHECK(out == "\"a,b\",\"say \"\"so\"\"\",\"two\nlines\",plain,\r\n");
  out.clear();
  append_record(out, {"=1+1", "-2", "@x", "+46", "\tx", "a=b"}, {';', true});
  CHECK(out == "'=1+1;'-2;'@x;'+46;\"'\tx\";a=b\r\n");
}

TEST_CASE("nothing of a text is markup on the page") {
  CHECK(html("<script>\"&'\x01") == "&lt;script&gt;&quot;&amp;&#39;\uFFFD");
}

TEST_CASE("calendar lines are folded at 75 octets, between characters") {
  LivingRegister entry = board({action("a", "2025-03-01")});
  for (int i = 0; i < 80; ++i) entry.actions[0].action.text += "\u00E5";
  std::string out;
  const Report report = make_report(entry, on("2025-03-01"));
  CHECK(render_icalendar(report, report_texts(Language::swedish), false, out) == 0);
  std::size_t longest = 0;
  for (std::size_t begin = 0; begin < out.size();) {
    const std::size_t end = out.find("\r\n", begin);
    REQUIRE(end != std::string::npos);
    longest = std::max(longest, end - begin);
    CHECK((static_cast<unsigned char>(out[begin]) & 0xC0U) != 0x80U);
    begin = end + 2;
  }
  CHECK(longest <= 75);
  CHECK(longest > 70);
}

TEST_CASE("an id wider than the terminal is never cut") {
  const std::string id = "a-body-with-a-very-long-name-indeed-2025-01-10-a-title-of-an-item-without-number-a1";
  const LivingRegister entry = board({action(id, "")});
  for (const std::size_t width : {20U, 80U, 200U, 400U}) {
    std::string out;
    render_table(make_report(entry, on("2025-03-01")), report_texts(Language::english), {width, false}, out);
    CHECK(out.find(id) != std::string::npos);
  }
}

TEST_CASE("registers of documents are read back, as YAML and as JSON") {
  Register entry;
  entry.source = {"a.txt", "11", "swedish", "utf-8"};
  entry.meeting.body = "Board \"A\"";
  entry.actions.push_back({});
  entry.actions[0].id = "no";
  entry.actions[0].text = "12:30";
  entry.actions[0].owners = {"Bo", "Ida"};
  entry.actions[0].owners_resolved = {"", "Ida Ek"};
  entry.actions[0].deadline = RegisterDeadline{"soon", "", "", "immediate"};
  entry.actions[0].lines = {3, 4};
  std::string yaml;
  std::string json;
  render_yaml(entry, yaml);
  render_json(entry, json);
  for (const std::string& text : {yaml, json}) {
    Diagnostics faults;
    const auto back = read_registers(text, "r", faults);
    REQUIRE(back.size() == 1);
    std::string again;
    render_yaml(back.front(), again);
    CHECK(again.substr(0, again.find("coverage")) == yaml.substr(0, yaml.find("coverage")));
    CHECK(looks_like_register(text));
    CHECK_FALSE(is_living_register(text));
  }
}
