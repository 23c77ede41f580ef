// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "minutes/person_name.h"
#include "unit/swedish.h"

namespace {

using klubba::Meeting;
using klubba::Value;

Meeting meeting(std::string text) {
  return klubba::read_swedish(std::move(text)).meeting;
}

std::string names(const std::vector<Value>& values) {
  std::string out;
  for (const Value& value : values) out += (out.empty() ? "" : "|") + value.text;
  return out;
}

}  // namespace

TEST_CASE("a board's head: labels, columns, roles, signatures") {
  const Meeting m = meeting(R"(Viksjö Bostadsrättsförening   Styrelsemöte nr 4/2023

Datum:        Måndagen den 4 september 2023
Tid:          18.30 – 20.45
Plats:        Föreningslokalen, Tallgatan 3

Närvarande:   Eva Berglund      ordförande
              Karl Ekström      kassör
              Mona Dahl         sekreterare
              Petra Holm        suppleant (fr.o.m. § 4)
Frånvarande:  Nils Ask          ledamot

§ 1  Mötets öppnande
Ordföranden öppnade mötet klockan 18:34.

§ 2  Val av justerare
Att jämte ordföranden justera dagens protokoll valdes Karl Ekström.

§ 3  Nästa möte
Nästa styrelsemöte hålls måndagen den 2 oktober kl. 18.30.

§ 4 Avslutning
Mötet avslutades 20:41.

Vid protokollet                     Justeras

Mona Dahl                           Karl Ekström
)");
  CHECK(m.body.text == "Viksjö Bostadsrättsförening");
  CHECK(m.date.text == "2023-09-04");
  CHECK(m.date.lines.first == 3);
  CHECK(m.start.text == "18:34");
  CHECK(m.end.text == "20:41");
  CHECK(m.place.text == "Föreningslokalen, Tallgatan 3");
  CHECK(m.chair.text == "Eva Berglund");
  CHECK(m.secretary.text == "Mona Dahl");
  CHECK(names(m.adjusters) == "Karl Ekström");
  CHECK(names(m.present) == "Eva Berglund|Karl Ekström|Mona Dahl|Petra Holm");
  CHECK(names(m.absent) == "Nils Ask");
  CHECK(m.next.text == "2023-10-02");
}

TEST_CASE("a municipal cover: parties, substitutes, labels of two lines") {
  const Meeting m = meeting(R"(Kultur- och fritidsnämnden
Protokoll
2019-02-20

Plats och tid            Kommunhuset, lokal Eken        Paragrafer   §§ 1-2
                         kl. 13:30–15:45

Beslutande               Lars Öberg (C) (ordförande)
                         Kerstin Ahl (S) (vice ordförande)
                         Anna-Karin Vik (L) ersätter Per Ro (L)

Ej tjänstgörande         Olle Bro (S)
ersättare                Stina Lund (M)

Utses att justera        Kerstin Ahl (S)

Sekreterare
                         Henrik Falk

Ordförande
                         Lars Öberg (C)

§ 1
Godkännande av dagordning
Beslut
Nämnden godkänner dagordningen.

§ 2
Ekonomi
Beslut
Informationen noteras.
)");
  CHECK(m.body.text == "Kultur- och fritidsnämnden");
  CHECK(m.place.text == "Kommunhuset, lokal Eken");
  CHECK(m.start.text == "13:30");
  CHECK(m.chair.text == "Lars Öberg");
  CHECK(m.secretary.text == "Henrik Falk");
  CHECK(names(m.adjusters) == "Kerstin Ahl");
  CHECK(names(m.present) == "Lars Öberg|Kerstin Ahl|Anna-Karin Vik|Olle Bro|Stina Lund");
}

