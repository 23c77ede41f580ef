// SPDX-License-Identifier: MIT
// Feeds any bytes to the grammar loader and the literals of a pattern. Faults are diagnostics, never a crash.
#include "grammar/grammar.h"

#include <cstdlib>
#include <map>
#include <string>

#include "grammar/check.h"
#include "grammar/literal_gate.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const klubba::grammar::LiteralGate gate({text});
  (void)gate.open(text);
  klubba::Diagnostics faults;
  const auto grammar = klubba::grammar::Grammar::load("fuzz", {{"fuzz", text}}, faults);
  if (grammar == nullptr && faults.empty()) std::abort();
  if (grammar != nullptr) klubba::grammar::check_grammar(*grammar, faults);
  return 0;
}
