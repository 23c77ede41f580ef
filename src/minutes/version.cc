// SPDX-License-Identifier: MIT
#include "minutes/version.h"

#include "grammar/grammar.h"

namespace klubba::minutes {
namespace {

constexpr std::size_t longest_mark = 48;  // bytes of a line that says nothing else

std::string_view file_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

}  // namespace

MinutesVersion read_version(const SourceFile& source, const std::vector<LineNote>& lines,
                            const grammar::Grammar& grammar) {
  MinutesVersion out = MinutesVersion::unknown;
  const auto ask = [&](std::string_view text) {
    const grammar::Match match = grammar.first("minutes-version", text);
    if (!match || out == MinutesVersion::draft) return;
    out = match.rule->attribute("version") == "draft" ? MinutesVersion::draft : MinutesVersion::adjusted;
  };
  ask(file_name(source.path()));
  for (std::size_t i = 0; i < lines.size() && i < source.lines().size(); ++i) {
    const LineClass kind = lines[i].line_class;
    const bool frame = kind == LineClass::front || kind == LineClass::foot || kind == LineClass::furniture;
    if (frame && source.lines()[i].text.size() <= longest_mark) ask(source.lines()[i].text);
  }
  return out;
}

}  // namespace klubba::minutes
