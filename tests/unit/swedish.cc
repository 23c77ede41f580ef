// SPDX-License-Identifier: MIT
#include "unit/swedish.h"

#include <doctest/doctest.h>

#include "grammar/shelf.h"
#include "klubba/read_minutes.h"

namespace klubba {

const std::shared_ptr<const grammar::Grammar>& swedish() {
  static const auto opened = grammar::builtin_grammar("swedish");
  REQUIRE(opened != nullptr);
  return opened;
}

Minutes read_swedish(std::string text) {
  Diagnostics faults;
  return read_minutes(SourceFile::decode("test.txt", std::move(text)), swedish(), faults);
}

}  // namespace klubba
