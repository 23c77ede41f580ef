// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <string>

#include "unit/swedish.h"

namespace {

/// "item: text" of each decision.
std::string decided(std::string text) {
  const klubba::Minutes m = klubba::read_swedish(std::move(text));
  std::string out;
  for (const klubba::Decision& decision : m.decisions) {
    const std::string item = decision.item < m.agenda.size() ? m.agenda[decision.item].key() : "";
    out += (out.empty() ? "" : " | ") + item + ": " + decision.text.text;
  }
  return out;
}

/// Minutes of a club with one item of this text among others.
std::string one_item(const std::string& text) {
  return decided("Protokoll Skogens Byalag 2024-03-05\n\n1. Öppnande\nKim öppnade mötet.\n\n2. Vägen\n" + text +
                 "\n\n3. Avslutning\nKim avslutade mötet.\n");
}

std::string names(const std::vector<klubba::Value>& values) {
  std::string out;
  for (const klubba::Value& value : values) out += (out.empty() ? "" : ", ") + value.text;
  return out;
}

klubba::Meeting head(const std::string& lines) {
  return klubba::read_swedish(
             lines + "\n\n1. Öppnande\nMötet förklarades öppnat.\n\n2. Vägen\nVägen lagas.\n\n3. Avslutning\nSlut.\n")
      .meeting;
}

}  // namespace

TEST_CASE("a sentence decides in many forms") {
  CHECK(one_item("Beslutades köpa in grus.") == "2: Beslutades köpa in grus.");
  CHECK(one_item("Mötet föreslog och valde Kim.") == "2: Mötet föreslog och valde Kim.");
  CHECK(one_item("Protokoll 6 lades till handlingarna utan anmärkning.") ==
        "2: Protokoll 6 lades till handlingarna utan anmärkning.");
  CHECK(one_item("Genomgicks och lades utan erinran till handlingarna.") ==
        "2: Genomgicks och lades utan erinran till handlingarna.");
  CHECK(one_item("Motion från Kim: avslås.") == "2: Motion från Kim: avslås.");
  CHECK(one_item("Posten vakantsattes.") == "2: Posten vakantsattes.");
  CHECK(one_item("Vi är snart klara. Beslutade också att hoppa över trumman.") ==
        "2: Beslutade också att hoppa över trumman.");
  CHECK(one_item("Efter votering beslöt stämman med 15 röster mot 12 att avslå motionen.") ==
        "2: Efter votering beslöt stämman med 15 röster mot 12 att avslå motionen.");
  CHECK(one_item("Beslöts enligt styrelsens förslag.") == "2: Beslöts enligt styrelsens förslag.");
  CHECK(one_item("Föreg. protokoll upplästes och godkändes.") == "2: Föreg. protokoll upplästes och godkändes.");
}

TEST_CASE("what only looks like a decision is none") {
  CHECK(one_item("Motionsförslag skickas till medlemmarna.").empty());
  CHECK(one_item("Frågan ska tas upp och antas.").empty());
  CHECK(one_item("Gruppen var överens om att exempel behövs.").empty());
  CHECK(one_item("Förslag på datum skickas ut.\nKim vill att budgeten antas.").empty());
}

TEST_CASE("a clause may say what may or shall be") {
  CHECK(one_item("Efter lång tvekan beslutade mötet att ombud inte kan godkännas.") ==
        "2: Efter lång tvekan beslutade mötet att ombud inte kan godkännas.");
  CHECK(one_item("Styrelsen beslutade att frågan ska bordläggas.") ==
        "2: Styrelsen beslutade att frågan ska bordläggas.");
}

TEST_CASE("a proposal ends where it is decided on, without a label") {
  CHECK(one_item("Yrkande:\natt köpa in två grillar.\nKim yrkar på tre.\n\nMötet beslutade att bifalla yrkandet.") ==
        "2: Mötet beslutade att bifalla yrkandet.");
  // In the minutes of the one who decides, another body's proposal is only that.
  CHECK(decided("Kyrkofullmäktige 2022-11-23\n\nKF § 25\nBudget\nKyrkorådet föreslår kyrkofullmäktige besluta\natt "
                "fastställa budgeten.\nKyrkofullmäktige beslutar\nenligt kyrkorådets förslag.\n\nKF § 26\nAvslutning\n"
                "Ordföranden avslutar.\n") == "25: enligt kyrkorådets förslag.");
}

