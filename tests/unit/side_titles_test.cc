// SPDX-License-Identifier: MIT
#include "text/side_titles.h"

#include <doctest/doctest.h>

#include <string>

#include "unit/swedish.h"

namespace {

std::string agenda(const klubba::Minutes& m) {
  std::string out;
  for (const klubba::AgendaItem& item : m.agenda)
    out += (out.empty() ? "" : " | ") + item.number.text + " " + item.title.text;
  return out;
}

bool found(std::string text) {
  const auto source = klubba::SourceFile::decode("test.txt", std::move(text));
  return !klubba::text::find_side_titles(source, {}).empty();
}

}  // namespace

TEST_CASE("titles in the margin are read before the text beside them") {
  const klubba::Minutes m = klubba::read_swedish(
      "Vresta förening\n\n"
      "§ 71                 Ordföranden öppnade sammanträdet och hälsade alla väl-\n"
      "Öppnande             komna.\n\n"
      "§ 72                 Leif Nordh utsågs att justera protokollet.\n"
      "Justering\n\n"
      "§ 73                 Efter en stunds överläggning beslöt styrelsen att\n"
      "Inventering av       inköpa en frysbox för högst 1 500 kronor. Tore åtog sig\n"
      "samlingarna          att efterhöra om en sådan finns.\n\n"
      "§ 74                 Styrelsen sammanträder nästa gång den 16 januari.\n"
      "Nästa samman-\n"
      "träde\n\n\n"
      "                     Vid protokollet\n\n"
      "                     Ann-Britt Sander\n");
  CHECK(agenda(m) == "71 Öppnande | 72 Justering | 73 Inventering av samlingarna | 74 Nästa sammanträde");
  REQUIRE(m.decisions.size() == 2);
  CHECK(m.decisions[0].text.text == "Leif Nordh utsågs att justera protokollet.");
  CHECK(m.decisions[1].text.text ==
        "Efter en stunds överläggning beslöt styrelsen att inköpa en frysbox för högst 1 500 kronor.");
  REQUIRE(m.actions.size() == 2);
  CHECK(m.actions[1].text.text == "Tore åtog sig att efterhöra om en sådan finns.");
}

TEST_CASE("titles beside their numbers, and a signature below them") {
  const klubba::Minutes m = klubba::read_swedish(
      "Jaktlaget 19/6 2024\n\n"
      "§ 1   Öppnande.         Stig hälsade alla välkomna och berättade om våren.\n\n"
      "§ 2   Verksamhets- och  Lästes upp. Kassan 9 870 kr. Lades till\n"
      "      kassaberättelse.  handlingarna.\n\n"
      "§ 3   Slaktboden.       Kylaggregatet låter illa. Mötet beslöt att söka bidrag.\n\n"
      "      Ann Ros\n");
  CHECK(agenda(m) == "1 Öppnande. | 2 Verksamhets- och kassaberättelse. | 3 Slaktboden.");
  REQUIRE(m.decisions.size() == 2);
  CHECK(m.decisions[1].text.text == "Mötet beslöt att söka bidrag.");
}

TEST_CASE("a hanging indent and a table are no titles in the margin") {
  CHECK_FALSE(
      found("1.         Öppnande\n           Eva hälsade alla välkomna.\n\n2.         Vägen\n           Vägen lagas i "
            "maj.\n\n3.         Slut\n           Eva avslutade mötet.\n"));
  CHECK_FALSE(
      found("1   Ventilation och värme   Eva\n2   Cykelrum i källaren     Bo\n3   Soprum och återvinning  Kim\n"));
  CHECK_FALSE(found("Öppnande   Eva hälsade.\n"));
}
