// SPDX-License-Identifier: MIT
#include "minutes/actions.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "grammar/grammar.h"
#include "klubba/read_minutes.h"
#include "minutes/action_table.h"
#include "minutes/owners.h"
#include "minutes/protocol_form.h"
#include "unit/swedish.h"

using namespace klubba;
using namespace klubba::minutes;

namespace {

struct Found {
  std::string text;
  std::vector<std::string> owners;
  std::string deadline;
};

std::vector<Found> actions_in(const std::string& text, Role role = Role::neutral, BlockKind kind = BlockKind::paragraph,
                              std::vector<std::string> column = {}) {
  const SourceFile source = SourceFile::decode("a.txt", text);
  Passage passage;
  passage.text.append(source.text(), 0);
  passage.role = role;
  passage.kind = kind;
  for (std::string& name : column) passage.owners.push_back({std::move(name), {}, {}});
  const Names names{{"Helene Bergfors", "Helene Alm", "Torsten Kvist"}, {}};
  const DeadlineReader deadlines(swedish());
  std::vector<NearMiss> near_misses;
  std::vector<Found> out;
  for (const Action& action : read_actions(source, {passage}, names, *swedish(), deadlines, {"2024-03-05", "", ""},
                                           ProtocolForm{}, near_misses)) {
    Found found{action.text.text, {}, action.deadline ? action.deadline->text.text : ""};
    for (const Value& owner : action.owners) found.owners.push_back(owner.text);
    out.push_back(std::move(found));
  }
  return out;
}

}  // namespace

TEST_CASE("a doer and a deed make an action") {
  struct Case {
    const char* text;
    std::vector<std::string> owners;
  };
  const Case cases[] = {
      {"Torsten bokar en lokal.", {"Torsten"}},
      {"Kanslichefen uppdras att ta fram en plan.", {"Kanslichefen"}},
      {"Torsten och Helene B tar med sig fr\xC3\xA5gan.", {"Torsten", "Helene B"}},
      {"Varje klubb ombeds l\xC3\xA4mna en lista senast 3 maj.", {"Varje klubb"}},
      {"Under v\xC3\xA5ren kommer styrelsen att kontakta kommunen.", {"styrelsen"}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const std::vector<Found> found = actions_in(c.text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].text == c.text);
    CHECK(found[0].owners == c.owners);
  }
}

TEST_CASE("telling, history, proposals and questions are no actions") {
  for (const char* text :
       {"Torsten ber\xC3\xA4ttar om l\xC3\xA4get.", "Torsten har bokat en lokal.", "Ska Torsten boka en lokal?",
        "Torsten f\xC3\xB6resl\xC3\xA5r att Helene bokar en lokal.", "Protokollet l\xC3\xA4ggs till handlingarna."}) {
    CAPTURE(text);
    CHECK(actions_in(text).empty());
  }
  CHECK(actions_in("Torsten bokar en lokal.", Role::recipients).empty());
  CHECK(actions_in("Torsten bokar en lokal.", Role::propose).empty());
}

TEST_CASE("clauses with doers of their own are actions of their own") {
  const std::vector<Found> found = actions_in("Torsten bokar en lokal och Helene A skickar ut kallelsen.");
  REQUIRE(found.size() == 2);
  CHECK(found[0].text == "Torsten bokar en lokal");
  CHECK(found[1].text == "Helene A skickar ut kallelsen.");
  CHECK(found[1].owners == std::vector<std::string>{"Helene A"});
}

