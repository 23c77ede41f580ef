// SPDX-License-Identifier: MIT
#include "grammar/program.h"

#include <doctest/doctest.h>
#include <re2/re2.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "compiled_pattern.h"
#include "grammar/grammar.h"
#include "grammar/tagged_text.h"
#include "grammar/word_program.h"
#include "unit/swedish.h"

using klubba::grammar::Program;
using klubba::test::CompiledPattern;

namespace {

/// "3-7 1:3-4 2:-" for a match with its groups, "none", or "gave up".
std::string by_program(const Program& program, std::string_view text, std::size_t from) {
  Program::Slots slots{};
  const Program::Answer answer = program.search(text, from, slots);
  if (answer == Program::Answer::gave_up) return "gave up";
  if (answer == Program::Answer::no) return "none";
  std::string out = std::to_string(slots[0]) + "-" + std::to_string(slots[1]);
  for (std::size_t i = 1; i < program.groups(); ++i) {
    out += " " + std::to_string(i) + ":";
    const bool set = slots[2 * i] != Program::unset && slots[2 * i + 1] != Program::unset;
    out += set ? std::to_string(slots[2 * i]) + "-" + std::to_string(slots[2 * i + 1]) : "-";
  }
  return out;
}

std::string by_regex(const re2::RE2& regex, std::string_view text, std::size_t from) {
  std::array<re2::StringPiece, Program::max_groups> groups;
  const int count = regex.NumberOfCapturingGroups() + 1;
  if (!regex.Match({text.data(), text.size()}, from, text.size(), re2::RE2::UNANCHORED, groups.data(), count)) {
    return "none";
  }
  const auto place = [&](const re2::StringPiece& group) {
    const auto begin = static_cast<std::size_t>(group.data() - text.data());
    return std::to_string(begin) + "-" + std::to_string(begin + group.size());
  };
  std::string out = place(groups[0]);
  for (int i = 1; i < count; ++i) {
    const re2::StringPiece& group = groups[static_cast<std::size_t>(i)];
    out += " " + std::to_string(i) + ":" + (group.data() == nullptr ? "-" : place(group));
  }
  return out;
}

void compare(const Program& program, const re2::RE2& regex, const std::string& text, std::size_t from = 0) {
  const std::string got = by_program(program, text, from);
  if (got == "gave up") return;  // RE2 is asked then
  const std::string wanted = by_regex(regex, text, from);
  if (got == wanted) return;
  INFO(regex.pattern());
  INFO(text);
  CHECK(got == wanted);
}

constexpr std::array patterns{"abc",
                              "^abc$",
                              "a|ab|abc",
                              "(?:a|ab)(c|bcd)",
                              "(?:ab|a)(?P<x>b?c)",
                              "a*?b",
                              "(a+)(b*)",
                              "(?P<n>\\d{1,3})(?:[.:]|$)",
                              "(?i)^(?:beta|bet|b) ?(?P<rest>.*)$",
                              "(?i:\xC3\xA5r|\xC3\xA4r|\xC3\xB6n)",
                              "[^.;:]{3,12}? (?i:is|was|were)(?: .*)?$",
                              "\\s*,\\s*|\\s+and\\s+",
                              "^(?:(?:<[^<>]*\\|(?:a|b)\\|[^<>]*>))*(?P<w><[^<>]*\\|c\\|[^<>]*>)",
                              "(?:x(y)?)+z",
                              "(x|y)*z",
                              "(?P<a>a)?(?P<b>b)?c",
                              "a{2,4}",
                              "a{2,4}?",
                              "(?:ab){1,3}a",
                              "$",
                              "^",
                              "(?:^|[ ,])on(?:$|[ ,])",
                              "(?s)a.b",
                              "a.b",
                              "[\\d.,-]+",
                              "[^\\s\\d%].*",
                              "\\S+\\s\\S",
                              "(?i)[a-f\xC3\xA5]+$",
                              "(?:a|b|)c",
                              "a(?:|b|c)d",
                              "[a-c]*[b-d]{2}",
                              ".{2,3}?$",
                              "[\xE2\x80\x93\xE2\x80\x94-] ?",
                              "(?:one|two|three|tw|t)(e|o)?"};

}  // namespace

