// SPDX-License-Identifier: MIT
#include "grammar/grammar.h"

#include <doctest/doctest.h>

using klubba::Diagnostics;
using klubba::grammar::Grammar;

namespace {

std::shared_ptr<const Grammar> load(const std::map<std::string, std::string>& sources, Diagnostics& out) {
  return Grammar::load("g", sources, out);
}

}  // namespace

TEST_CASE("a grammar's rules, words and verbs answer") {
  Diagnostics out;
  const auto grammar = load({{"g", R"(
grammar: g
extends: [base]
fragments: {number: '\d+'}
words:
  month: {maj: 5, juni: 6}
verbs:
  arrange:
    ar: [skick, skick ut]
    irregular: [{infinitive: ta, present: tar}]
rules:
  - {name: item, kind: item, pattern: '^(?P<number>{number})\. (?P<title>[{Lu}].*)$', style: dot}
  - {name: sends, kind: task, pattern: '^{Lu}[{L}]+ {arrange.present}'}
)"},
                             {"base", R"(
grammar: base
inflections:
  ar: {infinitive: a, present: ar, preterite: ade}
rules:
  - {name: paragraph-sign, kind: item, pattern: '^§ (?P<number>\d+)'}
)"}},
                            out);
  REQUIRE(grammar);
  CHECK(out.empty());
  const auto match = grammar->first("item", "3. Årsmöte");
  REQUIRE(match);
  CHECK(match.rule->attribute("style") == "dot");
  CHECK(match.capture("number") == "3");
  CHECK(match.capture("title") == "Årsmöte");
  CHECK(match.capture("codes").data() == nullptr);
  CHECK(grammar->first("item", "§ 12").rule->name == "paragraph-sign");
  CHECK_FALSE(grammar->first("item", "hej"));
  CHECK(grammar->first("task", "Åsa skickar ut"));
  CHECK(grammar->first("task", "Åsa tar"));
  CHECK_FALSE(grammar->first("task", "Åsa skickade"));
  CHECK(grammar->is("SKICKADE", "arrange", "preterite"));
  CHECK_FALSE(grammar->is("skickade", "arrange", "present"));
  CHECK(grammar->value("Maj", "month") == "5");
  CHECK(grammar->scan("item", "3. Åka").size() == 1);
}

TEST_CASE("faults in a grammar have their place") {
  Diagnostics out;
  SUBCASE("unknown key") {
    CHECK_FALSE(load({{"g", "grammar: g\nruls: []\n"}}, out));
    REQUIRE(out.size() == 1);
    CHECK(out[0].id == "grammar-unknown-key");
    CHECK(out[0].at.line == 2);
    CHECK(out[0].help == "did you mean 'rules'?");
  }
  SUBCASE("duplicate key") {
    CHECK_FALSE(load({{"g", "grammar: g\ntitle: a\ntitle: b\n"}}, out));
    CHECK(out.back().id == "grammar-duplicate-key");
  }
  SUBCASE("cycle") {
    CHECK_FALSE(load({{"g", "grammar: g\nextends: [h]\n"}, {"h", "grammar: h\nextends: [g]\n"}}, out));
    CHECK(out.back().id == "grammar-cycle");
  }
  SUBCASE("unknown fragment") {
    CHECK_FALSE(load({{"g", "fragments: {person: x}\nrules: [{name: a, kind: b, pattern: '{persn}'}]\n"}}, out));
    CHECK(out.back().help == "did you mean '{person}'?");
  }
  SUBCASE("broken YAML") {
    CHECK_FALSE(load({{"g", "grammar: [\n"}}, out));
    CHECK(out.back().id == "grammar-yaml");
  }
}
