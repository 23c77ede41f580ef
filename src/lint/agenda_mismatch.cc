// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>

#include "lint/check.h"
#include "register/completeness.h"
#include "text/letter_case.h"
#include "text/list_mark.h"

namespace klubba::checks {
namespace {

struct Listed {
  std::vector<unsigned> key;
  std::string title;
  std::uint32_t line = 0;
  bool marked = false;  ///< a number or a bullet stood before it
};

constexpr std::size_t stem_length = 6;      // bytes of a word that two titles share
constexpr std::size_t least_word = 5;       // bytes; shorter words join
constexpr std::size_t least_listed = 3;     // entries that make a list
constexpr std::size_t longest_point = 100;  // bytes
constexpr std::size_t most_mismatches = 3;  // more than these, and the list is another meeting's or misread

std::vector<std::string> stems(std::string_view title) {
  std::vector<std::string> out;
  std::string word;
  const std::string text = text::lower_case(title) + " ";
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
      return stem.starts_with(other) || other.starts_with(stem);
    });
  });
}

std::string title_of(const Document& document, const Heading& heading) {
  for (const AgendaItem& item : document.minutes().agenda) {
    if (item.lines.first == heading.line) return item.title.text;
  }
  return heading.title;
}

/// The first and the last number that a line of the cover announces.
std::optional<std::pair<unsigned, unsigned>> announced(const Document& document, std::string_view line) {
  std::string folded;
  for (const char c : line) {
    const bool space = c == ' ' || c == '\t';
    if (!space || !folded.ends_with(' ')) folded += space ? ' ' : c;
  }
  const grammar::Match match = document.family().first("announced", folded);
  // Behind a name it says for which items somebody was there.
  if (!match) return std::nullopt;
  const std::string before = folded.substr(0, match.begin);
  const bool word = static_cast<unsigned char>(folded[match.begin]) < 0x80 && before.find('(') == std::string::npos;
  const bool dots = before.find("...") != std::string::npos || before.find("___") != std::string::npos;
  if (!before.empty() && !word && !dots && !document.fits("cover-label", before)) return std::nullopt;
  const auto from = number_key(match.capture("first"));
  auto to = number_key(match.capture("last"));
  if (from.empty() || to.empty() || to.front() < from.front()) return std::nullopt;
  std::string_view rest = std::string_view(folded).substr(match.end);
  while (const grammar::Match more = document.words().first("more-announced", rest)) {
    to = number_key(more.capture("last"));
    rest.remove_prefix(more.end);
  }
  return std::pair{from.front(), to.front()};
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
    const auto range = announced(document, document.line(n));
    if (!range) continue;
    const auto [from, to] = *range;
    if (from == lowest && to == highest) return;
    // Where nothing fits, the line speaks of something else.
    if (from != lowest && to != highest) continue;
    findings.at_line(n, "the cover announces items " + std::to_string(from) + " to " + std::to_string(to) +
                            "; the minutes hold " + std::to_string(lowest) + " to " + std::to_string(highest));
    return;
  }
}

/// The points below a line that says that they are the agenda: numbered, with bullets, or bare lines.
std::vector<Listed> listed_below(const Document& document, std::uint32_t title) {
  std::vector<Listed> out;
  bool blank = false;
  for (std::uint32_t n = title + 1; n < document.first_item_line() && n <= document.line_count(); ++n) {
    const std::string_view line = document.plain_line(n);
    if (line.empty()) {
      blank = true;
      continue;
    }
    const text::ListMark mark = text::find_list_mark(document.line(n));
    // Bare lines end with the paragraph; marked ones go on over blank lines.
    const bool marked = mark.length > 0;
    if (line.size() > longest_point || (blank && !out.empty() && (!marked || !out.back().marked))) break;
    blank = false;
    Listed entry{{}, std::string(marked ? document.line(n).substr(mark.length) : line), n, marked};
    if (marked && mark.kind == BlockKind::numbered) entry.key = number_key(mark.mark.substr(0, mark.mark.size() - 1));
    // Points of points, and lines that tell more of one.
    if (entry.key.size() > 1 || (!out.empty() && marked != out.front().marked)) continue;
    out.push_back(std::move(entry));
  }
  return out;
}

