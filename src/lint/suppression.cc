// SPDX-License-Identifier: MIT
#include "lint/suppression.h"

#include <algorithm>

namespace klubba {
namespace {

bool says(const SourceFile& source, std::uint32_t number, std::string_view id) {
  if (number == 0 || number > source.lines().size()) return false;
  constexpr std::string_view opening = "<!-- klubba: ignore ";
  const std::string_view line = source.lines()[number - 1].text;
  const std::size_t at = line.find(opening);
  if (at == std::string_view::npos) return false;
  std::string_view rest = line.substr(at + opening.size());
  rest = rest.substr(0, rest.find("-->"));
  for (std::size_t begin = 0; begin < rest.size();) {
    const std::size_t end = std::min(rest.find_first_of(" ,", begin), rest.size());
    if (rest.substr(begin, end - begin) == id) return true;
    begin = end + 1;
  }
  return false;
}

}  // namespace

bool suppressed(const SourceFile& source, std::string_view path, std::uint32_t line, std::string_view id) {
  if (!path.ends_with(".md") && !path.ends_with(".markdown")) return false;
  return says(source, line, id) || (line > 1 && says(source, line - 1, id));
}

}  // namespace klubba