TEST_CASE("openers may have words between commas, and 'Decision:' may stand in a paragraph") {
  CHECK(one_item("Rådet beslutade, efter diskussion, enhälligt\natt anta anbudet,\natt skriva avtal.") ==
        "2: att anta anbudet, att skriva avtal.");
  CHECK(one_item("In: Inbjudan till kurs. Beslut: Kim anmäls.") == "2: Kim anmäls.");
  CHECK(one_item("> **Beslut:** Vägen breddas.") == "2: Vägen breddas.");
}

TEST_CASE("a protocol that labels its sections may decide beside them") {
  const std::string protocol =
      "Nämnden i Hult\nProtokoll 2022-09-22\n\n61. Föredragningslista\nFöredragningslistan fastställs.\n\n"
      "62. Rapport\nHandlingar i ärendet:\nTjänsteskrivelse\n\nNämnden beslutar\natt godkänna rapporten\n\n"
      "63. Remissvar\nÄrendebeskrivning\nNämnden beslutade 2021 att svara.\nNämndens beslut\nRemissvaret antas.\n"
      "Paragrafen förklaras omedelbart justerad.\n";
  CHECK(decided(protocol) ==
        "61: Föredragningslistan fastställs. | 62: att godkänna rapporten | 63: Remissvaret antas.");
}

TEST_CASE("the organ that opens lists of decisions decides in sentences too, others don't") {
  const std::string list = "Styrelsen beslutade\natt boka planen.\n";
  CHECK(decided("Protokoll Granby BK 2023-02-01\n\n§ 1 Plan\n" + list + "\n§ 2 Cup\n" + list + "\n§ 3 Resa\n" + list +
                "\n§ 4 Läger\nStyrelsen beslutade att skjuta på lägret.\n\n§ 5 Info\n"
                "Styrgruppen beslutade att införa licens.\n") ==
        "1: att boka planen. | 2: att boka planen. | 3: att boka planen. | 4: Styrelsen beslutade att skjuta på "
        "lägret.");
}

TEST_CASE("a title that asks or elects is answered by a word or by names") {
  CHECK(
      decided("Årsmöte 2024-03-05\n\n1. Fråga om kallelsen har skett i behörig ordning\nJa.\n\n"
              "2. Val av styrelse\nOrdförande      Eva Berg     omval 1 år\nLedamot         Bo Ek        nyval 2 år\n\n"
              "3. Avslutning\nMötet avslutades.\n") ==
      "1: Ja. | 2: Ordförande Eva Berg omval 1 år Ledamot Bo Ek nyval 2 år");
}

TEST_CASE("a long title does not swallow the sentence below it") {
  const klubba::Minutes m = klubba::read_swedish(
      "Stämma 2024-03-24\n\n§10. Kort\n     Godkändes.\n\n"
      "§11. Styrelsens förslag till utgifts- och inkomststat samt debiteringslängd\n"
      "     Årsavgiften fastställdes till 2 400 kr. Debiteringslängden framlades.\n\n§12. Slut\n     Slut.\n");
  REQUIRE(m.agenda.size() == 3);
  CHECK(m.agenda[1].title.text == "Styrelsens förslag till utgifts- och inkomststat samt debiteringslängd");
  REQUIRE(m.decisions.size() == 2);
  CHECK(m.decisions[1].text.text == "Årsavgiften fastställdes till 2 400 kr.");
}

TEST_CASE("lists of who was there") {
  CHECK(names(head("Granby SK 2021-10-04\nDeltagare: Eva L, Björn N, Kajsa, Tommy Ö, Rikard (ej p. 5)").present) ==
        "Eva L, Björn N, Kajsa, Tommy Ö, Rikard");
  const klubba::Meeting short_forms = head(
      "Klubbmöte 2024-03-06\n\nNärvarande:\nOrdf Lena Mård\nSekr Ivar Tall\nLed Henrik Ohlin\n"
      "Frånvarande med giltigt förfall:\nSolveig Dahl");
  CHECK(names(short_forms.present) == "Lena Mård, Ivar Tall, Henrik Ohlin");
  CHECK(names(short_forms.absent) == "Solveig Dahl");
  const klubba::Meeting marks = head(
      "Kyrkofullmäktige 2022-11-23\n\nLedamöter                      Närv    Frånv    Ersättare\n"
      "Ruben Sjö (S)                   X\nKarin Udd (S)                            X      Max Dahl\n"
      "Bror Hult (M)                            X");
  CHECK(names(marks.present) == "Ruben Sjö, Max Dahl");
  CHECK(names(marks.absent) == "Karin Udd, Bror Hult");
  CHECK(names(head("Föräldramöte 2023-09-12\nNärvarande Ca 20 föräldrar, Personal: Lisa Ek, Monika Al").present) ==
        "Lisa Ek, Monika Al");
  CHECK(names(head("Byalaget 2023-03-12\n\nNärv. Stig, Barbro och Kalle P\nFrånv. Tore").present) ==
        "Stig, Barbro, Kalle P");
}