TEST_CASE("what we, organs and nobody named are left to do") {
  struct Case {
    const char* text;
    std::vector<std::string> owners;
    const char* deadline;
  };
  const Case cases[] = {
      {"Till nästa möte siktar vi på att visa ett exempel.", {"vi"}, "Till nästa möte"},
      {"Vi lägger som vanligt upp protokollet på sidan.", {"Vi"}, ""},
      {"Det som står kvar kommer Torsten lösa.", {"Torsten"}, ""},
      {"Torsten utsågs till ombud och åtogs att rensa skåpet.", {"Torsten"}, ""},
      {"Sidan måste uppdateras.", {}, ""},
      {"Ska kolla på lokal imorgon.", {}, "imorgon"},
      {"Protokollet ska skrivas ut direkt efter mötet.", {}, "direkt efter mötet"},
      {"Listan ska vara klar inom två veckor.", {}, "inom två veckor"},
      {"Ek & Alm AB får i uppdrag att laga taket.", {"Ek & Alm AB"}, ""},
      {"Nämnden för fritid och äldre samt bygg- och miljönämnden får i uppdrag att ta fram en plan.",
       {"Nämnden för fritid", "äldre samt bygg- och miljönämnden"},
       ""},
      {"Skolnämnden samt kultur- och fritidsnämnden får i uppdrag att ta fram en plan.",
       {"Skolnämnden", "kultur- och fritidsnämnden"},
       ""},
      {"Ordförande Torsten Kvist kontaktar kommunen.", {"Torsten Kvist"}, ""},
  };
  for (const Case& c : cases) {
    CAPTURE(std::string(c.text));
    const auto found = actions_in(c.text);
    CHECK(found.size() == 1);
    if (found.empty()) continue;
    CHECK(found[0].owners == c.owners);
    CHECK(found[0].deadline == c.deadline);
  }
}

TEST_CASE("statements, openings and habits are no actions") {
  for (const char* text :
       {"Verket definierar enbart det som tillkommer.", "Torsten öppnar mötet 19.06.",
        "Torsten inleder och hälsar välkommen.", "Avgiften betalas in två gånger per år.",
        "Scenario – Verket skapar en egen klass.", "Vid förra mötet fick kansliet i uppdrag att boka en lokal."}) {
    CAPTURE(std::string(text));
    CHECK(actions_in(text).empty());
  }
}

TEST_CASE("the second half of what was agreed is an action of its own") {
  const auto found = actions_in("Vi kom överens om att Torsten ska ringa kommunen och att Helene skriver en text.");
  REQUIRE(found.size() == 2);
  CHECK(found[0].owners == std::vector<std::string>{"Torsten"});
  CHECK(found[1].text == "Helene skriver en text.");
}

TEST_CASE("he and she are whom the sentence before names") {
  const auto found = actions_in("Torsten kontaktar tidningen. Han återkommer vid nästa möte.");
  REQUIRE(found.size() == 2);
  CHECK(found[1].owners == std::vector<std::string>{"Torsten"});
  CHECK(actions_in("Han återkommer vid nästa möte.").empty());
}

TEST_CASE("a small letter begins a sentence where it can only be a doer") {
  const auto found = actions_in("Brevet har kommit till posten. styrelsen skickar ett svar.");
  REQUIRE(found.size() == 1);
  CHECK(found[0].owners == std::vector<std::string>{"styrelsen"});
}

TEST_CASE("a return to the matter dates the assignment before it") {
  const std::vector<Found> found =
      actions_in("Torsten uppdras att ta fram en plan. Fr\xC3\xA5gan \xC3\xA5terkommer i maj 2024.");
  REQUIRE(found.size() == 2);
  CHECK(found[0].deadline == "i maj 2024");
  CHECK(found[1].owners.empty());
}

TEST_CASE("lists of things to do: names at either end, finished points left out") {
  CHECK(actions_in("Lokal till festen (Torsten)", Role::act, BlockKind::bullet).at(0).owners ==
        std::vector<std::string>{"Torsten"});
  CHECK(actions_in("Torsten: lokal till festen", Role::act, BlockKind::bullet).at(0).owners ==
        std::vector<std::string>{"Torsten"});
  CHECK(actions_in("Lokal till festen (Torsten, klart)", Role::act, BlockKind::bullet).empty());
}

TEST_CASE("an owner column gives the owner, but not against the text") {
  CHECK(actions_in("En lokal bokas i maj.", Role::decide, BlockKind::table_row, {"Helene A"}).at(0).owners ==
        std::vector<std::string>{"Helene A"});
  CHECK(actions_in("Torsten bokar en lokal.", Role::decide, BlockKind::table_row, {"Helene A"}).at(0).owners ==
        std::vector<std::string>{"Torsten"});
}

