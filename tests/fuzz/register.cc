// SPDX-License-Identifier: MIT
// Feeds any bytes to the readers of registers. What is read is written, and reads as itself; a register that nothing
// changed is rewritten as the same bytes, where its entries have ids.
#include <algorithm>
#include <cstdlib>
#include <string>

#include "klubba/living_yaml.h"
#include "register/register_reader.h"

namespace {

bool all_named(const klubba::LivingRegister& entry) {
  return std::none_of(entry.meetings.begin(), entry.meetings.end(), [](const auto& m) { return m.id.empty(); }) &&
         std::none_of(entry.decisions.begin(), entry.decisions.end(),
                      [](const auto& d) { return d.decision.id.empty(); }) &&
         std::none_of(entry.actions.begin(), entry.actions.end(), [](const auto& a) { return a.action.id.empty(); });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  klubba::Diagnostics faults;
  const auto entry = klubba::read_living_register(text, "fuzz.yaml", faults);
  if (!entry && faults.empty()) std::abort();
  if (entry) {
    std::string written;
    klubba::render_yaml(*entry, written);
    klubba::Diagnostics again;
    const auto reread = klubba::read_living_register(written, "fuzz.yaml", again);
    if (!reread) std::abort();
    std::string twice;
    klubba::render_yaml(*reread, twice);
    if (twice != written) std::abort();
    // Entries are found by their ids when a register is rewritten.
    if (all_named(*reread) && klubba::rewrite_yaml(written, *reread) != written) std::abort();
  }
  (void)klubba::read_registers(text, "fuzz.yaml", faults);
  return 0;
}