TEST_CASE("place and day without labels") {
  CHECK(head("Styrgrupp Tvilling\n2024-04-18 kl 9.00-10.30, Teams").place.text == "Teams");
  CHECK(head("Stämma söndagen den 24 mars 2024 i Solviks bystuga").place.text == "Solviks bystuga");
  CHECK(head("Anteckningar från nätverksträff den 7 februari 2023, kl. 13–16, Högskolan, sal F1").place.text ==
        "Högskolan, sal F1");
  CHECK(head("PROTOKOLL FRÅN ORDINARIE FÖRENINGSSTÄMMA 2023-05-29").date.text == "2023-05-29");
  CHECK(head("Vision avdelning 412 Granby\nKlubbmöte 2024-03-06\nProtokoll").body.text ==
        "Vision avdelning 412 Granby");
}

TEST_CASE("minutes without headings are placed line by line") {
  const klubba::Minutes m = klubba::read_swedish(
      "Protokoll fört vid möte med Vretens hembygdsförening 2023-03-12\n\nKim hälsade alla välkomna.\n\n"
      "Dagordningen godkändes.\n\nTaket läcker. Bo tar reda på vad plåt kostar.\n");
  CHECK(m.decisions.size() == 1);
  for (const klubba::LineNote& line : m.lines) CHECK(line.line_class != klubba::LineClass::unplaced);
}

TEST_CASE("offices, lists below an opener and points with a label") {
  CHECK(decided("# Valmöte 2023-04-20\n\n## 1. Öppnande\nMötet öppnades.\n\n## 2. Val av styrelse\n\n### Ordförande\n"
                "Ida Skog\n\n### Ledamöter\n- Eva Gran\n- Per Tall\n\n## 3. Avslutande\n18:40\n") ==
        "2: Ida Skog | 2: Eva Gran Per Tall");
  const klubba::Minutes list = klubba::read_swedish(
      "Brf Måsen 2024-05-14\n\n§ 1 Öppnande\nUlf öppnade.\n\n§ 2 Uthyrning\nStyrelsen beslutar följande:\n"
      "     Lgh 12 får hyras ut\n     Lgh 14 får inte hyras ut\n\n§ 3 Slut\nUlf avslutade.\n");
  REQUIRE(list.decisions.size() == 1);
  CHECK(names(list.decisions[0].clauses) == "Lgh 12 får hyras ut, Lgh 14 får inte hyras ut");
  CHECK(one_item("- Bokslutet är klart\n- Beslut: Vägen grusas.\n- Nya regler gäller") == "2: Vägen grusas.");
  CHECK(one_item("a) Ordförande på 1 år: Jan Ask omvaldes.\nb) Revisor: Ulf By (omval)") ==
        "2: Ordförande på 1 år: Jan Ask omvaldes. | 2: Revisor: Ulf By (omval)");
}

TEST_CASE("a day of approval is not the meeting's, and offices of one sentence are told apart") {
  const klubba::Meeting approved = head("Brf Måsen\n\nNärvarande: Ulf Hage, Sven Alm\nJusterat den 30 maj 2024");
  CHECK(approved.date.empty());
  CHECK(names(approved.present) == "Ulf Hage, Sven Alm");
  const klubba::Meeting offices =
      klubba::read_swedish(
          "Årsmöte i Hults IF 2024-03-16\n\n§ 1. Öppnande\nMötet öppnades.\n\n"
          "§ 2. Val av mötesordförande, sekreterare och justerare\n"
          "Till ordförande valdes Bo Fur, till sekreterare Lis Ny och till justerare Ann Ros och Per Ek.\n\n"
          "§ 3. Slut\nMötet avslutades.\n")
          .meeting;
  CHECK(offices.chair.text == "Bo Fur");
  CHECK(offices.secretary.text == "Lis Ny");
  CHECK(names(offices.adjusters) == "Ann Ros, Per Ek");
}

