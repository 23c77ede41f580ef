// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
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

/// The number in a row's first cell: between bars, before a gap, or before a code in capitals. Empty: none.
std::string_view row_number(std::string_view line) {
  const bool barred = line.starts_with('|');
  if (barred) line.remove_prefix(std::min(line.find_first_not_of("| "), line.size()));
  std::string_view number = line.substr(0, std::min(line.find_first_not_of("0123456789."), line.size()));
  std::string_view rest = line.substr(number.size());
  while (number.ends_with('.')) number.remove_suffix(1);
  if (barred) rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  const auto capital = [&rest](std::size_t at) { return at < rest.size() && rest[at] >= 'A' && rest[at] <= 'Z'; };
  const bool code = rest.starts_with(' ') && capital(1) &&
                    (rest.substr(2).starts_with(' ') || (rest.substr(2).starts_with('/') && capital(3)));
  const bool cell = barred ? rest.starts_with('|') : rest.starts_with("  ") || rest.starts_with('\t') || code;
  return cell ? number : std::string_view();
}

/// "IV" → {4}; empty for anything else.
std::vector<unsigned> roman_key(std::string_view number) {
  constexpr std::string_view signs = "IVXLC";
  constexpr std::array<unsigned, signs.size()> values = {1, 5, 10, 50, 100};
  unsigned sum = 0;
  unsigned before = 0;
  for (auto c = number.rbegin(); c != number.rend(); ++c) {
    const std::size_t at = signs.find(*c);
    if (at == std::string_view::npos) return {};
    sum = values[at] < before ? sum - values[at] : sum + values[at];
    before = std::max(before, values[at]);
  }
  return number.empty() ? std::vector<unsigned>() : std::vector<unsigned>{sum};
}

/// Numbers that unnumbered titles have in common: "24.101 Opening", "24.102 Budget".
std::string_view number_in_title(std::string_view title) {
  const std::size_t end = title.find(' ');
  if (end == std::string_view::npos || title.find('.') > end) return {};
  const std::string_view number = title.substr(0, end);
  return number.find_first_not_of("0123456789.") == std::string_view::npos && number.back() != '.' ? number
                                                                                                   : std::string_view();
}

}  // namespace

void Document::find_headings() {
  const auto numbered = [](const AgendaItem& item) { return !item.number.empty(); };
  const auto begin = std::find_if(minutes_.agenda.begin(), minutes_.agenda.end(), numbered);
  const bool roman = begin != minutes_.agenda.end() && begin->number.text == "I";
  for (const AgendaItem& item : minutes_.agenda) {
    auto key = number_key(item.number.text);
    if (roman) key = roman_key(item.number.text);
    // Letters alone count nothing by themselves.
    if (key.empty() || (!roman && (item.number.text.front() < '0' || item.number.text.front() > '9'))) continue;
    const std::string_view text = line(item.lines.first);
    const std::size_t at = text.find(item.number.text);
    std::string title = item.title.text;
    if (at != std::string_view::npos) {
      title = text.substr(at + item.number.text.size());
      title.erase(0, std::min(title.find_first_not_of(" \t"), title.size()));
    }
    headings_.push_back({std::move(key), item.number.text, std::move(title), item.lines.first});
  }
  if (headings_.empty()) find_numbered_titles();
  if (!headings_.empty()) find_rows();
  if (headings_.size() < 2) return;
  const std::vector<Heading> items = headings_;
  find_lost_headings(items);
  std::sort(headings_.begin(), headings_.end(), [](const Heading& a, const Heading& b) { return a.line < b.line; });
}

/// Titles that all begin with a number which the reading left in them.
void Document::find_numbered_titles() {
  constexpr std::size_t least = 3;
  const auto& agenda = minutes_.agenda;
  const auto numbered = [](const AgendaItem& item) { return !number_in_title(item.title.text).empty(); };
  if (agenda.size() < least || !std::all_of(agenda.begin(), agenda.end(), numbered)) return;
  for (const AgendaItem& item : agenda) {
    const std::string_view number = number_in_title(item.title.text);
    headings_.push_back({number_key(number), std::string(number),
                         item.title.text.substr(std::min(number.size() + 1, item.title.text.size())),
                         item.lines.first});
  }
}

/// Rows of tables whose numbers are out of the count: they stand in the table of the items, or below an item of theirs.
void Document::find_rows() {
  const std::vector<Heading> items = headings_;
  // Where there are sub-items, the rows above them may be titles.
  const auto deep = [](const Heading& h) { return h.key.size() > 1; };
  const auto depth = std::any_of(items.begin(), items.end(), deep) ? 2U : 1U;
  const auto counts = [depth](const Heading& h) { return h.key.size() >= depth; };
  const auto is_row = [&](const Heading& h) { return counts(h) && row_number(line(h.line)) == h.number; };
  const auto rows = std::count_if(items.begin(), items.end(), is_row);
  if (rows == 0 || rows * 10 < std::count_if(items.begin(), items.end(), counts) * 6) return;
  const bool barred = line(items.front().line).starts_with('|');
  std::uint32_t first = items.front().line;
  std::uint32_t last = items.back().line;
  while (barred && line(first - 1).starts_with('|')) --first;
  while (barred ? line(last + 1).starts_with('|') : last < line_count() && line_class(last + 1) != LineClass::foot)
    ++last;
  for (std::uint32_t n = first; n <= last; ++n) {
    const auto there = [n](const Heading& h) { return h.line == n; };
    const std::string_view number = row_number(line(n));
    if (number.empty() || outside(n) || std::any_of(items.begin(), items.end(), there)) continue;
    if (!barred && indent_of(source_, n) != indent_of(source_, items.front().line)) continue;
    auto key = number_key(number);
    const auto related = [&key](const Heading& h) {
      return key.size() > 1 && h.key.front() == key.front() && h.key.size() <= key.size();
    };
    if (key.empty() || (!barred && !fits_between(items, key, n) && std::none_of(items.begin(), items.end(), related)))
      continue;
    std::string title(line(n).substr(line(n).find(number) + number.size()));
    title.erase(0, std::min(title.find_first_not_of(" |\t"), title.size()));
    headings_.push_back({std::move(key), std::string(number), std::move(title), n});
  }
  std::sort(headings_.begin(), headings_.end(), [](const Heading& a, const Heading& b) { return a.line < b.line; });
}

/// Headings whose numbers are out of the count. They look like the others of their depth, and stand where such a number
/// can have stood.
void Document::find_lost_headings(const std::vector<Heading>& items) {
  std::map<std::size_t, std::map<std::string_view, std::size_t>> prefixes;  // by depth
  std::map<std::size_t, std::size_t> count, signed_at;
  std::set<std::size_t> indents;
  std::set<std::uint32_t> taken;
  std::set<std::size_t> crowded;  // depths whose headings stand below text
  std::size_t signs = 0;
  for (const Heading& h : items) {
    signs += has_sign(line(h.line)) ? 1 : 0;
    signed_at[h.key.size()] += has_sign(line(h.line)) ? 1 : 0;
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
    // Other minutes begin behind these: their numbers are their own.
    if (n > items.back().line && key == std::vector<unsigned>{1} && family().first("item-opening", text)) break;
    const std::string_view title = match.capture("title").empty() ? match.capture("title2") : match.capture("title");
    if (title.starts_with('(') || fits("goes-on", title)) continue;  // a page of so many
    // A paragraph sign before the number or a mark of Markdown can't open a list point; any other number can.
    const bool sign = has_sign(text);
    if (sign != (signed_at[key.size()] * 2 > count[key.size()])) continue;
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
