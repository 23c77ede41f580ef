// SPDX-License-Identifier: MIT
// Feeds any bytes to the whole reading: decoding, layout, minutes, register, YAML and JSON. It must come to an end, and
// each line must have one class.
#include <cstdlib>
#include <string>

#include "grammar/grammar.h"
#include "grammar/shelf.h"
#include "klubba/read_minutes.h"
#include "klubba/register.h"
#include "klubba/render.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const klubba::grammar::Shelf shelf;
  const auto source = klubba::SourceFile::decode("fuzz.txt", std::string(reinterpret_cast<const char*>(data), size));
  klubba::Diagnostics faults;
  const klubba::Minutes minutes = klubba::read_minutes(source, shelf, faults);
  if (minutes.lines.size() != source.lines().size()) std::abort();
  const klubba::Register entry = klubba::make_register(source, minutes);
  std::string out;
  klubba::render_yaml(entry, out);
  klubba::render_json_line(entry, out);
  klubba::render_csv(entry, out);
  return 0;
}