TEST_CASE("old minutes, formal openers and headings with a line below them") {
  CHECK(decided("Protokoll, hållet vid sammanträde den 9 januari 1979.\n\n§ 1.\nSammanträdet öppnades av hr Ström.\n\n"
                "§ 2.\nFörelåg skrivelse från Olsson. Beslöts uppdraga åt hr Nord att undersöka saken.\n\n"
                "§ 3.\nBeslöts, att årsmötet skulle hållas i mars.\n") ==
        "2: Beslöts uppdraga åt hr Nord att undersöka saken. | 3: Beslöts, att årsmötet skulle hållas i mars.");
  const klubba::Minutes m = klubba::read_swedish(
      "Arbetsutskottet 2022-08-31\n\n§ 55 Dnr 2022-000321\nBygglov för carport\nArbetsutskottets beslut\n"
      "Arbetsutskottet beslutar, med stöd av 9 kap. 31 § plan- och bygglagen,\n1. att bevilja bygglov,\n"
      "2. att fastställa avgiften.\n\nSammanfattning\nSökanden har ansökt.\n\nUpplysningar\nInga.\n");
  REQUIRE(m.decisions.size() == 1);
  CHECK(names(m.decisions[0].clauses) == "bevilja bygglov, fastställa avgiften.");
  const klubba::Minutes setext = klubba::read_swedish(
      "Styrelsemöte 2022-05-04\n=======================\n\n1. Öppning\n----------\nKim öppnar.\n\n"
      "2. Ekonomi\n----------\n**BESLUT** Vi betalar för två år.\n\n3. Slut\n-------\nKlart.\n");
  REQUIRE(setext.agenda.size() == 3);
  CHECK(setext.agenda[1].title.text == "Ekonomi");
  REQUIRE(setext.decisions.size() == 1);
  CHECK(setext.decisions[0].text.text == "Vi betalar för två år.");
}

TEST_CASE("who is against a decision is no part of it") {
  CHECK(one_item("Beslut:\natt avslå motionen\nReservation: Kim Ek reserverade sig mot beslutet.") ==
        "2: att avslå motionen");
  CHECK(one_item("Beslut: Vägen grusas.\nBo Al reserverar sig mot beslutet.") == "2: Vägen grusas.");
}

TEST_CASE("bodies with several first parts, decisions behind a lead, mandates and answers") {
  CHECK(one_item("Bygg- och miljönämnden beslutar att vänta.") == "2: Bygg- och miljönämnden beslutar att vänta.");
  CHECK(one_item("Efter diskussion enades mötet om att kommittén redovisar kostnaden.") ==
        "2: Efter diskussion enades mötet om att kommittén redovisar kostnaden.");
  CHECK(one_item("Vi bestämde oss för att ha marknad.") == "2: Vi bestämde oss för att ha marknad.");
  CHECK(one_item("Årsmötet svarade ja på frågan.") == "2: Årsmötet svarade ja på frågan.");
  CHECK(one_item("Valberedningen fick mandat att arbeta vidare.") ==
        "2: Valberedningen fick mandat att arbeta vidare.");
  CHECK(one_item("Kravet avvisades.") == "2: Kravet avvisades.");
  CHECK(one_item("Noterades att fakturan inte har betalats.").empty());
}

TEST_CASE("a proposal under 'Decision' is what was decided to pass on; recipients are no part of it") {
  const std::string head = "Protokoll 2023-05-16\nKulturnämnden\n\n";
  const std::string item =
      "Beslut\nFörslag till beslut i kommunfullmäktige\n1. Planen antas.\n2. Taxan höjs.\n"
      "Utdrag: Kim Ek, ekonomikontoret\n\nÄrendebeskrivning\nChefen redogör för planen.\n\n";
  CHECK(
      decided(head + "§ 31 Plan\n" + item + "§ 32 Bidrag\nBeslut\nBidraget beviljas.\n\nÄrendebeskrivning\nInget.\n") ==
      "31: 1. Planen antas. 2. Taxan höjs. | 32: Bidraget beviljas.");
}

