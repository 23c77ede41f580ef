// SPDX-License-Identifier: MIT
#include "minutes/table.h"

#include <doctest/doctest.h>

#include "grammar/grammar.h"
#include "klubba/read_minutes.h"
#include "minutes/row_number.h"
#include "minutes/row_owners.h"
#include "minutes/table_header.h"

using klubba::Diagnostics;
using klubba::JoinedText;
using klubba::LineRange;
using klubba::SourceFile;
using klubba::grammar::Grammar;
using klubba::minutes::read_right_column;
using klubba::minutes::read_table;
using klubba::minutes::TableReading;

namespace {

const Grammar& grammar() {
  static const auto opened = klubba::grammar::builtin_grammar("table");
  REQUIRE(opened);
  return *opened;
}

SourceFile file(std::string text) {
  return SourceFile::decode("minutes.txt", std::move(text));
}

TableReading table(const SourceFile& source) {
  auto reading = read_table(source, {}, grammar());
  REQUIRE(reading);
  return *reading;
}

std::string list(const std::vector<JoinedText>& texts) {
  std::string out;
  for (const JoinedText& text : texts) out += (out.empty() ? "" : " | ") + text.str();
  return out;
}

}  // namespace

TEST_CASE("a table whose cells were run together") {
  const auto source = file(
      "Råd Sjövik\n"
      "\n"
      "Nr Tid Typ Ärende Handling Föredragande Anteckningar Beslut/uppdrag Ansvar\n"
      "1 13.00 MÖTET ÖPPNAS\n"
      "2 13.05 B Föregående anteckningar Bilaga 1 Eva L Inga synpunkter.\n"
      "2.1 I/D Vård i hemmet för äldre och \n"
      "\n"
      "sköra\n"
      "Bilaga 2 Olof Ask-\n"
      "Lund\n"
      "Rut H\n"
      "\n"
      "Genomgång av läget. Tre kommuner har \n"
      "börjat. \n"
      "\n"
      "Olof skickar underlaget \n"
      "till alla. \n"
      "\n"
      "Olof \n"
      "A\n"
      "\n"
      "3 D Lokaler Rut H Hyran höjs. Frågan flyttas till nästa möte 8/9. Rut H\n"
      "4 I Nästa möte 8 september\n"
      "\n"
      "Ej närvarande: Ida Berg\n"
      "Närvarande: Eva Lind, Olof Ask-Lund, Rut Holm\n"
      "1 Enkät Klar\n");
  const auto reading = table(source);
  REQUIRE(reading.rows.size() == 5);
  CHECK(reading.lines == LineRange{3, 23});
  CHECK(reading.score > 0.9);
  CHECK(reading.rows[0].title.str() == "MÖTET ÖPPNAS");
  CHECK(reading.rows[1].title.str() == "Föregående anteckningar");
  CHECK(list(reading.rows[1].notes) == "Inga synpunkter.");
  const auto& row = reading.rows[2];
  CHECK(row.number.str() == "2.1");
  CHECK(row.codes == std::vector<std::string>{"I", "D"});
  CHECK(row.title.str() == "Vård i hemmet för äldre och sköra");
  CHECK(list(row.presenters) == "Olof Ask-Lund | Rut H");
  CHECK(list(row.notes) == "Genomgång av läget. Tre kommuner har börjat.");
  CHECK(list(row.decision) == "Olof skickar underlaget till alla.");
  CHECK(list(row.owners) == "Olof A");
  CHECK(row.lines == LineRange{6, 20});
  CHECK(source.line_at(row.decision[0].source_begin()) == 16);
  CHECK(list(reading.rows[3].notes) == "Hyran höjs.");
  CHECK(list(reading.rows[3].decision) == "Frågan flyttas till nästa möte 8/9.");
  CHECK(list(reading.rows[3].owners) == "Rut H");
  CHECK(reading.rows[4].title.str() == "Nästa möte");
}

TEST_CASE("cells on lines of their own") {
  const auto reading =
      table(file("Närvarande: Eva Lind, Olof Ask\n\nNr\nÄrende\nFöredragande\nAnteckningar\nBeslut\nAnsvarig\n\n"
                 "1\nBudget för nästa år\nOlof Ask\nUtfallet ligger under budget. Orsaken är\nfrämst vakanser.\n"
                 "Olof reviderar budgeten till mars.\nOlof Ask\n\n2\nMötet avslutas\n\nVid protokollet\nEva Lind\n"));
  REQUIRE(reading.rows.size() == 2);
  CHECK(reading.rows[0].title.str() == "Budget för nästa år");
  CHECK(list(reading.rows[0].presenters) == "Olof Ask");
  CHECK(list(reading.rows[0].owners) == "Olof Ask");
  CHECK(reading.rows[1].title.str() == "Mötet avslutas");
}

