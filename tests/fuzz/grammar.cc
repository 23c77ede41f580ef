// SPDX-License-Identifier: MIT
// Feeds any bytes to the grammar loader and, as a pattern and as a text, to programs. Faults are diagnostics, never a
// crash.
#include "grammar/grammar.h"

#include <cstdlib>
#include <map>
#include <string>

#include "../unit/compiled_pattern.h"
#include "grammar/check.h"
#include "grammar/literals.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  (void)klubba::grammar::required_literals(text);
  const klubba::test::CompiledPattern compiled(text);
  if (const auto program = compiled.program()) {
    klubba::grammar::Program::Slots slots{};
    (void)program.search(text, 0, slots);
  }
  klubba::Diagnostics faults;
  const auto grammar = klubba::grammar::Grammar::load("fuzz", {{"fuzz", text}}, faults);
  if (grammar == nullptr && faults.empty()) std::abort();
  if (grammar != nullptr) klubba::grammar::check_grammar(*grammar, faults);
  return 0;
}
