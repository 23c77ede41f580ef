// SPDX-License-Identifier: MIT
#include "grammar/image.h"

#include <doctest/doctest.h>

#include "grammar/draft.h"
#include "grammar/grammar.h"
#include "grammar/shelf.h"

using klubba::Diagnostics;
using namespace klubba::grammar;

namespace {

const std::map<std::string, std::string> sources{{"base", R"(
grammar: base
title: The base
words: {month: {maj: 5, juni: 6}, closing: [slut, maj]}
settings: {style: plain}
rules:
  - {name: sign, kind: item, pattern: '^§ (?P<number>\d+)', samples: [{text: '§ 4', number: '4'}], rejects: [x]}
  - {name: shared, kind: item, pattern: '^b'}
)"},
                                                 {"house", R"(
grammar: house
extends: [base]
rules:
  - {name: shared, kind: item, role: own, pattern: '^h'}
)"}};

std::string image_of_sources() {
  Diagnostics out;
  const auto drafts = load_drafts(sources, out);
  REQUIRE(out.empty());
  return write_image(drafts);
}

}  // namespace

TEST_CASE("the image in the program is what the YAML in the program says") {
  Diagnostics out;
  const std::string afresh = write_image(load_drafts(builtin_sources(), out));
  CHECK(out.empty());
  CHECK(afresh.size() == builtin_image().bytes().size());
  // No CHECK on the bytes themselves: nobody could read what it prints.
  const bool equal = afresh == builtin_image().bytes();
  CHECK(equal);
}

TEST_CASE("a grammar in an image answers as its YAML does") {
  const std::string bytes = image_of_sources();
  const Image image(bytes.data());
  for (const auto& [name, text] : sources) {
    Diagnostics out;
    const auto read = Grammar::load(name, sources, out);
    const auto opened = Grammar::open(name, image);
    REQUIRE(read);
    REQUIRE(opened);
    CHECK(opened->name() == read->name());
    CHECK(opened->title() == read->title());
    REQUIRE(opened->rules().size() == read->rules().size());
    for (std::size_t i = 0; i < read->rules().size(); ++i) {
      CHECK(opened->rules()[i].name == read->rules()[i].name);
      CHECK(opened->rules()[i].at.line == read->rules()[i].at.line);
      CHECK(opened->rules()[i].samples().size() == read->rules()[i].samples().size());
    }
  }
  CHECK(Grammar::open("elsewhere", image) == nullptr);
}

TEST_CASE("words, lists, values and settings are found in an image") {
  const std::string bytes = image_of_sources();
  const auto house = Grammar::open("house", Image(bytes.data()));
  REQUIRE(house);
  CHECK(house->words("MAJ").size() == 2);
  CHECK(house->words("augusti").empty());
  CHECK(house->value("Juni", "month") == "6");
  CHECK(house->value("slut", "closing").data() == nullptr);
  CHECK(house->list("closing").size() == 2);
  CHECK(house->list("opening").empty());
  CHECK(house->setting("style") == "plain");
  CHECK(house->setting("other", "none") == "none");
}

TEST_CASE("own rules go before those of the same name, and say whose place they take") {
  const std::string bytes = image_of_sources();
  const Image image(bytes.data());
  const auto house = Grammar::open("house", image);
  REQUIRE(house->rules().size() == 2);
  CHECK(house->rules()[0].hides == "base");
  CHECK(house->rules()[0].attribute("role") == "own");
  CHECK(house->rules()[1].hides.empty());
  CHECK_FALSE(house->first("item", "b"));
  CHECK(Grammar::open_own("house", image)->rules().size() == 1);
}

TEST_CASE("an image is the same bytes each time, and holds what grammars share once") {
  const std::string bytes = image_of_sources();
  CHECK(bytes == image_of_sources());
  const Image image(bytes.data());
  const auto* base = image.find("base");
  const auto* house = image.find("house");
  REQUIRE(base);
  REQUIRE(house);
  CHECK(image.find("bas") == nullptr);
  CHECK(base->words.at == house->words.at);
  CHECK(base->values.at == house->values.at);
  CHECK(image.head().fingerprint != 0);
}

TEST_CASE("a shelf takes grammars of a user beside the built-in ones") {
  Diagnostics out;
  const Shelf shelf(
      std::map<std::string, std::string>{{"mine.yaml",
                                          "grammar: mine\nextends: [swedish]\nrules:\n"
                                          "  - {name: mine, kind: detect, weight: '9', pattern: '^mine$'}\n"}});
  const auto mine = shelf.get("mine.yaml", out);
  REQUIRE(mine);
  CHECK(mine->first("detect", "mine"));
  CHECK(mine->rules().size() == shelf.get("swedish", out)->rules().size() + 1);
  bool there = false;
  for (const auto& family : shelf.families()) there = there || family->key() == "mine.yaml";
  CHECK(there);
  CHECK(shelf.fingerprint() != Shelf().fingerprint());
  CHECK(shelf.get("nowhere", out) == nullptr);
  CHECK(out.back().id == "grammar-unknown");
}
