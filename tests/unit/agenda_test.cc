// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <string>

#include "unit/swedish.h"

namespace {

std::string agenda(const klubba::Minutes& m) {
  std::string out;
  for (const klubba::AgendaItem& item : m.agenda) {
    out += (out.empty() ? "" : "|") + item.number.text + " " + item.title.text;
  }
  return out;
}

std::string clauses(const klubba::Minutes& m) {
  std::string out;
  for (const klubba::Decision& decision : m.decisions) {
    for (const klubba::Value& clause : decision.clauses) out += (out.empty() ? "" : "|") + clause.text;
  }
  return out;
}

}  // namespace

TEST_CASE("a printed agenda gives way to the items, also where the minutes break off") {
  CHECK(agenda(klubba::read_swedish(R"(Dagordning

   1. Föregående protokoll
   2. Styrelsens arbete
      - tid
   3. Underhåll
      - brunnar
   4. Ekonomi
      - fakturor
   5. Övrigt

Noteringar

   1. Föregående protokoll
      Godkändes.

   2. Styrelsens arbete
      Ingen tid lades ner.

   3. Underhåll
      Brunnarna ses över.
)")) == "1 Föregående protokoll|2 Styrelsens arbete|3 Underhåll");
}

TEST_CASE("numbers on lines of their own, and titles with text behind them") {
  CHECK(agenda(klubba::read_swedish(
            "1.\n\nInledning\n\nKim hälsade välkommen.\n\n2.\n\nUtbildning\n\nLo berättade om dagen.\n\n3.\n\n"
            "Nästa möte\n\nBestäms senare.\n")) == "1 Inledning|2 Utbildning|3 Nästa möte");
  CHECK(agenda(klubba::read_swedish(
            "1) Öppnande. Kim hälsar alla välkomna till mötet.\n2) Bryggan. Den är rutten och måste bytas i "
            "vår.\n3) Bredband. Inget nytt från kommunen den här gången.\n")) == "1 Öppnande.|2 Bryggan.|3 Bredband.");
}

TEST_CASE("a list of plain numbers does not go on from paragraph signs") {
  CHECK(agenda(klubba::read_swedish(
            "§ 1 Val av justerare\n\nKim väljs.\n\n§ 2 Meddelanden\n\nFöljande har kommit in.\n\n3. Granskning "
            "av skolan\n\n4. Protokoll från rådet\n\n5. Skrivelse om vägen\n")) == "1 Val av justerare|2 Meddelanden");
}

TEST_CASE("a paragraph number at a line's start goes on with its sentence") {
  const auto m = klubba::read_swedish(
      "§ 1 Överenskommelse\n\nBeslut\n\nUppdraget ska genomföras i linje med fullmäktiges beslut av den 31 maj 2012\n"
      "§ 14. Kim skriver.\n\n§ 2 Avslutning\n\nSlut.\n");
  CHECK(m.agenda.size() == 2);
}

TEST_CASE("an issue's number is no heading") {
  CHECK(agenda(klubba::read_swedish(
            "# Anteckningar\n\n## Inledning\n\nVi började.\n\n#14 ska stängas.\n\n## Avslut\n\nSlut.\n")) ==
        " Inledning| Avslut");
}

TEST_CASE("what a proposer's clauses say is not decided") {
  const auto m = klubba::read_swedish(
      "3.1 Budget\nStyrelsen föreslår\natt anta budgeten, samt\natt höja priserna.\nMötet beslutade\natt anta "
      "budgeten, "
      "samt\natt avslå resten.\n3.2 Val\nMötet valde Kim Ek.\n3.3 Slut\nInget.\n");
  CHECK(clauses(m) == "anta budgeten|avslå resten.|Mötet valde Kim Ek.");
}

TEST_CASE("decisions without the word") {
  const auto m = klubba::read_swedish(
      "§ 1 Val av revisorer\n\nKim Ek och Lo Al.\n\n§ 2 Kallelse\n\nFrågan besvarades med ja.\n\n§ 3 "
      "Firma\n\nOrdförande "
      "och kassör tecknar föreningens firma var för sig.\n\n§ 4 Motion\n\nBifölls.\n");
  CHECK(clauses(m) ==
        "Kim Ek och Lo Al.|Frågan besvarades med ja.|Ordförande och kassör tecknar föreningens firma var "
        "för sig.|Bifölls.");
  CHECK(m.decisions.front().outcome == klubba::Outcome::elected);
}

TEST_CASE("the outcome is the first clause's; a joint before the next clause belongs to none") {
  const auto m =
      klubba::read_swedish("§ 1 Orgeln\n\nRådet beslutar\natt anta anbudet, samt\natt utse Kim Ek till kontakt.\n");
  REQUIRE(m.decisions.size() == 1);
  CHECK(clauses(m) == "anta anbudet|utse Kim Ek till kontakt.");
  CHECK(m.decisions[0].outcome == klubba::Outcome::approved);
}

TEST_CASE("items one below the other, of which only the last has text") {
  CHECK(agenda(klubba::read_swedish(
            "Anteckningar 4 Registergruppen\nDeltagare:\nEva Berg, Bo Ek\n\nMötesanteckningar:\n"
            "1) Presentationsrunda\n2) Inledning\n3) Genomgång av ärenden\n101\nNamnet är svårt. Två sätt:\n"
            "1) Ett nytt namn\n2) Det gamla namnet\n\n102\nMarkera för att kunna filtrera.\n")) ==
        "1 Presentationsrunda|2 Inledning|3 Genomgång av ärenden");
}

TEST_CASE("letters with a slash are sub-items, long and alone") {
  CHECK(
      agenda(klubba::read_swedish(
          "Nämnden 2026-06-11\n\n§ 45 Information\nA/ Begäran om tillstånd för torghandel inom området i "
          "bilaga J till de allmänna bestämmelserna för arbetet\n\nB/ Hemtjänst\n\n§ 46 Övrigt\n"
          "A/ Nästa möte\nOrdföranden påminner om tiden.\n")) ==
      "45 Information|45A Begäran om tillstånd för torghandel inom området i bilaga J till de allmänna bestämmelserna "
      "för arbetet|45B Hemtjänst|46 Övrigt|46A Nästa möte");
}

TEST_CASE("the opening before the first number, and a short item that elsewhere heads a list") {
  CHECK(agenda(klubba::read_swedish("# Protokoll 2024-02-12\n\n## OFMÖ\nMötet öppnades.\n\n## §1 Val\nKim valdes.\n\n"
                                    "## Dagordning\nGodkändes.\n\n## §2 Övrigt\nInget.\n")) ==
        " OFMÖ|1 Val| Dagordning|2 Övrigt");
}

TEST_CASE("headings below a numbered one without text of its own are items, below one with text they are not") {
  CHECK(agenda(klubba::read_swedish(
            "# Styrelsemöte 2021-09-07\n\n## §1 Formalia\n\nAda öppnade mötet.\n\n"
            "## §2 Rapporter\n\n### Kassör\n\nSaldo 23 417 kr.\n\n### Träffar\n\n34 personer kom.\n\n"
            "## §3 Lokal\n\nFelix visade tre lokaler.\n\n### Frågor och svar\n\nDet dröjer.\n")) ==
        "1 Formalia|2 Rapporter| Kassör| Träffar|3 Lokal");
}

TEST_CASE("points of running text and of lists of papers are no items") {
  CHECK(agenda(klubba::read_swedish(
            "Möte 2024-04-19\n\n1. Start\nKim hälsade alla.\n\n2. Övrigt\n"
            "a) Joakim efterlyser erfarenheter av att koppla brev till tjänsten. Ingen har gjort det.\n"
            "b) Nätverket har sin konferens i Västerås i maj. Anmälan görs på webben.\n\n"
            "3. Delgivningar\na) Länsstyrelsen. Brev om taket.\nb) Förbundet. Inbjudan till en dag.\n\n4. Slut\nKim "
            "tackade.\n")) == "1 Start|2 Övrigt|3 Delgivningar|4 Slut");
}

TEST_CASE("text without a title is an item by its first sentence; a class is no number") {
  CHECK(agenda(klubba::read_swedish(
            "Rådet 6 mars 2019\n\n1. Ordföranden hälsade alla välkomna, extra välkommen till Ove som är ny. Man gick "
            "runt.\n\n"
            "2. Klassrunda\n1A: Många tappade vantar.\n2A: Toaletten luktar.\n4A: Allt bra.\n4B: Undrar om badet.\n\n"
            "3. Disco\nHålls fredag den 31 oktober.\n")) ==
        "1 Ordföranden hälsade alla välkomna, extra välkommen till Ove som är ny.|2 Klassrunda|3 Disco");
}

TEST_CASE("the first heading below a line that parts the days") {
  CHECK(agenda(klubba::read_swedish("Nätverksträff 12 oktober 2022\n\nDAG 1\nLaget runt\nNorrvik har öppnat meröppet i "
                                    "höst och söker nu medel.\n\nGemensam katalog\nKristian visade utredningen för "
                                    "gruppen, som är positiv.\n\nDAG 2\nFortbildning\nTvå dagar per år räcker för de "
                                    "flesta av oss som var där.\n\nÖvrigt\nSvara på enkäten före jul!\n")) ==
        " Laget runt| Gemensam katalog| Fortbildning| Övrigt");
}

TEST_CASE("a case number with letters inside is no title") {
  CHECK(
      agenda(klubba::read_swedish(
          "Socialnämnden 2010-11-16\n\nSN § 121                       Dnr 2010/SN0114 700\n\nFörändrad organisation\n\n"
          "Socialnämnden beslutar\natt anta förslaget\n\nSN § 122                       Dnr 2010/SN0003 041\n\n"
          "Ekonomisk uppföljning\n\nSocialnämnden beslutar att godkänna redovisningen.\n")) ==
      "121 Förändrad organisation|122 Ekonomisk uppföljning");
}