TEST_CASE("owners resolve to the one person that they can mean") {
  const Names names{{"Helene Bergfors", "Helene Alm", "Torsten Kvist"}, {}};
  CHECK(resolve_owner("Helene B", names) == "Helene Bergfors");
  CHECK(resolve_owner("TK", names) == "Torsten Kvist");
  CHECK(resolve_owner("Torsten", names) == "Torsten Kvist");
  CHECK(resolve_owner("Helene", names).empty());
}

TEST_CASE("sentences end where a stop ends them") {
  const std::string text = "Torsten bokar t.ex. Folkets hus. Kl. 15 ringer R. Ek. Sedan 3 maj. Klart!";
  const auto ranges = split_sentences(text, *swedish());
  REQUIRE(ranges.size() == 4);
  CHECK(text.substr(ranges[0].first, ranges[0].second - ranges[0].first) == "Torsten bokar t.ex. Folkets hus.");
  CHECK(text.substr(ranges[3].first, ranges[3].second - ranges[3].first) == "Klart!");
}

TEST_CASE("a small table of things to do gives its rows with owners and times") {
  const std::string texts[] = {
      "Vi gick igenom planen.\n\n| Vad | Vem | När |\n|---|---|---|\n| Boka buss | Torsten | 15/5 |\n"
      "| Brev till alla | Helene A och Torsten | före skolstart |\n| Tröjor | Torsten | klart |\n",
      "Vi gick igenom planen.\n\nAtt göra              Ansvarig               Klart\n"
      "Boka buss             Torsten                15/5\nBrev till alla        Helene A och Torsten   före skolstart\n"
      "Tröjor                Torsten                klart\n"};
  for (const std::string& text : texts) {
    CAPTURE(text);
    const SourceFile source = SourceFile::decode("a.md", text);
    std::vector<Passage> passages(2);
    passages[0].text.append(source.text().substr(0, 22), 0);
    passages[1].text.append(source.text().substr(25, 10), 25);
    std::vector<FollowUp> follow_ups;
    read_action_tables(source, *swedish(), passages, follow_ups);
    REQUIRE(passages.size() == 3);
    CHECK(passages[1].text.str() == "Boka buss");
    CHECK(passages[1].role == Role::act);
    CHECK(passages[1].when.str() == "15/5");
    CHECK(passages[2].text.str() == "Brev till alla");
    REQUIRE(passages[2].owners.size() == 2);
    CHECK(passages[2].owners[0].text == "Helene A");
    CHECK(passages[2].owners[1].text == "Torsten");
  }
}

TEST_CASE("occasions and conditions are deadlines without a date") {
  struct Case {
    const char* text;
    const char* deadline;
  };
  const Case cases[] = {
      {"Torsten bokar en lokal inför premiären.", "inför premiären"},
      {"Torsten återrapporterar när svar erhålls.", "när svar erhålls"},
      {"Torsten skickar ut kallelsen två veckor innan.", "två veckor innan"},
      {"Torsten kollar om bussen kan bokas i maj.", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(std::string(c.text));
    const auto found = actions_in(c.text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].deadline == c.deadline);
  }
}

TEST_CASE("verbs with a free first part, doers after the object, and errands without a doer") {
  struct Case {
    const char* text;
    std::vector<std::string> owners;
  };
  const Case cases[] = {
      {"Torsten dubbelkollar med juristerna.", {"Torsten"}},
      {"Kaffe och saft fixar Torsten.", {"Torsten"}},
      {"Torsten, som inte var med, får fråga i femman.", {"Torsten"}},
      {"Torsten att distribuera den till medlemmarna.", {"Torsten"}},
      {"Prata med grannarna.", {}},
      {"Sidan uppdateras i helgen (Torsten).", {"Torsten"}},
      {"Styrelsen informerar de boende.", {"Styrelsen"}},
  };
  for (const Case& c : cases) {
    CAPTURE(std::string(c.text));
    const auto found = actions_in(c.text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].owners == c.owners);
  }
  for (const char* text : {"Bilar ska parkeras på gården.", "Lägret hålls den 16 juni.", "Torsten meddelar förhinder.",
                           "Information lämnas av Torsten Kvist.", "Torsten justerar protokollet.",
                           "Torsten leder piloten.", "Medlem betalar 100 kr.", "Torsten avtackar Helene."}) {
    CAPTURE(std::string(text));
    CHECK(actions_in(text).empty());
  }
}

