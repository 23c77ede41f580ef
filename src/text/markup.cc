// SPDX-License-Identifier: MIT
// How a document is marked up: found once, from all of its lines.
#include <algorithm>
#include <cctype>

#include "text/layout.h"
#include "text/line_shape.h"

namespace klubba::text {
namespace {

constexpr std::uint32_t least_width = 55;  // characters
constexpr std::size_t widest_narrow = 76;  // characters
constexpr std::size_t percentile_wide = 93;

}  // namespace

Markup find_markup(const SourceFile& source, const std::vector<bool>& furniture) {
  Markup markup;
  std::vector<std::size_t> ends;
  std::size_t atx = 0, stars = 0, deep_stars = 0, org_keys = 0, setext = 0, bold = 0, pipes = 0;
  const auto& lines = source.lines();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view text = lines[i].text;
    const std::string_view body = trim_left(text);
    if (body.empty() || (i < furniture.size() && furniture[i])) continue;
    ends.push_back(indent_of(text) + length(body));
    const std::size_t hashes = body.find_first_not_of('#');
    const bool issue = hashes == 1 && std::isdigit(static_cast<unsigned char>(body[1])) != 0;
    if (hashes != std::string_view::npos && hashes > 0 && hashes <= 6 && !issue)
      ++(body[hashes] == '+' ? org_keys : atx);
    if (text[0] == '*' && text.size() > 1 && text[1] == ' ') ++stars;
    if (text.substr(0, 3) == "** ") ++deep_stars;
    if (body.size() >= 3 && (all_of(body, "=") || all_of(body, "-")) && i > 0 && !lines[i - 1].text.empty()) ++setext;
    const std::size_t emphasis = body.size() > 4 ? body.find("**") : std::string_view::npos;
    if (emphasis != std::string_view::npos && body.find("**", emphasis + 2) != std::string_view::npos &&
        (emphasis == 0 || body[emphasis - 1] == '>' || body[emphasis - 1] == ' '))
      ++bold;
    if (body.front() == '|') ++pipes;
  }
  markup.org = (org_keys > 0 && stars + deep_stars > 0) || (deep_stars > 0 && stars > 0 && atx == 0);
  markup.markdown = !markup.org && (atx >= 2 || setext >= 2 || bold >= 2 || pipes >= 3);
  if (ends.empty()) return markup;
  std::sort(ends.begin(), ends.end());
  markup.width = static_cast<std::uint32_t>(ends[std::min(ends.size() - 1, ends.size() * percentile_wide / 100)]);
  // Short minutes hold no full line: what is set narrower than this was not wrapped.
  markup.width = std::max(markup.width, least_width);
  // In a narrow document the longest line may be one of few that were wrapped at all.
  if (ends.back() <= widest_narrow) markup.width = std::max(markup.width, static_cast<std::uint32_t>(ends.back()));
  // Double spacing: blank lines follow nearly every line, and some of those lines were plainly cut in mid-sentence.
  const double long_line = 0.75 * static_cast<double>(ends[ends.size() * 80 / 100]);
  std::size_t seen = 0, followed = 0, cut_off = 0, previous = lines.size();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view body = trim_left(lines[i].text);
    if (body.empty()) continue;
    if (i + 1 >= lines.size() || trim_left(lines[i + 1].text).empty()) ++followed;
    if (previous < i && previous + 1 < i && starts_lower(body) && !ends_sentence(lines[previous].text) &&
        static_cast<double>(length(lines[previous].text)) > long_line) {
      ++cut_off;
    }
    ++seen;
    previous = i;
  }
  const bool often_cut = followed * 100 >= seen * 75 && cut_off * 100 >= seen * 12;
  const bool never_single = followed * 100 >= seen * 97 && cut_off >= 2 && cut_off * 100 >= seen * 4;
  markup.double_spaced = often_cut || never_single;
  return markup;
}

}  // namespace klubba::text
