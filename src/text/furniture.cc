// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cctype>
#include <string>
#include <unordered_map>

#include "text/layout.h"

namespace klubba::text {
namespace {

constexpr std::size_t max_running_head = 60;  // characters
constexpr std::size_t head_lines = 9;         // of a page
constexpr std::size_t foot_lines = 4;

/// White space folded, digits masked: what stays the same of a running head.
std::string shape(std::string_view line) {
  std::string out;
  out.reserve(line.size());
  for (const char c : line) {
    if (c == ' ' || c == '\t') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (std::isdigit(static_cast<unsigned char>(c)) != 0) {
      if (out.empty() || out.back() != '0') out += '0';
    } else {
      out += c;
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

struct Page {
  std::vector<std::size_t> lines;  // non-blank, indices
};

}  // namespace

std::vector<bool> find_furniture(const SourceFile& source, const std::function<bool(std::string_view)>& core,
                                 const std::function<bool(std::string_view)>& never) {
  const auto& lines = source.lines();
  std::vector<bool> out(lines.size(), false);
  std::vector<bool> is_core(lines.size(), false);
  std::vector<Page> pages(1);
  bool form_feeds = false;
  std::unordered_map<std::string, std::vector<std::size_t>> by_shape;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].page_start && i > 0) {
      pages.emplace_back();
      form_feeds = true;
    }
    const std::string_view text = trim(lines[i].text);
    if (text.empty()) continue;
    pages.back().lines.push_back(i);
    if (core(text)) {
      is_core[i] = out[i] = true;
    } else if (length(shape(text)) <= max_running_head && !never(text)) {
      by_shape[shape(text)].push_back(i);
    }
  }
  if (form_feeds && pages.size() >= 3) {
    std::unordered_map<std::string, std::size_t> seen;
    std::unordered_map<std::string, std::size_t> outermost;  // as a page's first or last line
    std::vector<std::vector<std::size_t>> edges(pages.size());
    for (std::size_t p = 0; p < pages.size(); ++p) {
      const auto& on_page = pages[p].lines;
      std::vector<std::string> shapes;
      for (std::size_t k = 0; k < on_page.size(); ++k) {
        if (k >= head_lines && k + foot_lines < on_page.size()) continue;
        const std::string_view text = trim(lines[on_page[k]].text);
        if (length(text) > 2 * max_running_head || never(text)) continue;
        edges[p].push_back(on_page[k]);
        if (k == 0 || k + 1 == on_page.size()) ++outermost[shape(text)];
        shapes.push_back(shape(text));
      }
      std::sort(shapes.begin(), shapes.end());
      shapes.erase(std::unique(shapes.begin(), shapes.end()), shapes.end());
      for (const std::string& s : shapes) ++seen[s];
    }
    for (const auto& edge : edges) {
      for (const std::size_t line : edge) {
        const std::string key = shape(trim(lines[line].text));
        const std::size_t count = seen[key];
        // Left and right pages may have heads of their own: those stand at the very edge.
        if (count >= 3 && (count * 2 >= pages.size() || outermost[key] * 3 >= pages.size())) out[line] = true;
      }
    }
    return out;
  }
  // A second page that begins as the first one does: what repeats only once is running heads there.
  if (form_feeds && pages.size() == 2) {
    std::vector<std::string> first;
    for (const std::size_t line : pages[0].lines) {
      if (first.size() < head_lines) first.push_back(shape(trim(lines[line].text)));
    }
    std::size_t run = 0;
    const auto repeats = [&](std::size_t line) {
      const std::string_view text = trim(lines[line].text);
      return out[line] || (!never(text) && std::find(first.begin(), first.end(), shape(text)) != first.end());
    };
    while (run < std::min(pages[1].lines.size(), head_lines) && repeats(pages[1].lines[run])) ++run;
    for (std::size_t k = 0; k < run && run > 1; ++k) out[pages[1].lines[k]] = true;
  }
  // Without form feeds: what repeats beside a page number or another sure sign.
  std::vector<std::size_t> order;  // non-blank lines
  std::vector<std::size_t> rank(lines.size(), 0);
  for (const Page& page : pages) order.insert(order.end(), page.lines.begin(), page.lines.end());
  for (std::size_t k = 0; k < order.size(); ++k) rank[order[k]] = k;
  const auto sure_pages = static_cast<std::size_t>(std::count(is_core.begin(), is_core.end(), true));
  // Twice: a head line may stand beside another one that was only found in the first pass.
  for (int pass = 0; pass < 3; ++pass) {
    for (const auto& [key, members] : by_shape) {
      if (members.size() < 2) continue;
      std::size_t beside = 0;
      for (const std::size_t line : members) {
        const std::size_t k = rank[line];
        const bool before = k > 0 && out[order[k - 1]];
        const bool after = k + 1 < order.size() && out[order[k + 1]];
        if (before || after) ++beside;
      }
      // Of two pages both must show it.
      if (beside * 10 >= members.size() * 6 && (members.size() > 2 || (beside == 2 && sure_pages >= 2))) {
        for (const std::size_t line : members) out[line] = true;
      }
    }
  }
  return out;
}

}  // namespace klubba::text
