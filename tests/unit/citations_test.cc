// SPDX-License-Identifier: MIT
#include "minutes/citations.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "grammar/grammar.h"
#include "minutes/follow_up.h"
#include "unit/swedish.h"

using namespace klubba;
using namespace klubba::minutes;

namespace {

Passage passage_of(const SourceFile& source, Role role) {
  Passage passage;
  passage.text.append(source.text(), 0);
  passage.role = role;
  passage.item = 0;
  return passage;
}

/// What a text of minutes of 2025-04-09 says, as "closed 2025-03-05 #31 p1,2 @organ".
std::string said(const std::string& text, Role role = Role::decide) {
  const SourceFile source = SourceFile::decode("a.txt", text);
  AgendaItem item;
  item.number.text = "50";
  std::string out;
  std::vector<FollowUp> tasks;
  for (const Citation& c :
       read_citations(source, {passage_of(source, role)}, {}, {item}, {}, "2025-04-09", *swedish(), tasks)) {
    out += (out.empty() ? "" : "; ") + std::string(verdict_name(c.verdict));
    if (!c.date.empty()) out += ' ' + c.date;
    if (c.previous) out += " previous";
    if (!c.number.empty()) out += " #" + c.number;
    for (std::size_t i = 0; i < c.points.size(); ++i) out += (i == 0 ? " p" : ",") + std::to_string(c.points[i]);
    if (!c.organ.empty()) out += " @" + c.organ;
    if (c.weak) out += " ~" + c.about;
    if (!c.case_number.empty()) out += " " + c.case_number;
  }
  return out;
}

std::string followed(const std::string& line) {
  const SourceFile source = SourceFile::decode("a.txt", line);
  AgendaItem item;
  item.title.text = "Uppföljning av uppdrag";
  const auto found = read_follow_ups(source, {passage_of(source, Role::neutral)}, {item}, *swedish());
  return found.empty() ? "" : std::string(verdict_name(found.front().verdict)) + ": " + found.front().task;
}

}  // namespace

