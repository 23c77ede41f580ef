// SPDX-License-Identifier: MIT
#include "minutes/item_chain.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "text/layout.h"

namespace klubba::minutes {
namespace {

constexpr std::size_t longest_heading = 260;      // characters of a heading, wrapped lines included
constexpr std::size_t longest_run_in = 2000;      // of a heading with the text of its item behind it
constexpr std::size_t longest_run_in_title = 60;  // characters of a title with text behind it
constexpr std::size_t longest_sentence = 160;     // of a first sentence that stands for a title
constexpr std::size_t look_back = 160;            // candidates; bounds the search on hostile input

std::vector<int> key_of(std::string_view number) {
  std::vector<int> key;
  std::size_t i = 0;
  while (i < number.size()) {
    const auto c = static_cast<unsigned char>(number[i]);
    if (std::isdigit(c) != 0) {
      int value = 0;
      while (i < number.size() && std::isdigit(static_cast<unsigned char>(number[i])) != 0) {
        value = std::min(value * 10 + (number[i++] - '0'), 100000);
      }
      key.push_back(value);
    } else {
      if (std::isalpha(c) != 0) key.push_back(std::tolower(c) - 'a' + 1);
      ++i;
    }
  }
  return key;
}

/// Whether block `b` can be the title that belongs to a number alone.
bool is_title(const std::vector<Block>& blocks, std::size_t b) {
  constexpr std::size_t longest = 120;  // characters
  if (b >= blocks.size() || blocks[b].kind != BlockKind::paragraph) return false;
  const std::string_view text = blocks[b].text.view();
  return !text.empty() && text::length(text) <= longest && !text::starts_lower(text) &&
         std::isdigit(static_cast<unsigned char>(text[0])) == 0;
}

/// The first bytes of a title in small letters, for telling a line of a printed agenda from its item.
std::string lower_start(std::string_view title) {
  constexpr std::size_t compared = 16;  // bytes
  std::string start(title.substr(0, compared));
  for (char& c : start) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return start;
}

/// Value of a Roman number of up to a few dozen.
int roman_value(std::string_view roman) {
  const auto value = [](char c) { return c == 'X' ? 10 : c == 'V' ? 5 : 1; };
  int sum = 0;
  for (std::size_t i = 0; i < roman.size(); ++i) {
    const bool less = i + 1 < roman.size() && value(roman[i]) < value(roman[i + 1]);
    sum += less ? -value(roman[i]) : value(roman[i]);
  }
  return sum;
}

/// Cost of going from item `a` to item `b`: 0 for the next one, more for gaps; negative where it does not rise.
double step_cost(const std::vector<int>& a, const std::vector<int>& b, double gap_cost) {
  std::size_t common = 0;
  while (common < a.size() && common < b.size() && a[common] == b[common]) ++common;
  if (common == b.size()) return -1;
  int jumps = 0;
  if (common == a.size()) {
    jumps = b[common] - 1;
    if (jumps < 0) jumps = 1;  // "6.0"
  } else {
    if (b[common] < a[common]) return -1;
    jumps = b[common] - a[common] - 1;
  }
  for (std::size_t i = common + 1; i < b.size(); ++i) jumps += std::max(0, b[i] - 1);
  return gap_cost * jumps;
}

}  // namespace

std::vector<Candidate> find_candidates(const Layout& layout, const grammar::Grammar& grammar, bool marked_headings) {
  std::vector<Candidate> out;
  const auto& blocks = layout.blocks;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    const Block& block = blocks[b];
    if (block.kind == BlockKind::bullet || block.kind == BlockKind::rule || block.kind == BlockKind::table_row)
      continue;
    const std::size_t size = text::length(block.text.view());
    // A long block can be a short title with its text: the sentence that ends early tells.
    const std::size_t stop = block.text.view().find(". ");
    if (size > longest_heading && (size > longest_run_in || stop == std::string_view::npos || stop > longest_sentence))
      continue;
    const bool numbered = block.kind == BlockKind::numbered;
    const std::string line = numbered ? block.marker + " " + block.text.str() : block.text.str();
    if (line.empty()) continue;
    const grammar::Match match = grammar.first("item", line);
    if (!match) continue;
    Candidate c;
    c.block = b;
    c.reason = match.rule->name;
    std::string_view number = match.capture("number");
    if (number.empty()) number = match.capture("number2");
    for (const char letter : number) {
      if (letter != ' ') c.number += letter;
    }
    c.key = key_of(std::string_view(c.number).substr(0, c.number.find('/')));
    if (const std::string_view roman = match.capture("roman"); !roman.empty()) {
      c.number = roman;
      c.key = {roman_value(roman)};
    }
    if (c.key.empty()) continue;
    const bool sign = match.rule->attribute("style") == "sign";
    c.style = std::string(match.capture("punct"));
    if (const std::string_view style = match.rule->attribute("style"); style != "number") c.style = style;
    if (block.kind == BlockKind::heading) c.style = "#" + c.style;
    std::string_view title = match.capture("title");
    if (title.empty()) title = match.capture("title2");
    c.title_at = std::string::npos;
    if (!title.empty()) {
      const std::size_t prefix = numbered ? block.marker.size() + 1 : 0;
      c.title_at = static_cast<std::size_t>(title.data() - line.data()) - prefix;
    }
    if (title.empty() && !sign) {
      // "4." alone, and the title on the line below it.
      if (match.rule->attribute("alone") != "yes" || !is_title(blocks, b + 1)) continue;
    }
    c.title = lower_start(title);
    const bool text_behind = stop <= longest_run_in_title && size > stop + 12;
    c.with_text = text_behind;
    // Base scores: how much the block looks like a heading.
    c.score = 1;
    if (block.gap > 0 || block.page_start) c.score += 0.15;
    if (sign) c.score += 0.3;
    if (block.kind == BlockKind::heading) c.score += 0.8;
    if (block.bold) c.score += 0.4;
    if (marked_headings && block.kind != BlockKind::heading && !block.bold && !sign) c.score -= 0.9;
    if (!title.empty()) {
      const char last = title.back();
      if (!sign && ((last == '.' && !text_behind) || last == ';' || last == ',')) c.score -= 0.4;
      if (!sign && text::length(title.substr(0, title.find(". "))) > 130) c.score -= 0.5;
      if (std::islower(static_cast<unsigned char>(title.front())) != 0) c.score -= 0.5;
      if (c.style.empty() && c.key.size() == 1 && block.gap == 0 && !block.page_start) c.score -= 0.4;
    }
    // "4A: …": a class, a flat, a part of a list.
    const bool letter = std::isalpha(static_cast<unsigned char>(c.number.back())) != 0;
    if (!sign && letter && c.style.ends_with(':')) c.score -= 1;
    if (!sign && c.key[0] > 200) c.score -= 0.8;
    if (!sign && block.indent > 24) c.score -= 0.5;
    out.push_back(std::move(c));
  }
  // A number that comes again later was a line of the contents.
  std::set<std::pair<std::string, std::vector<int>>> later;
  std::set<std::pair<std::vector<int>, std::string>> titles;
  for (auto c = out.rbegin(); c != out.rend(); ++c) {
    const bool again = !later.emplace(c->style, c->key).second;
    if (again && c->style.find("sign") != std::string::npos) c->score -= 0.25;
    if (!titles.emplace(c->key, c->title).second && !c->title.empty()) c->score -= 0.5;
  }
  // A candidate whose next block is a candidate has no body: a printed agenda, or a list. A parent of sub-items is
  // fine.
  for (std::size_t i = 0; i + 1 < out.size(); ++i) {
    if (!out[i].with_text && out[i + 1].block == out[i].block + 1 && out[i + 1].key.size() <= out[i].key.size() &&
        blocks[out[i].block].kind != BlockKind::heading) {
      out[i].score *= 0.5;
      out[i].bare = out[i].style.find("sign") == std::string::npos;
    }
  }
  return out;
}