TEST_CASE("a table whose columns stand by position goes on over a page") {
  const auto reading = table(
      file("Nätet Ådalen                                  Anteckningar\n"
           "Närvarande: Eva Lind, Karl-Erik Moberg\n"
           "\n"
           "Punkt  Ärende              Föredragande  Kommentar                Beslut               Ansvarig     Klart\n"
           "\n"
           "1      Öppnande            Eva L         Eva hälsar välkommen.\n"
           "2      Gemensam katalog    Karl-Erik     Två system har           Eva begär in priser. Eva L        31/10\n"
           "       för regionen        Moberg        visats.                  Karl-Erik hör med    Karl-Erik\n"
           "                                                                  Sund.                M\n"
           "                                                                                               1 (2)\n"
           "Nätet Ådalen                                  Anteckningar\n"
           "\n"
           "Punkt  Ärende              Föredragande  Kommentar                Beslut               Ansvarig     Klart\n"
           "\n"
           "3      Avgifter            Eva L         Väckt av två kommuner.   Nätet beslutar att\n"
           "                                                                  avskaffa dem.\n"
           "\n"
           "Vid protokollet\n"));
  REQUIRE(reading.rows.size() == 3);
  const auto& row = reading.rows[1];
  CHECK(row.number.str() == "2");
  CHECK(row.title.str() == "Gemensam katalog för regionen");
  CHECK(list(row.presenters) == "Karl-Erik Moberg");
  CHECK(list(row.notes) == "Två system har visats.");
  CHECK(list(row.decision) == "Eva begär in priser. Karl-Erik hör med Sund.");
  CHECK(list(row.owners) == "Eva L | Karl-Erik M");
  CHECK(row.deadline.str() == "31/10");
  CHECK(list(reading.rows[2].decision) == "Nätet beslutar att avskaffa dem.");
}

TEST_CASE("a table drawn with bars") {
  const auto reading = table(
      file("# Möte\n\n| § | Ärende | Beslut | Ansvarig |\n|---|---|---|---|\n| 1 | Öppnande | Eva öppnade. | |\n"
           "| 2 | Budget | **Godkänns.**<br>Skickas ut. | Olof Ask, Rut Holm |\n| 3 | Lokal (D) | Bordläggs | - |\n"));
  REQUIRE(reading.rows.size() == 3);
  CHECK(list(reading.rows[1].decision) == "Godkänns. Skickas ut.");
  CHECK(list(reading.rows[1].owners) == "Olof Ask | Rut Holm");
  CHECK(reading.rows[2].owners.empty());
}

TEST_CASE("no table") {
  CHECK_FALSE(read_table(file("1. Budget\nBeslut\nAnsvarig: Eva\n"), {}, grammar()));
  CHECK_FALSE(read_table(file(""), {}, grammar()));
  CHECK_FALSE(read_table(file("Nr Ärende Beslut\n\nHär står bara text.\n"), {}, grammar()));
}

TEST_CASE("a column of names at the right edge is cut off the text") {
  const auto source = file(
      "Närvarande: Eva Lind, Olof Ask\n"
      "\n"
      "Punk   | Vad                                                     Föredragan\n"
      "t                                                                de/\n"
      "                                                                 Ansvar\n"
      "1.     | Öppnande\n"
      "2.     | Snöröjning\n"
      "         Olof hör med två firmor. Avtalet med den gamla          Olof/RH\n"
      "         firman går ut i mars, men kan | Eva har\n"
      "         förlängas.                                              kontakt med\n"
      "                                                                 firman\n"
      "\n"
      "Justeras                                                         Eva Lind\n");
  const auto column = read_right_column(source, grammar());
  REQUIRE(column);
  CHECK(column->lines == LineRange{3, 11});
  REQUIRE(column->cells.size() == 2);
  CHECK(column->cells[0].text.str() == "Olof/RH");
  CHECK(list(column->cells[0].names) == "Olof | RH");
  CHECK(column->cells[0].lines == LineRange{8, 8});
  CHECK(column->cells[1].names.empty());
  CHECK(column->cut[6] == std::string::npos);
  CHECK(source.text().substr(column->cut[7] - 5, 5) == "gamla");
  CHECK_FALSE(read_right_column(file("Vad hände?\nPunkt 3 Ansvar\n"), grammar()));
}

TEST_CASE("header words name columns") {
  using klubba::minutes::ColumnRole;
  const auto source = file("Nr  Typ Ärende      Beslut/    Ansvar\n                    uppdrag\n");
  const auto header = klubba::minutes::find_header(source, 0, grammar());
  REQUIRE(header);
  REQUIRE(header->columns.size() == 5);
  CHECK(header->columns[1].role == ColumnRole::code);
  CHECK(header->columns[2].at == 8);
  CHECK(header->columns[3].role == ColumnRole::decision);
  CHECK(header->lines == LineRange{1, 2});
}