TEST_CASE("an item that only tells gives what people do, not what organs do") {
  const std::string text = "Kansliet tar fram en ny taxa. Torsten ringer banken.";
  const SourceFile source = SourceFile::decode("a.txt", text);
  for (const bool told : {false, true}) {
    Passage passage;
    passage.text.append(source.text(), 0);
    passage.told = told;
    const Names names{{"Torsten Kvist"}, {}};
    const DeadlineReader deadlines(swedish());
    std::vector<NearMiss> near_misses;
    const auto found = read_actions(source, {passage}, names, *swedish(), deadlines, {"2024-03-05", "", ""},
                                    ProtocolForm{}, near_misses);
    CHECK(found.size() == (told ? 1 : 2));
    CHECK(found.back().owners.at(0).text == "Torsten");
  }
}

TEST_CASE("a promise in an item without sections counts in a protocol that decides by sections, telling doesn't") {
  const SourceFile source = SourceFile::decode(
      "a.txt",
      "Protokoll för kulturnämnden 2024-03-05\n\n"
      "\u00a7 1 Badet\n\nKulturnämndens beslut\nPlanen godkänns.\n\n"
      "Sammanfattning av ärendet\nBadet är från 1962.\n\nSkickas till\nTekniska kontoret\n\n"
      "\u00a7 2 Museet\n\nKulturnämndens beslut\nBudgeten antas.\n\n"
      "Sammanfattning av ärendet\nMuseet har nya rum.\n\nSkickas till\nMuseet\n\n"
      "\u00a7 3 Frågor\n\nNämndsekreteraren återkommer med svar vid nästa sammanträde. Nämndsekreteraren skriver "
      "en lista.\n");
  Diagnostics out;
  const Minutes minutes = read_minutes(source, swedish(), out);
  REQUIRE(minutes.actions.size() == 1);
  CHECK(minutes.actions[0].text.text == "Nämndsekreteraren återkommer med svar vid nästa sammanträde.");
}

TEST_CASE("who sees to it stands behind what is to be done") {
  struct Case {
    const char* text;
    const char* action;
  };
  const Case cases[] = {
      {"Nya batterier behövs till larmet, Torsten ordnar.", "Nya batterier behövs till larmet, Torsten ordnar."},
      {"Cyklarna märks i april. Torsten ansvarar.", "Cyklarna märks i april."},
      {"Det blir 7 maj på gården, Torsten beställer.", "Torsten beställer."},
      {"Annonsen ska ut i april, det tar Torsten.", "Annonsen ska ut i april, det tar Torsten."},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const std::vector<Found> found = actions_in(c.text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].text == c.action);
    CHECK(found[0].owners == std::vector<std::string>{"Torsten"});
  }
}

TEST_CASE("a pronoun means the person whom the text before it names, also one who does nothing there") {
  const std::vector<Found> found = actions_in("Torsten har frågat skolan om nyckeln. Han ringer igen på fredag.");
  REQUIRE(found.size() == 1);
  CHECK(found[0].text == "Han ringer igen på fredag.");
  CHECK(found[0].owners == std::vector<std::string>{"Torsten"});
  CHECK(actions_in("Skolan har nyckeln. Han ringer igen på fredag.").empty());
}

TEST_CASE("all of some kind are one owner, before several they belong to none") {
  const std::vector<Found> one = actions_in("Samtliga utskott lämnar in en plan.");
  REQUIRE(one.size() == 1);
  CHECK(one[0].owners == std::vector<std::string>{"Samtliga utskott"});
  const std::vector<Found> two = actions_in("Alla ledare och kassören lämnar in en plan.");
  REQUIRE(two.size() == 1);
  CHECK(two[0].owners == std::vector<std::string>{"ledare", "kassören"});
}

TEST_CASE("labels tell formal protocols") {
  CHECK_FALSE(protocol_form({0, 9}).formal);
  CHECK_FALSE(protocol_form({1, 1}).decides);
  CHECK(protocol_form({1, 2}).decides);
  CHECK_FALSE(protocol_form({1, 2}).formal);
  CHECK(protocol_form({2, 1}).formal);
}

