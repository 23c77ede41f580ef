// SPDX-License-Identifier: MIT
#include <algorithm>

#include "grammar/tagged_text.h"
#include "lint/check.h"
#include "register/completeness.h"

namespace klubba::checks {
namespace {

struct Listed {
  std::vector<unsigned> key;
  std::string title;
  std::uint32_t line = 0;
};

constexpr std::size_t stem_length = 6;      // bytes of a word that two titles share
constexpr std::size_t least_word = 5;       // bytes; shorter words join
constexpr std::size_t least_listed = 3;     // entries that make a list
constexpr std::size_t most_mismatches = 3;  // more than these, and the list is another meeting's or misread

std::vector<std::string> stems(std::string_view title) {
  std::vector<std::string> out;
  std::string word;
  const std::string text = grammar::folded(title) + " ";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= 'a' && c <= 'z') || byte >= 0x80 || (c >= '0' && c <= '9')) {
      word += c;
      continue;
    }
    if (word.size() >= least_word) out.push_back(word.substr(0, stem_length));
    word.clear();
  }
  return out;
}

/// Titles of one item: they share a word, or there is nothing to compare.
bool akin(std::string_view a, std::string_view b) {
  const auto left = stems(a);
  const auto right = stems(b);
  if (left.empty() || right.empty()) return true;
  return std::any_of(left.begin(), left.end(), [&](const std::string& stem) {
    return std::any_of(right.begin(), right.end(), [&stem](const std::string& other) {
      return stem == other || stem.starts_with(other.substr(0, 4)) || other.starts_with(stem.substr(0, 4));
    });
  });
}

std::string title_of(const Document& document, const Heading& heading) {
  for (const AgendaItem& item : document.minutes().agenda) {
    if (item.lines.first == heading.line) return item.title.text;
  }
  return heading.title;
}

void check_cover(const Document& document, Findings& findings) {
  unsigned lowest = 0;
  unsigned highest = 0;
  for (const Heading& heading : document.headings()) {
    const unsigned number = heading.key.front();
    lowest = lowest == 0 ? number : std::min(lowest, number);
    highest = std::max(highest, number);
  }
  for (std::uint32_t n = 1; n < document.first_item_line(); ++n) {
    if (document.line_class(n) == LineClass::agenda_list) continue;
    const grammar::Match match = document.family().first("announced", document.line(n));
    // In brackets it says for which items somebody was there.
    if (!match || document.line(n).substr(0, match.begin).ends_with('(')) continue;
    const auto from = number_key(match.capture("first"));
    const auto to = number_key(match.capture("last"));
    if (from.empty() || to.empty() || to.front() < from.front()) continue;
    if (from.front() == lowest && to.front() == highest) return;
    // Where nothing fits, the line speaks of something else.
    if (from.front() != lowest && to.front() != highest) continue;
    findings.at_line(n, "the cover announces items " + std::to_string(from.front()) + " to " +
                            std::to_string(to.front()) + "; the minutes hold " + std::to_string(lowest) + " to " +
                            std::to_string(highest));
    return;
  }
}

std::vector<Listed> listed(const Document& document) {
  std::vector<Listed> out;
  for (std::uint32_t n = 1; n < document.first_item_line() && n <= document.line_count(); ++n) {
    if (document.line_class(n) != LineClass::agenda_list) continue;
    const grammar::Match match = document.family().first("item", document.line(n));
    if (!match) continue;
    auto key = number_key(match.capture("number"));
    if (key.empty() || key.size() > 1) continue;
    out.push_back({std::move(key), std::string(match.capture("title")), n});
  }
  return out;
}

void check_list(const Document& document, Findings& findings) {
  const auto list = listed(document);
  if (list.size() < least_listed) return;
  std::vector<const Heading*> items;
  for (const Heading& heading : document.headings()) {
    if (heading.key.size() == 1) items.push_back(&heading);
  }
  std::vector<const Listed*> lost;
  for (const Listed& entry : list) {
    const bool there = std::any_of(items.begin(), items.end(), [&](const Heading* item) {
      const std::string title = title_of(document, *item);
      return !stems(entry.title).empty() ? !stems(title).empty() && akin(entry.title, title) : item->key == entry.key;
    });
    if (!there) lost.push_back(&entry);
  }
  std::vector<const Heading*> extra;
  for (const Heading* item : items) {
    const std::string title = title_of(document, *item);
    if (stems(title).empty() || document.fits("routine-title", title)) continue;
    if (std::none_of(list.begin(), list.end(), [&](const Listed& entry) { return akin(entry.title, title); }))
      extra.push_back(item);
  }
  if (lost.size() > most_mismatches || extra.size() > most_mismatches) return;
  bool struck = false;
  bool added = false;
  for (std::uint32_t n = document.first_item_line(); n <= document.line_count(); ++n) {
    if (document.outside(n)) continue;
    struck = struck || document.fits("strikes", document.line(n));
    added = added || document.fits("adds", document.line(n));
  }
  for (const Listed* entry : lost) {
    if (struck || document.fits("routine-title", entry->title)) continue;
    findings.at_line(entry->line, "the agenda announces '" + entry->title + "', and no item has that title");
  }
  if (!lost.empty()) return;
  for (const Heading* item : extra) {
    if (!added) findings.at_line(item->line, "item " + item->number + " is not in the printed agenda");
  }
}

void run(const Document& document, Findings& findings) {
  if (document.headings().size() < 2 || document.says("excerpt")) return;
  check_cover(document, findings);
  check_list(document, findings);
}

}  // namespace

Entry agenda_mismatch() {
  return {{"agenda-mismatch", Severity::warning, Tier::basic,
           "a printed agenda, or the paragraphs on the cover, that don't fit the items",
           "a reader can't tell whether an announced item was dropped, forgotten or lost",
           "say where the agenda is approved which items were added or struck"},
          run};
}

}  // namespace klubba::checks