std::vector<std::size_t> best_chain(const std::vector<Candidate>& candidates, const grammar::Grammar& grammar) {
  const double gap_cost = grammar.number("chain-gap-cost", 0.35);
  const double sign_gap_cost = grammar.number("chain-sign-gap-cost", 0.05);
  const double style_cost = grammar.number("chain-style-cost", 0.6);
  const double least = grammar.number("chain-least", 1.9);
  std::vector<double> total(candidates.size());
  std::vector<std::size_t> from(candidates.size(), candidates.size());
  std::size_t best = candidates.size();
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& c = candidates[i];
    const bool sign = c.style.find("sign") != std::string::npos;
    total[i] = c.score;
    if (!sign && c.key[0] > 1) total[i] -= std::min(1.0, 0.3 + 0.05 * c.key[0]);
    if (c.key.size() > 1) total[i] -= 0.3;
    const double start = total[i];
    for (std::size_t j = i > look_back ? i - look_back : 0; j < i; ++j) {
      const Candidate& p = candidates[j];
      double cost = step_cost(p.key, c.key, sign ? sign_gap_cost : gap_cost);
      // Minutes typed by hand repeat a paragraph number now and then; only marked headings are trusted with it.
      if (cost < 0 && sign && p.key == c.key && c.style[0] == '#') cost = 0.3;
      if (cost < 0) continue;
      // A list of plain numbers never goes on from paragraph signs.
      const bool p_sign = p.style.find("sign") != std::string::npos;
      if (p_sign && !sign && c.key.size() <= p.key.size()) continue;
      if (p_sign != sign && p.key.size() == c.key.size())
        cost += 5 * style_cost;
      else if (p.style != c.style && p.key.size() == c.key.size())
        cost += style_cost;
      const double value = total[j] + c.score - cost;
      if (value > total[i] && value > start) {
        total[i] = value;
        from[i] = j;
      }
    }
    if (best == candidates.size() || total[i] > total[best]) best = i;
  }
  std::vector<std::size_t> chain;
  if (best == candidates.size() || total[best] < least) {
    // One paragraph alone can be a whole protocol.
    if (best != candidates.size() && candidates[best].style == "sign" && total[best] >= 1.2) chain.push_back(best);
    return chain;
  }
  for (std::size_t i = best; i != candidates.size(); i = from[i]) chain.push_back(i);
  std::reverse(chain.begin(), chain.end());
  return chain;
}

}  // namespace klubba::minutes