TEST_CASE("what every formal protocol leaves to do in its decisions") {
  const std::string text =
      "Väster kommun\nByggnadsnämnden 2024-03-06\n\n§ 8 Brygga\n\nBeslut\n"
      "Ärendet bordläggs. Nämndsekreteraren begär in handlingen från klubben.\n"
      "Anna Ek ska senast den 3 maj lämna underlag till nämnden.\n\n"
      "Ärendebeskrivning\nAnna Ek skickar ut en lista.\n\nReservation\nBo Al reserverar sig.\n";
  const SourceFile source = SourceFile::decode("a.txt", text);
  Diagnostics out;
  const Minutes minutes = read_minutes(source, swedish(), out);
  REQUIRE(minutes.actions.size() == 2);
  CHECK(minutes.actions[0].owners.at(0).text == "Nämndsekreteraren");
  CHECK(minutes.actions[0].rule == "organ-does");
  CHECK(minutes.actions[1].owners.at(0).text == "Anna Ek");
  REQUIRE(minutes.actions[1].deadline);
  CHECK(minutes.actions[1].deadline->due == "2024-05-03");
}

TEST_CASE("owners and dates of a table's row belong to the sentences that they stand beside") {
  const std::string text =
      "Fjälldalens råd\nMinnesanteckningar 2024-03-06\n\nNärvarande: Rikard Öst, Frida Sund, Åsa Hed\n\n"
      "Nr   Ärende                 Anteckningar och beslut                       Ansvarig       Klart\n\n"
      "1    Program                Rikard Öst presenterar läget. Sju program\n"
      "                            är på remiss.\n"
      "                            Skicka ut svaren till rådet.                  Rikard Öst     12 mars\n"
      "                            Stämma av tiden med alla.                     Frida Sund     4 april\n\n"
      "2    Lokaler                Hyran höjs i maj. Beslut: Avtalet sägs upp.   Åsa Hed        15 april\n\n"
      "3    Nästa möte             3 april\n";
  const SourceFile source = SourceFile::decode("a.txt", text);
  Diagnostics out;
  const Minutes minutes = read_minutes(source, swedish(), out);
  const auto action = [&](std::string_view begins) {
    const auto it = std::find_if(minutes.actions.begin(), minutes.actions.end(),
                                 [&](const Action& a) { return a.text.text.starts_with(begins); });
    REQUIRE(it != minutes.actions.end());
    return *it;
  };
  const Action sent = action("Skicka ut");
  REQUIRE(sent.owners.size() == 1);
  CHECK(sent.owners[0].text == "Rikard Öst");
  REQUIRE(sent.deadline);
  CHECK(sent.deadline->due == "2024-03-12");
  const Action agreed = action("Stämma av");
  REQUIRE(agreed.owners.size() == 1);
  CHECK(agreed.owners[0].text == "Frida Sund");
  REQUIRE(agreed.deadline);
  CHECK(agreed.deadline->due == "2024-04-04");
}

TEST_CASE("points below a line that says whose they are") {
  const SourceFile source =
      SourceFile::decode("a.txt",
                         "Norra byalaget\nMöte 2024-03-05\n\nNärvarande: Torsten Kvist, Eva Ek\n\n"
                         "1. Dansbanan\n\nTorsten åtar sig att\n- laga taket\n- måla dörren senast 3 maj\n\n"
                         "2. Bryggan\n\nEva ska till nästa möte:\n- ta in offerter\n- Torsten lånar en båt\n\n"
                         "3. Frågor\n\nEva berättade:\n- laga mat är roligt\n");
  Diagnostics out;
  const Minutes minutes = read_minutes(source, swedish(), out);
  REQUIRE(minutes.actions.size() == 4);
  CHECK(minutes.actions[0].text.text == "laga taket");
  CHECK(minutes.actions[0].owners.at(0).text == "Torsten");
  REQUIRE(minutes.actions[1].deadline);
  CHECK(minutes.actions[1].deadline->due == "2024-05-03");
  CHECK(minutes.actions[2].owners.at(0).text == "Eva");
  CHECK(minutes.actions[3].owners.at(0).text == "Torsten");
}