TEST_CASE("lists of persons in their forms") {
  const auto present = [](const std::string& list) {
    return names(meeting(list + "\n\n1. Inledning\nText.\n\n2. Mer\nText.\n").present);
  };
  CHECK(present("Närvarande: Eva Berg, Lillby kommun, Bo Ek, chef och Ida af Dal") == "Eva Berg|Bo Ek|Ida af Dal");
  CHECK(present("Deltagare\nSkogsverket: Eva Berg, Bo Ek, Vägverket: Ida Dal") == "Eva Berg|Bo Ek|Ida Dal");
  CHECK(present("Närvarande\nEva Berg (SKR)\nBo Ek, Vägverket\nIda Dal") == "Eva Berg|Bo Ek|Ida Dal");
  CHECK(present("NÄRVARANDE\nMalin (ordförande)\nSven (kassör)") == "Malin|Sven");
  CHECK(present("Närvarande: kaj, nisse, Hans Holm, lo") == "kaj|nisse|Hans Holm|lo");
  CHECK(present("Närvarande | Organisation\n:--- | :---\nEva Berg | Vägverket\nBo Ek | Vägverket") == "Eva Berg|Bo Ek");
  CHECK(present("Styrelsemedlemmar:\nOrdförande    Eva Berg    Ja\nKassör        Bo Ek       Nej") == "Eva Berg");
  CHECK(present("Närvarande: Skogsverket, Vägverket, Digg").empty());
}

TEST_CASE("nothing is inferred that does not stand there") {
  const Meeting m = meeting("1. Inledning\nAllt är bra.\n\n2. Ekonomi\nInget nytt.\n");
  CHECK(m.body.empty());
  CHECK(m.date.empty());
  CHECK(m.chair.empty());
  CHECK(m.present.empty());
}

TEST_CASE("elections at the meeting") {
  const Meeting m = meeting(
      "Protokoll fört vid Älgklubbens årsmöte 2017-03-12 kl. 15.00 i Stugan.\n\n## 1. Val av mötesordförande\n\nMötet "
      "valde nsg till "
      "mötesordförande.\n\n## 2. Val av mötessekreterare\n\nBo Ek föreslogs och valdes.\n\n## 3. Val av "
      "justerare\n\nEva "
      "Berg\n\n## 4. Avslut\n\nMötet avslutas 16:20.\n");
  CHECK(m.body.text == "Älgklubben");
  CHECK(m.place.text == "Stugan");
  CHECK(m.chair.text == "nsg");
  CHECK(m.secretary.text == "Bo Ek");
  CHECK(names(m.adjusters) == "Eva Berg");
  CHECK(m.start.text == "15:00");
  CHECK(m.end.text == "16:20");
}

TEST_CASE("offices before a dash, parties in two columns, a line end without its comma") {
  CHECK(names(meeting("Styrelsemöte 2018-11-06\n\nNärvarande:\nOrdförande – Tilda Åberg\nSekreterare – Elsa Brink\n"
                      "Ledamot – Viktor Hall\n\n§1 Start\nHej.\n")
                  .present) == "Tilda Åberg|Elsa Brink|Viktor Hall");
  CHECK(names(meeting("Samverkansgruppen 2022-05-18\n\nNärvarande\nArbetsgivare                     Arbetstagare\n"
                      "Eva Holm, förvaltningschef       Ann Dahl, Vision\nPer Kull, HR                     Tor Lie, "
                      "Kommunal\n\n1    Mötet öppnas\n     Eva öppnar.\n\n2    Slut\n     Inget.\n")
                  .present) == "Eva Holm|Ann Dahl|Per Kull|Tor Lie");
  CHECK(
      names(meeting("Styrelsemöte 2025-06-16\n\nNärvarande:  Björn Ek, Mats Karl\n             Dick Ham, Jonas Hans\n\n"
                    "1. Start\nHej.\n\n2. Slut\nInget.\n")
                .present) == "Björn Ek|Mats Karl|Dick Ham|Jonas Hans");
}