TEST_CASE("offices as lettered items, officers by their first names") {
  CHECK(decided("Årsmöte 2024-03-03\n\n§ 1 Val av sekreterare\nTove\n\n§ 2 Val\na) Ordförande: Ulf Ren omvaldes.\n"
                "b) Revisorer: Eivor Sund och Lena Pil\nc) Ombud. Uppdrogs åt styrelsen att utse dessa.\n\n"
                "§ 3 Avslutning\nUlf tackade för förtroendet.\n") ==
        "1: Tove | 2a: Ordförande: Ulf Ren omvaldes. | 2b: Revisorer: Eivor Sund och Lena Pil | "
        "2c: Uppdrogs åt styrelsen att utse dessa.");
}

TEST_CASE("points of a letter are items, also those of one sentence") {
  CHECK(decided("Protokoll 2023-11-14\n\n§ 1 Öppnande\nKim öppnade mötet.\n\n§ 2 Övrigt\n"
                "a) Takrännan har lossnat. Tore lagar.\nb) Nyckelskåpet är nytt.\n"
                "c) Föreningen hade bett om att få låna bord. Bifölls.\n\n§ 3 Avslutning\nKim tackade.\n") ==
        "2c: Bifölls.");
}

TEST_CASE("what stands behind 'senast' is no decision, what was decided before is told") {
  CHECK(one_item(
            "Styrelsen beslutade föreslå namnet Klockarevägen, som skall vara kommunen till handa senast den 1 maj.") ==
        "2: Styrelsen beslutade föreslå namnet Klockarevägen, som skall vara kommunen till handa senast den 1 maj.");
  CHECK(one_item("Arbetsutskottet har den 6 november § 41 behandlat ärendet och beslutat föreslå rådet att vänta.")
            .empty());
  CHECK(one_item("Beslutades om arbetsdag lördagen den 24 maj kl 9.") ==
        "2: Beslutades om arbetsdag lördagen den 24 maj kl 9.");
}

TEST_CASE("decisions in informal words, also in a point of minutes that mark theirs") {
  const std::string marked =
      "Protokoll 2019-01-24\n\n1. Start\nBESLUT: Vi kör.\n\n2. Pengar\nBESLUT: Pizza köps in.\n\n"
      "3. Film\nBESLUT: Lo filmar.\n\n4. Övrigt\n- Ny logga? Vi bestämde att skjuta på det.\n";
  CHECK(decided(marked) == "1: Vi kör. | 2: Pizza köps in. | 3: Lo filmar. | 4: Vi bestämde att skjuta på det.");
  CHECK(one_item("Mötet var överens om att vi lagar taket.") == "2: Mötet var överens om att vi lagar taket.");
  CHECK(one_item("Vi kom fram till att det är tyst på morgonen.") ==
        "2: Vi kom fram till att det är tyst på morgonen.");
  CHECK(one_item("Efter långt språk blev alla ense om att vänta.") ==
        "2: Efter långt språk blev alla ense om att vänta.");
  CHECK(one_item("Kim visade två planer. Styrelsen beslutade därför\n\natt vänta\natt fråga Lo.") ==
        "2: att vänta att fråga Lo.");
}

TEST_CASE("what others settled, what is explained and what was granted long ago is no decision") {
  CHECK(one_item("Önskemålet om hörselskydd avslogs av enhetschefen av kostnadsskäl.").empty());
  CHECK(one_item("Överskottet förklaras av att en tjänst varit vakant.").empty());
  CHECK(one_item("Det beviljades 2021 stöd för en utbyggnad.").empty());
}

TEST_CASE("numbered decisions, points without a stop behind their number, clauses that begin alike") {
  CHECK(decided("Protokoll 2022-10-05\n\n§1 Öppnande\nKim öppnade.\n\n§2 Rapport\n"
                "Beslut 2022/14:         Rapporten godkändes.\nÅtgärd 38-1:            Lotta skickar in den.\n\n"
                "§3 Slut\nKim avslutade.\n") == "2: Rapporten godkändes.");
  const klubba::Minutes m = klubba::read_swedish(
      "Protokoll 2014-03-27\n\n§ 18 Årsredovisning\nDirektionens beslut\n1    Godkänna årsredovisningen.\n"
      "2    Rektor tar fram ett förslag. Det visas i maj.\n\nÄrendebeskrivning\nChefen berättar.\n\n"
      "§ 19 Hyra\nDirektionens beslut\nHyran godkänns.\n");
  REQUIRE(m.decisions.size() == 2);
  REQUIRE(m.decisions[0].clauses.size() == 2);
  CHECK(m.decisions[0].clauses[0].text == "Godkänna årsredovisningen.");
  CHECK(m.decisions[0].clauses[1].text == "Rektor tar fram ett förslag. Det visas i maj.");
}