std::vector<Listed> listed(const Document& document) {
  std::vector<Listed> out;
  std::size_t with_text = 0;
  for (std::uint32_t n = 1; n < document.first_item_line() && n <= document.line_count(); ++n) {
    if (document.fits("agenda-title", document.plain_line(n)) && document.line_class(n) != LineClass::heading) {
      auto below = listed_below(document, n);
      if (below.size() >= least_listed) return below;
    }
    if (document.line_class(n) != LineClass::agenda_list) continue;
    const grammar::Match match = document.family().first("item", document.line(n));
    if (!match) continue;
    auto key = number_key(match.capture("number"));
    if (key.empty() || key.size() > 1) continue;
    // Text below a number makes it an item of other minutes, or of a part before these.
    with_text += document.line_class(n + 1) == LineClass::front ? 1 : 0;
    out.push_back({std::move(key), std::string(match.capture("title")), n, true});
  }
  if (with_text * 2 > out.size()) return {};
  return out;
}

/// Whether a line that strikes something means the entry: it names it, or none of the list.
bool excuses(std::string_view line, const Listed& entry, const std::vector<Listed>& list) {
  const auto means = [line](const Listed& one) {
    const auto words = stems(line);
    const auto titled = stems(one.title);
    const auto number = one.key.empty() ? std::string() : std::to_string(one.key.front());
    const bool named = std::any_of(titled.begin(), titled.end(), [&words](const std::string& stem) {
      return std::find(words.begin(), words.end(), stem) != words.end();
    });
    const std::size_t at = number.empty() ? std::string_view::npos : line.find(' ' + number);
    const std::size_t behind = at + 1 + number.size();
    return named ||
           (at != std::string_view::npos && (behind >= line.size() || line[behind] < '0' || line[behind] > '9'));
  };
  return means(entry) || std::none_of(list.begin(), list.end(), means);
}

void check_list(const Document& document, Findings& findings) {
  const auto list = listed(document);
  if (list.size() < least_listed) return;
  std::vector<const Heading*> items;
  for (const Heading& heading : document.headings()) {
    if (heading.key.size() == 1) items.push_back(&heading);
  }
  if (items.size() < 2) return;
  std::vector<const Listed*> lost;
  for (const Listed& entry : list) {
    const bool there = std::any_of(items.begin(), items.end(), [&](const Heading* item) {
      const std::string title = title_of(document, *item);
      return !stems(entry.title).empty() ? !stems(title).empty() && akin(entry.title, title) : item->key == entry.key;
    });
    if (!there && !document.fits("routine-title", entry.title)) lost.push_back(&entry);
  }
  std::vector<const Heading*> extra;
  bool other_business = false;
  for (const Heading* item : items) {
    const std::string title = title_of(document, *item);
    // What comes up under other business is in no agenda.
    other_business = other_business || document.fits("other-business", title);
    if (other_business) break;
    if (stems(title).empty() || document.fits("routine-title", title)) continue;
    if (std::none_of(list.begin(), list.end(), [&](const Listed& entry) { return akin(entry.title, title); }))
      extra.push_back(item);
  }
  if (lost.size() > most_mismatches || extra.size() > most_mismatches) return;
  std::vector<std::string_view> struck;
  bool added = false;
  for (std::uint32_t n = document.first_item_line(); n <= document.line_count(); ++n) {
    if (document.outside(n)) continue;
    if (document.fits("strikes", document.line(n))) struck.push_back(document.line(n));
    added = added || document.fits("adds", document.line(n));
  }
  for (const Listed* entry : lost) {
    if (std::any_of(struck.begin(), struck.end(), [&](std::string_view line) { return excuses(line, *entry, list); }))
      continue;
    findings.at_line(entry->line, "the agenda announces '" + entry->title + "', and no item has that title");
  }
  if (!lost.empty()) return;
  for (const Heading* item : extra) {
    if (!added) findings.at_line(item->line, "item " + item->number + " is not in the printed agenda");
  }
}

void run(const Document& document, Findings& findings) {
  if (document.headings().size() < 2 || document.excerpt()) return;
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
