// SPDX-License-Identifier: MIT
#include "convert/word_positions.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "convert/drawn_bullets.h"

namespace klubba::convert {
namespace {

double attribute(std::string_view tag, std::string_view name) {
  const std::string key = " " + std::string(name) + "=\"";
  const std::size_t at = tag.find(key);
  double value = 0;
  if (at == std::string_view::npos) return value;
  const std::string_view rest = tag.substr(at + key.size());
  std::from_chars(rest.data(), rest.data() + rest.size(), value);
  return value;
}

/// Bullets of symbol fonts have no character of their own: they stand in the area for private use.
constexpr std::array<std::string_view, 8> symbol_bullets{"\xEF\x82\xB7", "\xEF\x82\xA7", "\xEF\x83\x98",
                                                         "\xEF\x80\xAD", "\xEF\x82\x9F", "\xEF\x83\xBC",
                                                         "\xEF\x81\xAE", "\xEF\x82\xA8"};

std::string unescaped(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, char>, 5> entities{
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
  std::string out;
  while (!text.empty()) {
    const auto* const entity =
        std::find_if(entities.begin(), entities.end(), [&](const auto& e) { return text.starts_with(e.first); });
    if (entity != entities.end()) {
      out += entity->second;
      text.remove_prefix(entity->first.size());
    } else {
      out += text.front();
      text.remove_prefix(1);
    }
  }
  // A word parted at its line's end: with a soft hyphen, one of Unicode's own, or (browsers) both.
  constexpr std::string_view soft = "\xC2\xAD";
  constexpr std::string_view hyphen = "\xE2\x80\x90";
  const bool parted = out.ends_with(soft) || out.ends_with(hyphen);
  if (out.ends_with(hyphen)) out.resize(out.size() - hyphen.size());
  if (out.ends_with(soft)) out.resize(out.size() - soft.size());
  if (parted) out += '-';
  if (std::find(symbol_bullets.begin(), symbol_bullets.end(), out) != symbol_bullets.end()) return "\xE2\x80\xA2";
  return out;
}

/// True for words set along the edge of the page (marks of signing services).
bool is_turned(const PlacedWord& word) {
  constexpr std::ptrdiff_t least = 3;  // characters: narrow marks such as bullets are upright
  const auto characters = std::count_if(word.text.begin(), word.text.end(),
                                        [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
  return characters >= least && word.height() > 2 * (word.right - word.left);
}

/// Words whose middles lie within each other's height stand on one line.
std::vector<WordLine> lines_of(std::vector<PlacedWord> words) {
  std::stable_sort(words.begin(), words.end(),
                   [](const PlacedWord& a, const PlacedWord& b) { return a.middle() < b.middle(); });
  std::vector<WordLine> lines;
  double middle = 0;
  for (PlacedWord& word : words) {
    constexpr double same_line = 0.3;
    const bool joins =
        !lines.empty() && word.middle() - middle < same_line * std::max(word.height(), lines.back().height());
    if (!joins) {
      lines.emplace_back();
      lines.back().top = word.top;
      lines.back().bottom = word.bottom;
      middle = word.middle();
    }
    WordLine& line = lines.back();
    line.top = std::min(line.top, word.top);
    line.bottom = std::max(line.bottom, word.bottom);
    line.words.push_back(std::move(word));
  }
  for (WordLine& line : lines) {
    std::stable_sort(line.words.begin(), line.words.end(),
                     [](const PlacedWord& a, const PlacedWord& b) { return a.left < b.left; });
  }
  return lines;
}

}  // namespace

std::vector<PlacedPage> read_word_positions(std::string_view xhtml) {
  std::vector<PlacedPage> pages;
  std::vector<PlacedWord> words;
  const auto close = [&] {
    if (!pages.empty()) pages.back().lines = lines_of(std::exchange(words, {}));
  };
  for (std::size_t at = xhtml.find('<'); at != std::string_view::npos; at = xhtml.find('<', at + 1)) {
    const std::size_t end = xhtml.find('>', at);
    if (end == std::string_view::npos) break;
    const std::string_view tag = xhtml.substr(at, end - at);
    if (tag.starts_with("<page ")) {
      close();
      pages.emplace_back();
      pages.back().width = attribute(tag, "width");
      pages.back().height = attribute(tag, "height");
    } else if (tag.starts_with("<word ") && !pages.empty()) {
      const std::size_t stop = std::min(xhtml.find('<', end), xhtml.size());
      PlacedWord word{attribute(tag, "xMin"), attribute(tag, "yMin"), attribute(tag, "xMax"), attribute(tag, "yMax"),
                      unescaped(xhtml.substr(end + 1, stop - end - 1))};
      if (word.text.empty()) continue;
      if (is_turned(word)) {
        pages.back().turned.push_back(std::move(word));
      } else {
        words.push_back(std::move(word));
      }
    }
  }
  close();
  // Skia (Chromium) draws the discs of its lists as pictures, which no reader of text sees.
  const std::string_view head = xhtml.substr(0, xhtml.find("<page "));
  if (head.find("content=\"Skia/PDF") != std::string_view::npos) put_drawn_bullets(pages);
  return pages;
}

}  // namespace klubba::convert
