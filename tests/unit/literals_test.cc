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
  CHECK(one("a(") == List{});
  CHECK(required_literals("abc.*def").size() == 2);
}

TEST_CASE("the gate opens for what may fit") {
  const LiteralGate gate({"^Beslut:", "(?i)kassa", ".", "abc.*def"});
  using Open = std::vector<std::size_t>;
  CHECK(gate.open("Beslut: ja") == Open{0, 2});
  CHECK(gate.open("KASSAN") == Open{1, 2});
  CHECK(gate.open("abc") == Open{2});
  CHECK(gate.open("def abc") == Open{2, 3});
  // The Kelvin sign is a k without regard to case.
  CHECK(gate.open("\xE2\x84\xAA"
                  "assa") == Open{0, 1, 2, 3});
}