TEST_CASE("a meeting of several days is dated by its first, a meeting with its time behind the place has times") {
  const std::string below =
      "\nPlats: Folkets hus kl 10.00 – 15.30\nNärvarande: Eva Ek, Bo Ny\n\n1. Budget\nGodkändes.\n\n2. Val\nBo "
      "valdes.\n";
  for (const char* days : {"21–22 november 2023", "21 och 22 november 2023"}) {
    CAPTURE(days);
    const Meeting m = meeting("Årsmöte för Eks vänner\n\nDatum: " + std::string(days) + below);
    CHECK(m.date.text == "2023-11-21");
    CHECK(m.start.text == "10:00");
    CHECK(m.end.text == "15:30");
  }
  CHECK(meeting("Årsmöte för Eks vänner\n\nDatum: november 2023" + below).date.text.empty());
}

TEST_CASE("a first name that is not known counts beside as many that are") {
  CHECK(names(meeting("Möte 2024-03-01\nNärvarande: Karin Ek, Samir, Titti\n\n1. Budget\nOk.\n").present) ==
        "Karin Ek|Samir|Titti");
  CHECK(names(meeting("Möte 2024-03-01\nNärvarande: Karin Ek, Bo Ny, Kommunen\n\n1. Budget\nOk.\n").present) ==
        "Karin Ek|Bo Ny");
}

TEST_CASE("the day behind an organ's name leaves the name whole") {
  CHECK(meeting("Protokoll för kulturnämnden 2024-03-05\n\n\u00a7 1 Badet\n\nPlan.\n\n\u00a7 2 Ljus\n\nPlan.\n")
            .body.text == "kulturnämnden");
  CHECK(meeting("Protokoll Byrådet tisdagen den 5 mars 2024\n\n1. Badet\n\nPlan.\n\n2. Ljus\n\nPlan.\n").body.text ==
        "Byrådet");
}

TEST_CASE("a label over two lines, classes behind first names, an organisation among the absent") {
  const Meeting m = meeting(
      "Kulturnämnden              Sammanträdesdatum\n                           2023-05-16\n\n"
      "Plats och tid              Stadshuset, kl. 13.30\n\nBeslutande                 Eva Lind (S), ordförande\n\n"
      "Justeringens\nplats och tid              Kontoret 2023-05-22\n");
  CHECK(m.date.text == "2023-05-16");
  const Meeting council = meeting(
      "Föräldraråd 2025-02-05\nNärvarande: Karin Hög (rektor), Petra F-klass, Peter fritids, Malin åk 4, Johanna Lind "
      "5A\n");
  CHECK(names(council.present) == "Karin Hög|Petra|Peter|Malin|Johanna Lind");
  const Meeting committee =
      meeting("Kommittén 2024-03-12\nDeltagare: Hans Örn, Lena Falk, Gösta Rask\nFörhinder: Previa, Sven Lod\n");
  CHECK(names(committee.absent) == "Sven Lod");
}

TEST_CASE("labels of informal minutes, roles behind employers, who opened the meeting") {
  const Meeting council = meeting(
      "UNGDOMSRÅDET\nTorsdag 24 januari 2019 17:00, Fritidsgården Källarn\n\n"
      "VILKA VAR HÄR: Nova, Alva, Ebba L, Melker\nINTE HÄR: Tindra (sjuk), Liam\n\n"
      "Ordförande för kvällen: Alva\nSkriver: Ebba L\n");
  CHECK(names(council.present) == "Nova|Alva|Ebba L|Melker");
  CHECK(names(council.absent) == "Tindra|Liam");
  CHECK(council.chair.text == "Alva");
  CHECK(council.secretary.text == "Ebba L");
  const Meeting union_ = meeting(
      "Samordningsförbundet 2024-03-22\n\nBeslutande:     Solveig Ena, Hedby kommun, ordf.\n"
      "                Mikael Ut, Region Dal, v. ordf.\n\nFöredragande:   Jessica Pal, förbundschef\n");
  CHECK(union_.chair.text == "Solveig Ena");
  CHECK(names(union_.present) == "Solveig Ena|Mikael Ut|Jessica Pal");
  const Meeting opened =
      meeting("Rådet 2024-03-22\nNärvarande: Cecilia Ohl, Bo Ek\n\n1. Start\nCecilia öppnar mötet.\n");
  CHECK(opened.chair.text == "Cecilia Ohl");
}

