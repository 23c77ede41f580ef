// SPDX-License-Identifier: MIT
#include "unit/swedish.h"

#include <doctest/doctest.h>

#include "grammar/shelf.h"
#include "klubba/read_minutes.h"

namespace klubba {

const std::shared_ptr<const grammar::Grammar>& swedish() {
  static const auto loaded = [] {
    Diagnostics faults;
    auto made = grammar::Grammar::load("swedish", grammar::builtin_sources(), faults);
    REQUIRE(made != nullptr);
    return made;
  }();
  return loaded;
}

Minutes read_swedish(std::string text) {
  Diagnostics faults;
  return read_minutes(SourceFile::decode("test.txt", std::move(text)), swedish(), faults);
}

}  // namespace klubba