TEST_CASE("row numbers rise") {
  using klubba::minutes::find_row_number;
  using klubba::minutes::may_follow;
  const auto number = [](const char* text) { return *find_row_number(text, grammar()); };
  CHECK(may_follow(number("3.1 B"), number("3")));
  CHECK(may_follow(number("3.4 I"), number("3.2")));
  CHECK(may_follow(number("4"), number("3.4")));
  CHECK(may_follow(number("7b."), number("7a.")));
  CHECK_FALSE(may_follow(number("1 Enkät"), number("8")));
  CHECK_FALSE(may_follow(number("14.10 Paus"), number("8")));
  CHECK_FALSE(find_row_number("8/9.", grammar()));
}

TEST_CASE("owners of a row are shared between its decisions") {
  const auto source = file("Alla\nEva L\nRut H\n");
  std::vector<JoinedText> owners;
  for (const auto& line : source.lines()) {
    if (line.text.empty()) continue;
    owners.emplace_back();
    owners.back().append(line.text, source.offset_of(line.text));
  }
  using Shares = std::vector<std::vector<std::size_t>>;
  CHECK(klubba::minutes::share_owners({"Alla mejlar sina förslag.", "Svaren sammanställs."}, owners) ==
        Shares{{0}, {1, 2}});
  CHECK(klubba::minutes::share_owners({"Frågan flyttas."}, owners) == Shares{{0, 1, 2}});
  owners.erase(owners.begin());
  CHECK(klubba::minutes::share_owners({"Eva ringer.", "Sedan ringer Rut.", "Klart."}, owners) ==
        Shares{{0}, {1}, {0, 1}});
}

TEST_CASE("rows of a scanned table whose numbers are lost") {
  Diagnostics out;
  const auto swedish = klubba::grammar::builtin_grammar("swedish");
  REQUIRE(swedish);
  const auto minutes =
      klubba::read_minutes(file("Torgets vägförening\n"
                                "Närvarande: Eva Lind, Olof Ask\n"
                                "\n"
                                "Punkt    | Vad                                                      Ansvarig\n"
                                "         Mötet öppnades\n"
                                "   1. |  Val av justerare\n"
                                "         Olof väljs till justerare.\n"
                                "   2. |  Ekonomi                                                    OA\n"
                                "         Inget nytt att rapportera från kassören den här gången,\n"
                                "         men avgifterna är inne.\n"
                                "         Snöröjning\n"
                                "         Olof hör med två firmor om pris.                           OA\n"
                                "           a) Sand\n"
                                "              Det är slut i lådorna.\n"
                                "           b) Salt\n"
                                "              Används inte.\n"
                                "   4.    Mötet avslutades\n"),
                           swedish, out);
  REQUIRE(minutes.agenda.size() == 7);
  CHECK(minutes.agenda[0].title.text == "Mötet öppnades");
  CHECK(minutes.agenda[0].number.empty());
  CHECK(minutes.agenda[1].title.text == "Val av justerare");
  REQUIRE(minutes.agenda[2].presenters.size() == 1);
  CHECK(minutes.agenda[2].presenters[0].text == "OA");
  CHECK(minutes.agenda[3].title.text == "Snöröjning");
  CHECK(minutes.agenda[3].lines == LineRange{11, 12});
  CHECK(minutes.agenda[4].number.text == "a");
  CHECK(minutes.agenda[6].number.text == "4");
}

TEST_CASE("what was said stands below the title where no column holds it; the row ends with a name and a time") {
  const SourceFile source = file(R"(Ledningsgruppen 2025-03-06
Närvarande
Maja Ring, controller
Gunilla Tall, verksamhetschef

Ärende Beslut/Åtgärd Ansvarig Klart
1 Föregående anteckningar
Punkten om larm är löst.

2 Produktionsplan
Kön är 311 patienter varav 94 har väntat länge.
Strykningarna beror ofta på sjukdom. Kostnad ca
1,9 mkr om året.
Gunilla återkommer med kalkyl och
bemanningsplan.
Gunilla T
Nästa möte

3 Arbetsmiljö
Resultatet kommer i april.
)");
  const TableReading reading = table(source);
  REQUIRE(reading.rows.size() == 3);
  const auto& row = reading.rows[1];
  CHECK(row.notes.front().str().starts_with("Kön är 311 patienter"));
  CHECK(list(row.decision) == "Gunilla återkommer med kalkyl och bemanningsplan.");
  CHECK(list(row.owners) == "Gunilla T");
  CHECK(row.deadline.str() == "Nästa möte");
}