TEST_CASE("a program finds what RE2 finds") {
  // Texts of few different characters, so that patterns fit often and in more than one way.
  const std::vector<std::string> pieces{
      "a",   "b",     "c",     "ab",       "x",           "y",         "z",         " ",  ".",
      ",",   "12",    "7",     ":",        "\xC3\xA5",    "\xC3\x85r", "\xC3\xB6n", "on", "\n",
      "was", "Bet",   "beta ", "<|a|=q|>", "<|b|c|>",     "<|c|>",     "d",         "-",  "\xE2\x80\x93",
      "and", "three", "two",   "e",        "\xE2\x82\xAC"};
  std::vector<std::string> texts{""};
  std::uint32_t state = 1;
  for (int i = 0; i < 1500; ++i) {
    std::string text;
    state = state * 1664525U + 1013904223U;
    for (std::uint32_t n = (state >> 24U) % 9U; n > 0; --n) {
      state = state * 1664525U + 1013904223U;
      text += pieces[(state >> 16U) % pieces.size()];
    }
    texts.push_back(text);
  }
  for (const char* pattern : patterns) {
    const re2::RE2 regex(pattern);
    const CompiledPattern compiled(pattern);
    const Program program = compiled.program();
    INFO(pattern);
    REQUIRE(program);
    for (const std::string& text : texts) {
      compare(program, regex, text);
      if (text.size() > 2 && (static_cast<unsigned char>(text[2]) & 0xC0U) != 0x80U) compare(program, regex, text, 2);
    }
  }
}

TEST_CASE("what a program doesn't know is left to RE2") {
  for (const char* pattern :
       {"a\\b", "\\p{Greek}", "(?m)^a$", "(a*)*", "(?i)\xCE\xB1", "[[:alpha:]]", "a**", "(", "a{2000}"}) {
    INFO(pattern);
    CHECK(!CompiledPattern(pattern).program());
  }
}

TEST_CASE("the rules of the built-in grammars find in each other's samples what RE2 finds") {
  const auto& grammar = klubba::swedish();
  std::vector<std::string> texts;
  std::size_t number = 0;
  for (const auto& rule : grammar->rules()) {
    for (const auto& sample : rule.samples()) {
      if (++number % 9 == 0) texts.push_back(sample.text);
    }
  }
  std::size_t with_program = 0;
  std::size_t rules = 0;
  for (const auto& rule : grammar->rules()) {
    if (rule.attribute("over") == "words") continue;
    ++rules;
    const std::string expanded(grammar->expanded(rule));
    const CompiledPattern compiled(expanded);
    const Program program = compiled.program();
    if (!program) continue;
    ++with_program;
    const re2::RE2 regex(expanded);
    for (const std::string& text : texts) compare(program, regex, text);
    for (const auto& sample : rule.samples()) compare(program, regex, sample.text);
    for (const auto& reject : rule.rejects()) compare(program, regex, reject.text);
  }
  CHECK(rules > 300);
  CHECK(with_program == rules);
}

TEST_CASE("rules over words find what their expressions find in the encoded text") {
  const auto& grammar = klubba::swedish();
  std::vector<std::string> texts;
  std::vector<const klubba::grammar::Rule*> rules;
  for (const auto& rule : grammar->rules()) {
    if (rule.attribute("over") != "words") continue;
    rules.push_back(&rule);
    for (const auto& sample : rule.samples()) texts.push_back(sample.text);
    for (const auto& reject : rule.rejects()) texts.push_back(reject.text);
  }
  CHECK(rules.size() > 80);
  std::size_t fits = 0;
  std::size_t by_letters = 0;  // rules that ask for more than atoms
  for (const klubba::grammar::Rule* rule : rules) {
    const re2::RE2 regex(std::string(grammar->expanded(*rule)));
    if (grammar->image().array(grammar->image().head().patterns)[rule->record->pattern].program != 0) ++by_letters;
    for (std::size_t i = 0; i < texts.size(); i += 3) {
      const klubba::grammar::TaggedText tagged(*grammar, texts[i]);
      const klubba::grammar::Match match = grammar->match(*rule, tagged);
      const std::string wanted = by_regex(regex, tagged.encoded(), 0);
      std::string got = "none";
      if (match) {
        ++fits;
        got = std::to_string(match.begin) + "-" + std::to_string(match.end);
        const auto& names = regex.CapturingGroupNames();
        for (int group = 1; group <= regex.NumberOfCapturingGroups(); ++group) {
          const std::string_view part = match.capture(names.at(group));
          const auto begin = static_cast<std::size_t>(part.data() - tagged.encoded().data());
          got += " " + std::to_string(group) + ":";
          got += part.data() == nullptr ? "-" : std::to_string(begin) + "-" + std::to_string(begin + part.size());
        }
      }
      if (got == wanted) continue;
      INFO(rule->name);
      INFO(texts[i]);
      CHECK(got == wanted);
    }
  }
  CHECK(fits > 100);
  CHECK(by_letters < 5);
}

TEST_CASE("a search that goes back too often gives up") {
  const CompiledPattern compiled("(?:a|aa)+(?:a|aa)+(?:a|aa)+b");
  const Program program = compiled.program();
  REQUIRE(program);
  Program::Slots slots{};
  CHECK(program.search(std::string(200, 'a'), 0, slots) == Program::Answer::gave_up);
  CHECK(program.search(std::string(8, 'a') + "b", 0, slots) == Program::Answer::yes);
}
