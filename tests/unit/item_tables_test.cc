// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <string>

#include "unit/swedish.h"

namespace {

/// "item: text (owners)" of each decision, one a line; the owners are those of its actions.
std::string decided(const klubba::Minutes& m) {
  std::string out;
  for (std::size_t d = 0; d < m.decisions.size(); ++d) {
    const klubba::Decision& decision = m.decisions[d];
    out += (decision.item < m.agenda.size() ? m.agenda[decision.item].key() : "") + ": " + decision.text.text;
    for (const klubba::Action& action : m.actions) {
      if (action.decision != d) continue;
      for (const klubba::Value& owner : action.owners) out += " (" + owner.text + ")";
    }
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("the rows of a small table inside an item are its decisions") {
  const klubba::Minutes m = klubba::read_swedish(
      "# Styrelsemöte Brf Granen 2024-10-08\n\n## 1. Öppnande\n\nEva öppnade mötet.\n\n## 2. Åtgärder\n\n"
      "| Fråga | Beslut | Ansvarig |\n|---|---|---|\n| Tvättstugan | Ny torktumlare köps in. | Nils |\n"
      "| Soprum | Bordläggs till nästa möte. | |\n| Cykelrum | - | |\n\n"
      "## 3. Ekonomi\n\nBudgeten antogs.\n\n## 4. Avslutning\n\nEva avslutade mötet.\n");
  CHECK(m.agenda.size() == 4);
  CHECK(decided(m) ==
        "2: Ny torktumlare köps in. (Nils)\n"
        "2: Bordläggs till nästa möte.\n"
        "3: Budgeten antogs.\n");
}

TEST_CASE("a table whose columns stand by position, owners in the column of decisions") {
  const klubba::Minutes m = klubba::read_swedish(
      "Kommittén 12 mars 2024\n\n1 Inledning\nHans hälsade välkommen.\n\n2 Åtgärdslista\n\n"
      "Punkt            Beslut / ansvarig                          Klart\n"
      "Ventilation      Ny fläkt beställs / Hans                   v 15\n"
      "Truckar          Utbildning bokas för sex personer / Lena   30/4\n\n"
      "3 Tillbud\nKommittén beslöt att göra en bedömning.\n\n4 Avslut\nHans tackade.\n");
  CHECK(m.agenda.size() == 4);
  CHECK(decided(m) ==
        "2: Ny fläkt beställs (Hans)\n"
        "2: Utbildning bokas för sex personer (Lena)\n"
        "3: Kommittén beslöt att göra en bedömning.\n");
}

TEST_CASE("a table that holds the whole agenda is no table inside an item") {
  const klubba::Minutes m = klubba::read_swedish(
      "# Minnesanteckningar 2024-03-05\n\n| Punkt | Anteckningar |\n|---|---|\n| 1. Öppnande | Eva hälsade. |\n"
      "| 2. Vägen | Vägen lagas. |\n| 3. Budget | Budgeten godkändes. |\n");
  CHECK(m.agenda.size() == 3);
  CHECK(decided(m) == "3: Budgeten godkändes.\n");
}

TEST_CASE("a label in the next point ends a decision in a point") {
  const klubba::Minutes m = klubba::read_swedish(
      "# Arbetsgruppen 2023-11-02\n\n## Planen\n- Eva visade utkastet\n- **Beslut:** Version 2 gäller.\n"
      "- **Att göra:** Jonte skriver avsnitt 4.\n\n## Licenser\nInget nytt.\n\n## Övrigt\nInget.\n");
  CHECK(decided(m) == "Planen: Version 2 gäller.\n");
  REQUIRE(m.actions.size() == 1);
  CHECK(m.actions[0].text.text == "Jonte skriver avsnitt 4.");
}

TEST_CASE("the day of the next meeting in a column of decisions is none") {
  const klubba::Minutes m = klubba::read_swedish(
      "Skolstyrelsen 2022-05-17\n\n"
      "Nr   Ärende                   Beslut                               Ansv\n"
      "1    Mötet öppnas             -\n"
      "2    Köket                    Ny diskmaskin köps in                Ove\n"
      "3    Nästa möte               6 september kl 17\n");
  CHECK(decided(m) == "2: Ny diskmaskin köps in (Ove)\n");
  CHECK(m.meeting.next.text == "2022-09-06");
}
