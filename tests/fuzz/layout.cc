// SPDX-License-Identifier: MIT
// Feeds any bytes to furniture and layout, with words that are judged by their length. Blocks must hold lines of the
// file, in order, and no line that is furniture.
#include "text/layout.h"

#include <cstdlib>
#include <string>

#include "klubba/source_file.h"

namespace {

using klubba::text::Edge;

klubba::text::LineOracle oracle() {
  klubba::text::LineOracle out;
  out.edge = [](std::string_view line) {
    constexpr Edge edges[]{Edge::none, Edge::none, Edge::soft, Edge::start, Edge::alone};
    return edges[line.size() % std::size(edges)];
  };
  out.continues = [](std::string_view line) { return line.size() % 7 == 0; };
  out.conjunction = [](std::string_view word) { return word.size() % 3 == 0; };
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const auto source = klubba::SourceFile::decode("fuzz.txt", std::string(reinterpret_cast<const char*>(data), size));
  const auto core = [](std::string_view line) { return line.size() % 11 == 1; };
  const auto never = [](std::string_view line) { return line.size() % 5 == 4; };
  const auto furniture = klubba::text::find_furniture(source, core, never);
  if (furniture.size() != source.lines().size()) std::abort();
  const klubba::Layout layout = klubba::text::lay_out(source, furniture, {}, oracle());
  std::uint32_t last = 0;
  for (const klubba::Block& block : layout.blocks) {
    if (block.lines.first == 0 || block.lines.first > block.lines.last) std::abort();
    if (block.lines.last > source.lines().size() || block.lines.first < last) std::abort();
    last = block.lines.first;
  }
  return 0;
}