TEST_CASE("places behind a range of hours and before the day") {
  CHECK(meeting("Föräldraråd\nOnsdag 5 februari 2025 kl. 18:00-19:30, personalrummet\n").place.text ==
        "personalrummet");
  CHECK(meeting("Protokoll fört vid styrelsesammanträde hemma hos Evert i Norrby den 14 april 2008 kl. 19.00\n")
            .place.text == "hemma hos Evert i Norrby");
}

TEST_CASE("a day whose year stands in the title, questions as labels, who led and who wrote") {
  const Meeting parents = meeting("FÖRÄLDRAMÖTE HÖSTEN 2025\n\nTisdag 2 september kl. 17.30-19.00\n");
  CHECK(parents.date.text == "2025-09-02");
  CHECK(parents.start.text == "17:30");
  const Meeting council = meeting(
      "Brukarrådet\nAnteckningar från träffen torsdag 25 maj 2023\nKlockan 13 till 15 i Samtalsrummet, plan 2\n\n"
      "Vilka var med?\nFrån föreningarna: Agneta (Attention), Håkan (NSPH)\n\nVilka kunde inte?\nPeter, Gunhild\n\n"
      "Håkan ledde mötet. Fredrik skrev.\n");
  CHECK(council.start.text == "13:00");
  CHECK(council.place.text == "Samtalsrummet, plan 2");
  CHECK(council.chair.text == "Håkan");
  CHECK(council.secretary.text == "Fredrik");
  CHECK(names(council.absent) == "Peter|Gunhild");
}

TEST_CASE("initials are persons where others are listed by theirs; a hall is no body") {
  const Meeting school =
      meeting("SKOLSTYRELSEN\nDatum: 22-05-17\nNärvarande: HB, ML, Ove Strand, JT\nOrdf: HB    Sekr: ML    Just: JT\n");
  CHECK(names(school.present) == "HB|ML|Ove Strand|JT");
  CHECK(school.chair.text == "HB");
  CHECK(school.secretary.text == "ML");
  CHECK(names(school.adjusters) == "JT");
  const Meeting network = meeting("Nätverket 2022-05-17\nNärvarande: Eva Berg, SKR, Bo Ek, Digg, Ulla Ny\n");
  CHECK(names(network.present) == "Eva Berg|Bo Ek|Ulla Ny");
  const Meeting hunters = meeting(
      "Ljungby norra viltvårdsområde\n\nPROTOKOLL\n\nfört vid årsstämma i Hamneda bygdegård fredagen den 8 mars "
      "2019\n");
  CHECK(hunters.body.text == "Ljungby norra viltvårdsområde");
  CHECK(hunters.place.text == "Hamneda bygdegård");
}

TEST_CASE("labels behind a full stop") {
  const Meeting board = meeting("Solbackens vänner 3/9 2024\nNärv. Maud, Lasse, Gun. Förhindrad: Tord\n");
  CHECK(names(board.present) == "Maud|Lasse|Gun");
  CHECK(names(board.absent) == "Tord");
  const Meeting site = meeting(
      "BYGGMÖTE NR 6 2023-10-18\nNärvarande:  Anders Hök       Beställare\n             Lisa Mark        "
      "Projektledare\n"
      "Ej närv:     Karin Stål       Arkitekt\n");
  CHECK(names(site.present) == "Anders Hök|Lisa Mark");
  CHECK(names(site.absent) == "Karin Stål");
}

TEST_CASE("a role behind a first name among first names; labels of informal notes") {
  const Meeting m = meeting(R"(Scoutkåren Tallen
2026-02-10
Med: Moa, Elliot, Signe (sekr), Karim, Wilma (ordf)
Ej med idag: Tove

1. Öppnande
Hej.

2. Nytt
Ingenting.
)");
  CHECK(names(m.present) == "Moa|Elliot|Signe|Karim|Wilma");
  CHECK(m.chair.text == "Wilma");
  CHECK(m.secretary.text == "Signe");
  CHECK(names(m.absent) == "Tove");
}
