// SPDX-License-Identifier: MIT
#include "grammar/asked_texts.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "grammar/grammar.h"
#include "grammar/tagged_text.h"
#include "unit/swedish.h"

TEST_CASE("texts are forgotten before they are too many") {
  const auto tables = klubba::grammar::make_gate({{"kassa"}});
  const klubba::grammar::LiteralGate gate(tables);
  klubba::grammar::AskedTexts texts(nullptr);
  const std::uint64_t age = texts.age();
  const std::size_t first = texts.number("kassan 0", gate);
  CHECK(klubba::grammar::LiteralGate::has(texts[first].met, 0));
  for (int i = 0; texts.age() == age && i < 100000; ++i) {
    const std::string text = "text " + std::to_string(i);
    const std::size_t number = texts.number(text, gate);
    REQUIRE(texts[number].text == text);
  }
  CHECK(texts.age() != age);
  CHECK(texts[texts.number("kassan 0", gate)].text == "kassan 0");
}

TEST_CASE("a grammar that remembers answers as its rules do one by one") {
  const auto& grammar = klubba::swedish();
  const auto remembering = grammar->remembering();
  std::vector<std::string> texts;
  for (const auto& rule : grammar->rules()) {
    if (rule.attribute("over") == "words") continue;
    for (const auto& sample : rule.samples()) texts.push_back(sample.text);
    for (const auto& reject : rule.rejects()) texts.push_back(reject.text);
  }
  std::map<std::string, std::vector<const klubba::grammar::Rule*>> kinds;
  for (const auto& rule : grammar->rules()) {
    if (rule.attribute("over") != "words") kinds[rule.kind].push_back(&rule);
  }
  constexpr std::size_t step = 7;  // of the texts; all of them take a minute
  std::size_t found = 0;
  for (std::size_t i = 0; i < texts.size(); i += step) {
    for (const auto& entry : kinds) {
      const std::string& kind = entry.first;
      const auto& rules = entry.second;
      std::vector<std::string> wanted;
      for (const auto* rule : rules) {
        if (grammar->match(*rule, texts[i])) wanted.push_back(rule->name);
      }
      found += wanted.size();
      // The second time it knows the text.
      for (int time = 0; time < 2; ++time) {
        std::vector<std::string> got;
        for (const auto& match : remembering->all(kind, texts[i])) got.push_back(match.rule->name);
        INFO(kind);
        INFO(texts[i]);
        CHECK(got == wanted);
      }
    }
  }
  CHECK(found > 100);
}

TEST_CASE("words are tagged the same from memory") {
  const auto& grammar = klubba::swedish();
  const auto remembering = grammar->remembering();
  std::size_t words = 0;
  // A capital means more in the first word, and a verb another thing with its particle.
  std::vector<std::string> texts{"Rosendal, kom", "kom, Rosendal", "Rosendal, kom", "tar, fram", "tar det", "tar fram"};
  for (const auto& rule : grammar->rules()) {
    if (rule.attribute("over") != "words") continue;
    for (const auto& sample : rule.samples()) texts.push_back(sample.text);
  }
  for (int time = 0; time < 2; ++time) {
    for (const std::string& text : texts) {
      const klubba::grammar::TaggedText afresh(*grammar, text);
      const klubba::grammar::TaggedText known(*remembering, text);
      words += known.words().size();
      CHECK(known.encoded() == afresh.encoded());
      CHECK(std::equal(known.rows().begin(), known.rows().end(), afresh.rows().begin(), afresh.rows().end()));
    }
  }
  CHECK(words > 1000);
}
