// SPDX-License-Identifier: MIT
// Feeds any bytes to decoding and layout. Every line's offsets must lead into the file.
#include <cstdlib>
#include <string>

#include "klubba/source_file.h"
#include "text/layout.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const auto source = klubba::SourceFile::decode("fuzz.txt", std::string(reinterpret_cast<const char*>(data), size));
  for (const klubba::Line& line : source.lines()) {
    const std::size_t begin = source.offset_of(line.text);
    const klubba::Span span = source.original(begin, begin + line.text.size());
    if (span.begin > span.end || span.end > size) std::abort();
  }
  const auto never = [](std::string_view) { return false; };
  klubba::text::LineOracle oracle;
  oracle.edge = [](std::string_view) { return klubba::text::Edge::none; };
  oracle.continues = never;
  oracle.conjunction = never;
  const klubba::Layout layout =
      klubba::text::lay_out(source, klubba::text::find_furniture(source, never, never), {}, oracle);
  for (const klubba::Block& block : layout.blocks) {
    if (block.lines.first > block.lines.last || block.lines.last > source.lines().size()) std::abort();
  }
  return 0;
}
