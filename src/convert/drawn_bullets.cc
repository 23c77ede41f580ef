// SPDX-License-Identifier: MIT
#include "convert/drawn_bullets.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace klubba::convert {
namespace {

/// Where most lines of the document begin and end, in points.
struct Edges {
  double left = 0, right = 0;
};

Edges edges_of(const std::vector<PlacedPage>& pages) {
  std::map<long, std::size_t> lefts;  // in whole points
  Edges out;
  for (const PlacedPage& page : pages) {
    for (const WordLine& line : page.lines) {
      ++lefts[std::lround(line.words.front().left)];
      out.right = std::max(out.right, line.words.back().right);
    }
  }
  std::size_t most = 0;
  for (const auto& [left, count] : lefts) {
    if (count > most) out.left = static_cast<double>(left);
    most = std::max(most, count);
  }
  return out;
}

/// Where the columns of a page begin, behind wider gaps than stand between words.
std::vector<double> columns_of(const PlacedPage& page) {
  constexpr double column_gap = 0.75;  // of the height
  std::vector<double> out;
  for (const WordLine& line : page.lines) {
    for (std::size_t i = 1; i < line.words.size(); ++i) {
      if (line.words[i].left - line.words[i - 1].right > column_gap * line.height()) out.push_back(line.words[i].left);
    }
  }
  return out;
}

/// True for "1.", "a)", "§ 3": the point has its mark.
bool is_marked(const WordLine& line) {
  const std::string& first = line.words.front().text;
  constexpr std::size_t longest = 4;
  return first.starts_with("\xC2\xA7") || first == "-" || first == "\xE2\x80\xA2" || first == "\xE2\x80\x93" ||
         (first.size() <= longest && (first.ends_with('.') || first.ends_with(')')));
}

}  // namespace

void put_drawn_bullets(std::vector<PlacedPage>& pages) {
  const Edges edges = edges_of(pages);
  // A list is set in by 30 pt in browsers, by 60 within another one.
  constexpr double least_indent = 18;
  constexpr double largest_indent = 72;
  for (PlacedPage& page : pages) {
    const auto columns = columns_of(page);
    const WordLine* above = nullptr;  // of the same list
    double left = 0;
    for (WordLine& line : page.lines) {
      const double here = line.words.front().left;
      const double indent = here - edges.left;
      const bool in_column =
          std::any_of(columns.begin(), columns.end(), [&](double c) { return std::abs(c - here) < 1; });
      if (indent < least_indent || indent > largest_indent || in_column || is_marked(line)) {
        above = nullptr;
        continue;
      }
      bool begins = above == nullptr || std::abs(here - left) > 1;
      if (!begins) {
        const PlacedWord& first = line.words.front();
        const double space = 0.25 * line.height();
        const bool gap = line.middle() - above->middle() > 1.35 * line.height();
        begins = gap || above->words.back().right + space + (first.right - first.left) < edges.right;
      }
      left = here;
      above = &line;
      if (!begins) continue;
      const double width = 0.3 * line.height();
      PlacedWord bullet{here - 3 * width, line.words.front().top, here - 2 * width, line.words.front().bottom,
                        "\xE2\x80\xA2"};
      line.words.insert(line.words.begin(), std::move(bullet));
    }
  }
}

}  // namespace klubba::convert
