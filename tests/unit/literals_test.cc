// SPDX-License-Identifier: MIT
#include "grammar/literals.h"

#include <doctest/doctest.h>

#include "grammar/literal_gate.h"

using klubba::grammar::LiteralGate;
using klubba::grammar::required_literals;
using List = std::vector<std::string>;

TEST_CASE("what a pattern requires") {
  const auto one = [](std::string_view pattern) {
    const auto required = required_literals(pattern);
    return required.empty() ? List{} : required.front();
  };
  CHECK(one("^Beslut:") == List{"beslut:"});
  CHECK(one("(?:ab|cd)ef") == List{"abef", "cdef"});
  CHECK(one("abc?d") == List{"abcd", "abd"});
  CHECK(one("(?P<x>[^.]+) valdes") == List{" valdes"});
  CHECK(one("\xC3\x85tg\xC3\xA4rd") == List{"\xC3\xA5tg\xC3\xA4rd"});
  // What stands before a gap is not joined to what stands behind one.
  CHECK(one("x(?:.*abc)y") == List{"abcy"});
  CHECK(one("(?:abc)*") == List{});
  CHECK(one("(?:abc|.)") == List{});
  CHECK(one("(?:abc){0,3}") == List{});
  CHECK(one("(?:abc){1,3}") == List{"abc"});
  CHECK(one("[Aa]bc[0-9]") == List{"abc"});
  // Letters and spaces alone tell nothing; signs and figures do.
  CHECK(one("a.b") == List{});
  CHECK(one("a/") == List{"a/"});
  CHECK(one("\\w+/") == List{"/"});
  CHECK(one("^[0-9]+\\.?").size() == 10);
  CHECK(one("\\d*") == List{});
  CHECK(one("(?:\\d|x)") == List{});
  CHECK(one("a(") == List{});
  CHECK(required_literals("abc.*def").size() == 2);
}

TEST_CASE("the gate tells what a text holds") {
  const auto tables =
      klubba::grammar::make_gate({{"beslut:"}, {"kassa", "bok"}, {"abc"}, {"bcd"}, {"a-long-beginning"}});
  const LiteralGate gate(tables);
  using Numbers = std::vector<std::size_t>;
  const auto met = [&](std::string_view text) {
    const LiteralGate::Met bits = gate.met(text);
    Numbers out;
    for (std::size_t i = 0; i < 5; ++i) {
      if (LiteralGate::has(bits, i)) out.push_back(i);
    }
    return out;
  };
  CHECK(met("Beslut: ja") == Numbers{0});
  CHECK(met("KASSAN och boken") == Numbers{1});
  CHECK(met("abcd") == Numbers{2, 3});
  CHECK(met("ab cd").empty());
  // Of long literals only the beginning counts: the gate may open for nothing, never stay shut for something.
  CHECK(met("a-long-begin") == Numbers{4});
  // The Kelvin sign is a k without regard to case.
  CHECK(met("\xE2\x84\xAA"
            "assa") == Numbers{0, 1, 2, 3, 4});
}