TEST_CASE("citations are read in the forms that minutes use") {
  struct Case {
    const char* text;
    const char* says;
  };
  const Case cases[] = {
      {"Uppdraget från den 5 mars 2025 § 31 anses därmed avslutat.", "closed 2025-03-05 #31"},
      {"Uppdraget från den 5 mars § 31 är utfört.", "closed 2025-03-05 #31"},
      {"Uppdraget från den 5 december § 31 är utfört.", "closed 2024-12-05 #31"},
      {"Uppdraget i § 31 den 5 mars 2025 är klart.", "closed 2025-03-05 #31"},
      {"Uppdraget från 2025-03-05, § 31, har genomförts.", "closed 2025-03-05 #31"},
      {"Uppdraget från § 31, 5 mars, är slutfört.", "closed 2025-03-05 #31"},
      {"Uppdraget (§ 31, 2025-03-05) är slutfört.", "closed 2025-03-05 #31"},
      {"Uppdraget (§ 31, 5/3) är slutfört.", "closed 2025-03-05 #31"},
      {"Uppdraget från 5/3 § 31 är klart.", "closed 2025-03-05 #31"},
      {"Uppdraget i KS § 31/2023 är genomfört.", "closed 2023 #31 @kommunstyrelsen"},
      {"Uppdraget enligt beslut nr 31 den 5 mars 2025 är genomfört.", "closed 2025-03-05 #31"},
      {"Uppdraget i dnr KS 2025/40 anses avslutat.", "closed KS 2025/40"},
      {"Uppdragen från den 5 februari § 12 punkterna 1 och 2 är klara.", "closed 2025-02-05 #12 p1,2"},
      {"Uppdraget i § 12:2 från den 5 februari är klart.", "closed 2025-02-05 #12 p2"},
      {"Andra punkten i uppdraget från den 5 februari § 12 är klar.", "closed 2025-02-05 #12 p2"},
      {"Uppdragen i §§ 13–15 den 5 februari 2025 är slutförda.",
       "closed 2025-02-05 #13; closed 2025-02-05 #14; closed 2025-02-05 #15"},
      {"Uppdraget från den 5 februari § 13 är klart, medan uppdraget i § 14 samma dag återkallas.",
       "closed 2025-02-05 #13; cancelled 2025-02-05 #14"},
      {"Uppdraget i föregående protokoll, punkt 4, är utfört.", "closed previous p4"},
      {"Uppdraget från senaste mötet, § 4, är utfört.", "closed previous #4"},
      {"Uppdraget från februarimötet, § 4, är utfört.", "closed 2025-02 #4"},
      {"Uppdraget till barn- och utbildningsnämnden från den 5 februari, § 13, har slutförts.",
       "closed 2025-02-05 #13"},
      {"Kommunfullmäktiges uppdrag 2025-02-26 § 22 förklaras fullgjort.", "closed 2025-02-26 #22 @Kommunfullmäktiges"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(said(c.text) == c.says);
  }
}

TEST_CASE("what is said of an assignment is told from what is not") {
  struct Case {
    const char* text;
    const char* verdict;
  };
  const Case cases[] = {
      {"ska därmed anses avslutat", "closed"},
      {"är genomfört och avskrivs", "closed"},
      {"har verkställts", "closed"},
      {"återkallas", "cancelled"},
      {"utgår", "cancelled"},
      {"upphör att gälla", "cancelled"},
      {"skjuts upp till den 3 september 2025", "deferred"},
      {"förlängs till den 30 september 2025", "deferred"},
      {"återkommer på mötet i maj", "deferred"},
      {"förnyas", "renewed"},
      {"ersätts av ett nytt uppdrag", "renewed"},
      {"redovisas", "reported"},
      {"redovisas delvis", "partly"},
      {"är delvis utfört", "partly"},
      {"pågår", "partly"},
      {"kan inte anses avslutat", ""},
      {"är ännu inte slutfört", ""},
      {"ska återrapporteras i juni", ""},
      {"kvarstår", "reported"},
      {"har redovisats", "reported"},
      {"är gjort", "closed"},
      {"är inte gjort", ""},
      {"om utkast till plan är genomfört", "closed"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const std::string text = std::string("Uppdraget från den 5 mars 2025 § 31 ") + c.text + ".";
    const std::string found = said(text);
    CHECK(found.substr(0, found.find(' ')) == c.verdict);
  }
}

TEST_CASE("history tells nothing, and the past only what this meeting did") {
  const std::string closed = "Uppdraget från den 5 mars 2025 § 31 anses avslutat.";
  CHECK(said(closed, Role::tell).empty());
  CHECK(said(closed, Role::propose).empty());
  CHECK(said(closed, Role::neutral) == "closed 2025-03-05 #31");
  CHECK(said("Dag redovisade uppdraget från den 5 mars § 31.", Role::neutral) == "reported 2025-03-05 #31");
  CHECK(said("Uppdraget från § 31 avslutades den 5 mars, uppdraget från § 32 den 6 mars.", Role::neutral).empty());
  CHECK(said("Beslutet från den 5 mars § 31 är klart.", Role::neutral).empty());
  CHECK(said("Kostnaden enligt § 31 den 5 mars redovisas i bilagan.", Role::neutral).empty());
}

TEST_CASE("what ends is the assignment, and not what a decision may end besides") {
  CHECK(said("Beslutet i § 31 den 5 mars 2025 upphävs.").empty());
  CHECK(said("Ärendet KS 2025/12 avslutas.").empty());
  CHECK(said("Bidraget enligt § 31 den 5 mars utgår.").empty());
  CHECK(said("Hyran av tältet enligt § 31 den 5 mars utgår.") == "cancelled 2025-03-05 #31 ~Hyran av tältet");
  CHECK(said("§ 31 den 5 mars 2025 anses verkställd.") == "closed 2025-03-05 #31");
  CHECK(said("förklara § 31 den 5 mars 2025 avslutad") == "closed 2025-03-05 #31");
  CHECK(said("Återrapporteringen av § 31 den 5 mars 2025 godkänns och avslutas.") == "closed 2025-03-05 #31");
}

TEST_CASE("what one organ proposes to another ends nothing") {
  const std::string clause = "förklara uppdraget från den 5 mars 2025 § 31 avslutat.";
  const SourceFile source = SourceFile::decode("a.txt", clause);
  Passage passage = passage_of(source, Role::decide);
  passage.decision = 0;
  std::vector<Decision> decisions(1);
  std::vector<FollowUp> tasks;
  const auto count = [&](const std::string& lead) {
    decisions[0].text.text = lead + clause;
    return read_citations(source, {passage}, {}, {AgendaItem{}}, decisions, "2025-04-09", *swedish(), tasks).size();
  };
  CHECK(count("Kommunstyrelsen föreslår kommunfullmäktige besluta att ") == 0);
  CHECK(count("Kommunstyrelsen beslutar att ") == 1);
  CHECK(
      count(
          "Kommunstyrelsen föreslår fullmäktige besluta att anta planen. Kommunstyrelsen beslutar för egen del att ") ==
      1);
}

TEST_CASE("an assignment is cited without its name, over two sentences, and by its words") {
  CHECK(said("Städdagen enligt § 31 den 5 mars flyttas till maj.", Role::neutral) ==
        "deferred 2025-03-05 #31 ~Städdagen");
  CHECK(said("Punkt 4 i förra protokollet är åtgärdad.", Role::neutral) == "closed previous p4");
  CHECK(said("Enligt § 31 i protokollet den 5 mars skulle Bo ta in offerter. Det är gjort och uppdraget avslutas.",
             Role::neutral) == "closed 2025-03-05 #31");
  CHECK(
      said("Enligt § 31 i protokollet den 5 mars skulle Bo ta in offerter. Det är klart att det dröjer.", Role::neutral)
          .empty());
  CHECK(said("Uppdraget enligt punkt 4 i protokollet från februari utgår.") == "cancelled 2025-02 p4");
  const SourceFile source = SourceFile::decode("a.txt", "Uppdraget till Bo att mäta upp lokalen är slutfört.");
  std::vector<FollowUp> tasks;
  CHECK(read_citations(source, {passage_of(source, Role::neutral)}, {}, {AgendaItem{}}, {}, "2025-04-09", *swedish(),
                       tasks)
            .empty());
  REQUIRE(tasks.size() == 1);
  CHECK(tasks[0].task == "mäta upp lokalen");
}

TEST_CASE("follow-up lists say what became of a task") {
  CHECK(followed("Byta lås: klart") == "closed: Byta lås");
  CHECK(followed("Byta lås – klart, nycklarna ligger i boden") == "closed: Byta lås");
  CHECK(followed("[x] Byta lås") == "closed: Byta lås");
  CHECK(followed("Byta lås (utgår)") == "cancelled: Byta lås");
  CHECK(followed("Byta lås: pågår") == "partly: Byta lås");
  CHECK(followed("Byta lås: skjuts upp till nästa möte") == "deferred: Byta lås");
  CHECK(followed("Byta lås: ej klart").empty());
  CHECK(followed("Byta lås: klart? ").empty());
  CHECK(followed("Byta lås: kvarstår") == "reported: Byta lås");
  CHECK(followed("Städdagen är genomförd.") == "closed: Städdagen");
  CHECK(followed("Städdagen är inte genomförd.").empty());
  CHECK(followed("Städdagen utgår.") == "cancelled: Städdagen");
  CHECK(followed("Städdagen flyttas till den 10 maj.") == "deferred: Städdagen");
  CHECK(followed("Läckan i taket. Birger har ringt. Klart.") == "closed: Läckan i taket. Birger har ringt");
  CHECK(followed("Uppsägningen är skickad. Byta lås – klart.") == "closed: Byta lås");
  CHECK(followed("§ 4 Byta lås: klart") == "closed: Byta lås");
  CHECK(followed("Bo: byta lås ✔") == "closed: Bo: byta lås");
  CHECK(followed("Elbolaget: Bo återkommer på nästa möte.") == "deferred: Elbolaget");
  CHECK(followed("[ ] Byta lås").empty());
}
