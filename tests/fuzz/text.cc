// SPDX-License-Identifier: MIT
// Feeds any bytes to decoding. Every line's offsets must lead into the file, in order.
#include <cstdlib>
#include <string>

#include "klubba/source_file.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const auto source = klubba::SourceFile::decode("fuzz.txt", std::string(reinterpret_cast<const char*>(data), size));
  std::size_t last = 0;
  for (const klubba::Line& line : source.lines()) {
    const std::size_t begin = source.offset_of(line.text);
    const klubba::Span span = source.original(begin, begin + line.text.size());
    if (span.begin > span.end || span.end > size || span.begin < last) std::abort();
    last = span.begin;
    const klubba::Position at = source.position(span.begin);
    if (at.line == 0 || at.column == 0) std::abort();
  }
  return 0;
}
