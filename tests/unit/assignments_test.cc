// SPDX-License-Identifier: MIT
#include "register/assignments.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace klubba;

namespace {

/// A council's meetings of February and March, its committee's of January, and the April meeting that cites.
class Council {
 public:
  Council() {
    meeting("au-jan", "Styrelsens arbetsutskott", "2025-01-22");
    meeting("feb", "Styrelsen", "2025-02-05");
    meeting("mar", "Styrelsen", "2025-03-05");
    meeting("apr", "Styrelsen", "2025-04-09");
    entry_.meetings[1].agenda.push_back({"12", "Signing", {}, {}, {}, 0, "KS 2025/20"});
    action("au-jan", "5", "propose a new jetty", "");
    action("feb", "12", "buy a system for cases", "Lotta Berg");
    action("feb", "12", "write rules for digital signing", "Siv Dahl");
    action("mar", "12", "draw a plan of paths", "Ulf Moe");
    decision("feb", "12", {"buy a system for cases", "write rules for digital signing"});
  }

  /// The ids of what is meant, or the candidates in brackets, or the problem.
  std::string find(const Citation& citation) const {
    const Meant meant = Assignments(entry_).find(citation, entry_.meetings.back());
    return told(meant);
  }
  std::string find_task(const std::string& task) const {
    return told(Assignments(entry_).find_task(task, Citation{}, entry_.meetings.back()));
  }
  LivingAction& at(std::size_t index) { return entry_.actions[index]; }

 private:
  std::string told(const Meant& meant) const {
    std::string out;
    for (const std::size_t i : meant.actions) out += (out.empty() ? "" : " ") + entry_.actions[i].action.id;
    std::string several;
    for (const std::size_t i : meant.candidates) several += (several.empty() ? "" : " ") + entry_.actions[i].action.id;
    if (!out.empty()) return out;
    return several.empty() ? "none" : '(' + several + ')';
  }
  void meeting(const std::string& id, const std::string& body, const std::string& date) {
    LivingMeeting out;
    out.id = id;
    out.meeting.body = body;
    out.meeting.date = date;
    entry_.meetings.push_back(std::move(out));
  }
  void action(const std::string& meeting, const std::string& item, const std::string& text, const std::string& owner) {
    LivingAction out;
    out.meeting = meeting;
    out.action.id = meeting + "-a" + std::to_string(entry_.actions.size());
    out.action.item = item;
    out.action.text = text;
    if (!owner.empty()) out.action.owners = {owner};
    entry_.actions.push_back(std::move(out));
  }
  void decision(const std::string& meeting, const std::string& item, std::vector<std::string> clauses) {
    LivingDecision out;
    out.meeting = meeting;
    out.decision.id = meeting + "-d";
    out.decision.item = item;
    out.decision.clauses = std::move(clauses);
    entry_.decisions.push_back(std::move(out));
  }
  LivingRegister entry_;
};

Citation cited(const std::string& date, const std::string& number, std::vector<unsigned> points = {}) {
  Citation out;
  out.date = date;
  out.number = number;
  out.points = std::move(points);
  return out;
}

}  // namespace

TEST_CASE("a citation means the action of its meeting, item and point") {
  const Council council;
  CHECK(council.find(cited("2025-03-05", "12")) == "mar-a3");
  CHECK(council.find(cited("2025-03", "12")) == "mar-a3");
  CHECK(council.find(cited("2025-02-05", "12", {2})) == "feb-a2");
  CHECK(council.find(cited("2025-02-05", "12", {1, 2})) == "feb-a1 feb-a2");
  CHECK(council.find(cited("2025-02-05", "12")) == "(feb-a1 feb-a2)");
  CHECK(council.find(cited("2025-02-05", "13")) == "none");
  CHECK(council.find(cited("2024-02-05", "12")) == "none");
  Citation all = cited("2025-02-05", "12");
  all.all = true;
  CHECK(council.find(all) == "feb-a1 feb-a2");
}

TEST_CASE("the words of the sentence, or whom it names, decide between actions of one item") {
  const Council council;
  Citation citation = cited("2025-02-05", "12");
  citation.text.text = "The assignment to write rules for digital signing is carried out";
  CHECK(council.find(citation) == "feb-a2");
  citation.text.text = "Lotta has carried out the assignment";
  CHECK(council.find(citation) == "feb-a1");
  citation.text.text = "Sivs assignment is carried out";
  CHECK(council.find(citation) == "feb-a2");
}

TEST_CASE("other organs' assignments, cases and the last meeting are found") {
  const Council council;
  Citation organ = cited("2025-01-22", "5");
  CHECK(council.find(organ) == "none");
  organ.organ = "arbetsutskottets";
  CHECK(council.find(organ) == "au-jan-a0");
  Citation of_case;
  of_case.case_number = "2025/00020";
  of_case.points = {1};
  CHECK(council.find(of_case) == "feb-a1");
  of_case.case_number = "SN 2025/20";
  CHECK(council.find(of_case) == "none");
  Citation last;
  last.previous = true;
  CHECK(council.find(last) == "mar-a3");
  last.points = {12};
  CHECK(council.find(last) == "mar-a3");
}

TEST_CASE("what is settled isn't meant again, what vanished only where nothing else is") {
  Council council;
  council.at(1).gone = true;
  CHECK(council.find(cited("2025-02-05", "12")) == "feb-a2");
  council.at(1).gone = false;
  council.at(1).events.push_back({EventType::closed, "2025-03-05", "mar", "14", "Styrelsen", {}, false, ""});
  CHECK(council.find(cited("2025-02-05", "12")) == "feb-a2");
  CHECK(council.find_task("Rules for digital signing") == "feb-a2");
  CHECK(council.find_task("buy a system for cases") == "none");
}
