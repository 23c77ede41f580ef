// SPDX-License-Identifier: MIT
#include "register/starter_grammar.h"

#include <doctest/doctest.h>

#include "grammar/check.h"

using namespace klubba;

namespace {

const char* const text =
    "Point 1 - Opening (at 9.00)\n"
    "Bo's words.\n"
    "Point 2 - The {budget}\n"
    "Status: fine\n"
    "Resolved: adopted [as is]\n"
    "Point 3 - Closing\n"
    "Status: done\n"
    "Resolution\n"
    "\n"
    "closed.\n";

StarterGrammar example() {
  Minutes minutes;
  minutes.grammar = "base";
  using enum LineClass;
  for (const auto c : {prose, prose, prose, prose, decision, prose, prose, label, blank, decision})
    minutes.lines.push_back({c, ""});
  Decision first;
  first.text = {"adopted [as is]", {}, {5, 5}};
  Decision second;
  second.text = {"closed.", {}, {10, 10}};
  minutes.decisions = {first, second};
  StarterGrammar starter;
  starter.add(SourceFile::decode("a.txt", text), minutes);
  return starter;
}

}  // namespace

TEST_CASE("a draft has rules for headings, run-in labels and labels, and passes the check") {
  const StarterGrammar starter = example();
  CHECK(starter.parent() == "base");
  const auto rules = starter.rules();
  REQUIRE(rules.size() == 3);
  CHECK(rules[0].comment == "heads an agenda item: seen 3 times");
  CHECK(rules[0].yaml.find("{text: 'Point 2 - The {budget}', number: '2', title: 'The {budget}'}") !=
        std::string::npos);
  CHECK(rules[1].yaml.find("rest: 'adopted [as is]'") != std::string::npos);
  CHECK(rules[2].yaml.find("- 'Resolution'") != std::string::npos);

  const std::string draft = starter.text("draft", rules);
  Diagnostics faults;
  const auto grammar =
      grammar::Grammar::load("draft", {{"draft", draft}, {"base", "grammar: base\nrules: []\n"}}, faults);
  REQUIRE(grammar);
  grammar::check_grammar(*grammar, faults);
  CHECK(faults.empty());
  CHECK(grammar->first("item", "Point 12 - Other").capture("title") == "Other");
}

TEST_CASE("what recurs and isn't known is suggested in comments") {
  const auto suggestions = example().suggestions();
  REQUIRE(suggestions.size() == 1);
  CHECK(suggestions[0].comment == "seen 2 times");
  CHECK(example().text("x", {}).find("#     pattern: '^(?i:Status)\\s*:\\s+(?P<rest>\\S.*)$'\n") != std::string::npos);
}

TEST_CASE("quoting for YAML and for patterns") {
  CHECK(yaml_quoted("it's") == "'it''s'");
  CHECK(pattern_quoted("a.b(c){d}") == "a\\.b\\(c\\)\\{d\\}");
}

TEST_CASE("a heading ends where another column begins, and a form that is read already says so") {
  Minutes minutes;
  minutes.grammar = "base";
  for (int i = 0; i < 2; ++i) minutes.lines.push_back({LineClass::heading, "item-sign"});
  for (std::uint32_t line = 1; line <= 2; ++line) {
    AgendaItem item;
    item.title.text = line == 1 ? "Opening." : "Agenda.";
    item.lines = {line, line};
    minutes.agenda.push_back(item);
  }
  StarterGrammar starter;
  starter.add(SourceFile::decode("a.txt", "§ 1   Opening.        Kim opened.\n§ 2   Agenda.         Adopted.\n"),
              minutes);
  const auto rules = starter.rules();
  REQUIRE(rules.size() == 1);
  CHECK(rules[0].comment == "heads an agenda item: seen 2 times; 'item-sign' reads it already, so this rule can go");
  CHECK(rules[0].yaml.find("{text: '§ 2   Agenda.', number: '2', title: 'Agenda.'}") != std::string::npos);
}