TEST_CASE("who answers for a decision is no part of its words, and owns the task") {
  const klubba::Minutes m = klubba::read_swedish(
      "Protokoll 2024-11-05\n\n1 Öppnande\nKim öppnade mötet.\n\n2 Ekonomi\n"
      "Beslut: Duken köps in. Ansv: kassören och Lo.\n\n3 Hiss\nBeslut: att anta offerten.\nAnsvarig: Marianne\n\n"
      "4 Slut\nKim avslutade.\n");
  REQUIRE(m.decisions.size() == 2);
  CHECK(m.decisions[0].text.text == "Duken köps in.");
  CHECK(m.decisions[1].text.text == "att anta offerten.");
  REQUIRE(m.actions.size() == 1);
  CHECK(names(m.actions[0].owners) == "kassören, Lo");
}

TEST_CASE("settled by a word, by votes, with a limit behind it") {
  CHECK(one_item("Dagordningen ok.") == "2: Dagordningen ok.");
  CHECK(one_item("Äggakagan vann med fyra röster mot två.") == "2: Äggakagan vann med fyra röster mot två.");
  CHECK(one_item("Vi tog beslutet att köpa Milton. Max 55 000.") == "2: Vi tog beslutet att köpa Milton. Max 55 000.");
}

TEST_CASE("prices that are set, elections before a colon, delegation; what is going on is told") {
  CHECK(one_item("Priset på gästkort höjs till 300 kr.") == "2: Priset på gästkort höjs till 300 kr.");
  CHECK(one_item("Hyran höjs i juli.").empty());
  CHECK(one_item("Omval på samtliga på två år: Bo Ek och Ulla Ny.") ==
        "2: Omval på samtliga på två år: Bo Ek och Ulla Ny.");
  CHECK(one_item("Ordföranden får delegation på att lämna yttrandet.") ==
        "2: Ordföranden får delegation på att lämna yttrandet.");
  CHECK(one_item("Planen revideras just nu och är klar i oktober.").empty());
}

TEST_CASE("yes and no, and a sentence without a title that opens a list") {
  CHECK(one_item("Bolaget vill höja. Vi säger nej till det och kräver högst 2 %.") ==
        "2: Vi säger nej till det och kräver högst 2 %.");
  CHECK(
      decided("Protokoll fört vid styrelsemöte i Brf Masten den 22 maj 2023\n\n1 §\nMötet öppnades av Inga Ek.\n\n2 §\n"
              "Styrelsen konstituerade sig enligt följande:\nOrdförande        Inga Ek\nSekreterare       Lova Ros\n\n"
              "3 §\nMötet avslutades.\n")
          .starts_with("2: Styrelsen konstituerade sig enligt följande: Ordförande"));
  CHECK(head("Protokoll fört vid styrelsemöte i Brf Masten den 22 maj 2023\n").place.text.empty());
}

TEST_CASE("the word alone decides the sentence before it; what is proposed is not decided by its title") {
  CHECK(one_item("Klubben betalar kursen för två ledare. Beslut enhälligt.") ==
        "2: Klubben betalar kursen för två ledare. Beslut enhälligt.");
  CHECK(decided("Styrelsemöte 2020-02-25\n\n1. Öppnande\nAnn öppnade mötet.\n\n2. Medlemsavgift\n"
                "Styrelsen föreslår årsmötet oförändrad avgift.\n\n3. Slut\nAnn avslutade.\n")
            .empty());
  CHECK(decided("Nämnden 2015-05-20\n\n§ 4 Sommarjobb\nBeslut\n1. Skrivelsen anses besvarad.\n"
                "Särskilt uttalande\nPeter Lund anmäler ett särskilt uttalande.\n\nÄrendet\nV har skrivit.\n") ==
        "4: 1. Skrivelsen anses besvarad.");
}
