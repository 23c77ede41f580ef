// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <set>

#include "lint/document.h"
#include "register/completeness.h"

namespace klubba::checks {
namespace {

/// What stands before a heading's number, without the space behind it: "§", "##" or nothing.
std::string_view prefix_of(std::string_view line) {
  const std::string_view prefix = line.substr(0, line.find_first_of("0123456789"));
  return prefix.substr(0, prefix.find_last_not_of(' ') + 1);
}

constexpr std::size_t longest_heading = 120;  // bytes
constexpr std::size_t longest_sign = 12;      // bytes of a line in which a paragraph sign stands before the number

bool has_sign(std::string_view line) {
  return line.find("\xC2\xA7") < longest_sign;
}

std::size_t indent_of(const SourceFile& source, std::uint32_t line) {
  return source.lines()[line - 1].text.find_first_not_of(" \t");
}

/// Whether an item of that number can have stood at that line: it repeats a neighbour, or changed places with one.
bool fits_between(const std::vector<Heading>& items, const std::vector<unsigned>& key, std::uint32_t at) {
  const Heading* before = nullptr;
  const Heading* after = nullptr;
  for (const Heading& item : items) {
    if (item.key.size() != key.size() || !std::equal(key.begin(), key.end() - 1, item.key.begin())) continue;
    if (item.line < at) before = &item;
    if (item.line > at && after == nullptr) after = &item;
  }
  if (before == nullptr || (key.size() == 1 && key.back() == 1)) return false;
  const unsigned low = before->key.back() > 1 ? before->key.back() - 1 : 1;
  const unsigned high = (after != nullptr ? after->key.back() : before->key.back()) + 1;
  return key.back() >= low && key.back() <= high;
}

}  // namespace

void Document::find_headings() {
  for (const AgendaItem& item : minutes_.agenda) {
    auto key = number_key(item.number.text);
    // Letters alone count nothing by themselves.
    if (key.empty() || item.number.text.front() < '0' || item.number.text.front() > '9') continue;
    const std::string_view text = line(item.lines.first);
    const std::size_t at = text.find(item.number.text);
    std::string title = item.title.text;
    if (at != std::string_view::npos) {
      title = text.substr(at + item.number.text.size());
      title.erase(0, std::min(title.find_first_not_of(" \t"), title.size()));
    }
    headings_.push_back({std::move(key), item.number.text, std::move(title), item.lines.first});
  }
  if (headings_.size() < 2) return;
  const std::vector<Heading> items = headings_;
  find_lost_headings(items);
  std::sort(headings_.begin(), headings_.end(), [](const Heading& a, const Heading& b) { return a.line < b.line; });
}

/// Headings whose numbers are out of the count. They look like the others of their depth, and stand where such a number
/// can have stood.
void Document::find_lost_headings(const std::vector<Heading>& items) {
  std::map<std::size_t, std::map<std::string_view, std::size_t>> prefixes;  // by depth
  std::map<std::size_t, std::size_t> count;
  std::set<std::size_t> indents;
  std::set<std::uint32_t> taken;
  std::set<std::size_t> crowded;  // depths whose headings stand below text
  std::size_t signs = 0;
  for (const Heading& h : items) {
    signs += has_sign(line(h.line)) ? 1 : 0;
    ++prefixes[h.key.size()][prefix_of(line(h.line))];
    ++count[h.key.size()];
    indents.insert(indent_of(source_, h.line));
    taken.insert(h.line);
    if (h.line > 1 && !line(h.line - 1).empty() && line_class(h.line - 1) != LineClass::heading)
      crowded.insert(h.key.size());
  }
  for (std::uint32_t n = 1; n <= line_count(); ++n) {
    const LineClass c = line_class(n);
    if ((c == LineClass::appendix || c == LineClass::foot) && n > items.back().line) break;
    // Before the first item there can be one with the same number.
    const bool with_text =
        c == LineClass::front || (c == LineClass::agenda_list && line_class(n + 1) == LineClass::front);
    const bool first = n < items.front().line && with_text && has_sign(line(n));
    if (!first && n <= items.front().line) continue;
    if (taken.contains(n) || (c != LineClass::prose && c != LineClass::decision && c != LineClass::action &&
                              c != LineClass::label && c != LineClass::heading && !first && !sole_head(n))) {
      continue;
    }
    const std::string_view text = line(n);
    if (text.size() > longest_heading) continue;
    if (signs == 0 && fills_gap(items, n)) {
      headings_.push_back({number_key(text), std::string(text.substr(0, text.find_last_not_of('.') + 1)), "", n});
      continue;
    }
    grammar::Match match = words().first("bare-item", text);
    if (!match) match = family().first("item", text);
    if (!match) continue;
    auto key = number_key(match.capture("number").empty() ? match.capture("number2") : match.capture("number"));
    if (key.empty()) continue;
    // A contents list names the item by its title.
    if (first && (key != items.front().key || minutes_.agenda.front().title.text == match.capture("title"))) continue;
    const std::string_view prefix = prefix_of(text);
    const auto known = prefixes.find(key.size());
    if (known == prefixes.end() || known->second[prefix] * 2 < count[key.size()]) continue;
    const std::string_view title = match.capture("title").empty() ? match.capture("title2") : match.capture("title");
    if (title.starts_with('(') || fits("goes-on", title)) continue;  // a page of so many
    // A paragraph sign before the number or a mark of Markdown can't open a list point; any other number can.
    const bool sign = has_sign(text);
    if (sign != (signs * 2 > items.size())) continue;
    const bool spaced = !crowded.contains(key.size());
    const bool marked = prefix.find('#') != std::string_view::npos;
    // The heading comes again at the head of a page, with the number of its case.
    const auto again = [&](const Heading& h) { return line(h.line) == text; };
    if (!text.ends_with(match.capture("number")) && std::any_of(items.begin(), items.end(), again)) continue;
    const bool apart = line(n - 1).empty() || marked;
    if (!apart && spaced) continue;
    // A line of text can begin with a paragraph that it cites.
    if (!apart && sign && (text.ends_with(match.capture("number")) || !fits_between(items, key, n))) continue;
    if (!sign && !marked) {
      const char last = text.back();
      const bool loose = !spaced && !indents.contains(indent_of(source_, n));
      if (loose || title.empty() || last == '.' || last == ',' || last == ':' || fits("joint", title)) continue;
      if (!fits_between(items, key, n) || in_list(n, key.back())) continue;
    }
    headings_.push_back({std::move(key), std::string(match.capture("number")), std::string(title), n});
  }
}

/// Whether the line is a bare number that is missing between two items, or behind the last one of its depth.
bool Document::fills_gap(const std::vector<Heading>& items, std::uint32_t number) const {
  std::string_view text = line(number);
  if (text.ends_with('.')) text.remove_suffix(1);
  if (text.empty() || text.find_first_not_of("0123456789.") != std::string_view::npos) return false;
  const auto key = number_key(text);
  const bool apart = line(number - 1).find_first_not_of("-_=") == std::string_view::npos;
  if (key.empty() || (key.size() == 1 && !apart)) return false;
  const Heading* before = nullptr;
  const Heading* after = nullptr;
  for (const Heading& item : items) {
    if (item.key == key) return false;
    if (item.key.size() != key.size() || !std::equal(key.begin(), key.end() - 1, item.key.begin())) continue;
    if (item.line < number) before = &item;
    if (item.line > number && after == nullptr) after = &item;
  }
  if (before == nullptr || before->key.back() + 1 != key.back()) return false;
  return after != nullptr ? after->key.back() == key.back() + 1 : key.size() > 1;
}

/// A line with a paragraph sign that was taken for the head of a page, and stands once only.
bool Document::sole_head(std::uint32_t number) const {
  if (line_class(number) != LineClass::furniture || !has_sign(line(number))) return false;
  for (std::uint32_t n = 1; n <= line_count(); ++n) {
    if (n != number && line(n) == line(number)) return false;
  }
  return true;
}

/// Whether the number counts on from one that heads no item: then both are points of a list.
bool Document::in_list(std::uint32_t number, unsigned count) const {
  for (std::uint32_t n = number - 1; n > 0; --n) {
    if (line_class(n) == LineClass::heading) return false;
    const grammar::Match match = family().first("item", line(n));
    if (match && number_key(match.capture("number")) == std::vector<unsigned>{count - 1}) return true;
  }
  return false;
}

}  // namespace klubba::checks
