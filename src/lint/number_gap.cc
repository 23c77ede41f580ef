// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "lint/check.h"
#include "register/completeness.h"

namespace klubba::checks {
namespace {

struct Gap {
  const Heading* heading;
  std::vector<std::string> missing;
};

constexpr unsigned longest_gap = 12;  // between two numbers: more are no slip
constexpr unsigned short_gap = 3;
constexpr std::size_t most_gaps = 2;        // where there are few items …
constexpr std::size_t items_for_a_gap = 4;  // … and one more for so many
constexpr std::size_t most_named = 8;
constexpr std::size_t longest_prefix = 5;  // bytes before a number

std::string name_of(const std::vector<unsigned>& key) {
  std::string out;
  for (const unsigned part : key) out += (out.empty() ? "" : ".") + std::to_string(part);
  return out;
}

constexpr std::array<std::string_view, 20> romans = {"I",    "II",  "III",  "IV",    "V",   "VI",   "VII",
                                                     "VIII", "IX",  "X",    "XI",    "XII", "XIII", "XIV",
                                                     "XV",   "XVI", "XVII", "XVIII", "XIX", "XX"};

/// The number as the heading beside it is numbered.
std::string name_like(const std::vector<unsigned>& key, const Heading& heading) {
  const bool roman = heading.number.find_first_not_of("IVXLC") == std::string::npos;
  return roman && key.size() == 1 && key[0] > 0 && key[0] <= romans.size() ? std::string(romans[key[0] - 1])
                                                                           : name_of(key);
}

/// Whether `text` holds the number by itself.
bool holds(std::string_view text, const std::string& number) {
  const auto figure = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t at = text.find(number); at != std::string_view::npos; at = text.find(number, at + 1)) {
    const std::size_t end = at + number.size();
    const bool before = at > 0 && (figure(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == '/');
    const bool after = end < text.size() &&
                       (figure(text[end]) || (text[end] == '.' && end + 1 < text.size() && figure(text[end + 1])));
    if (!before && !after) return true;
  }
  return false;
}

/// Struck by a line of the minutes.
bool struck(const Document& document, const std::string& number) {
  for (std::uint32_t n = 1; n <= document.line_count(); ++n) {
    const std::string_view line = document.line(n);
    if (document.outside(n) || !document.fits("strikes", line)) continue;
    if (line.starts_with(number) && holds(line, number)) return true;
    if (number.front() > '9' && line.find(' ' + number + ' ') != std::string_view::npos) return true;
    for (const grammar::Match& match : document.words().scan("named-numbers", line)) {
      if (holds(match.capture("numbers"), number)) return true;
    }
  }
  return false;
}

/// There as the first word of a line between two headings, of which no item was made.
bool unread(const Document& document, const std::string& number, std::uint32_t from, std::uint32_t to) {
  const bool signs = document.line(to).find("\xC2\xA7") < longest_prefix + number.size();
  for (std::uint32_t n = from + 1; n < to; ++n) {
    if (document.outside(n) || document.line_class(n) == LineClass::furniture) continue;
    const std::string_view line = document.line(n);
    const std::size_t digit = line.find_first_of("0123456789");
    if (digit > longest_prefix || !line.substr(digit).starts_with(number)) continue;
    std::string_view behind = line.substr(digit + number.size());
    const std::size_t word = behind.find_first_not_of(" .)|-:*");
    // A page's number stands alone; a line of text goes on in small letters.
    if (!signs && (word == std::string_view::npos || (behind[word] >= 'a' && behind[word] <= 'z'))) continue;
    if (!signs && word == 0) continue;
    if (signs && line.find("\xC2\xA7") > longest_prefix + number.size()) continue;
    if (behind.empty() || behind.front() < '0' || behind.front() > '9') return true;
  }
  return false;
}

/// Whether the number is there, or one below it: 3 a and 3 b make up 3.
bool has(const std::set<std::vector<unsigned>>& there, const std::vector<unsigned>& key) {
  const auto next = there.lower_bound(key);
  return next != there.end() && next->size() >= key.size() && std::equal(key.begin(), key.end(), next->begin());
}

/// The one item that is missing above its sub-items, where all others are there: 3.1 and 3.2 without a 3.
void lost_parent(const Document& document, const std::set<std::vector<unsigned>>& there, std::vector<Gap>& gaps) {
  std::set<unsigned> parents;
  std::vector<const Heading*> orphans;  // the first of each
  for (const Heading& heading : document.headings()) {
    if (heading.key.size() < 2) continue;
    const bool known = there.contains({heading.key.front()});
    if (known) parents.insert(heading.key.front());
    const auto same = [&heading](const Heading* other) { return other->key.front() == heading.key.front(); };
    if (!known && std::none_of(orphans.begin(), orphans.end(), same)) orphans.push_back(&heading);
  }
  if (orphans.size() != 1 || orphans.front()->number.find('.') == std::string::npos) return;
  constexpr std::size_t least_parents = 2;
  const unsigned number = orphans.front()->key.front();
  const bool before = there.contains({number - 1});
  const bool behind = there.contains({number + 1});
  const bool between = parents.size() < least_parents ? before && behind : before || behind;
  if (between && !struck(document, std::to_string(number)) &&
      !unread(document, std::to_string(number), document.first_item_line() - 1, orphans.front()->line))
    gaps.push_back({orphans.front(), {std::to_string(number)}});
}

void run(const Document& document, Findings& findings) {
  if (document.excerpt()) return;
  std::set<std::vector<unsigned>> there;
  for (const Heading& heading : document.headings()) there.insert(heading.key);
  std::map<std::vector<unsigned>, unsigned> latest;      // by the number above: 3 -> 2 after 3.2
  std::map<std::vector<unsigned>, std::uint32_t> lines;  // where those stand
  std::vector<Gap> gaps;
  for (const Heading& heading : document.headings()) {
    std::vector<unsigned> above = heading.key;
    const unsigned number = above.back();
    above.pop_back();
    const auto before = latest.find(above);
    // Letters count on from the number itself.
    if (before != latest.end() && number > before->second + 1 && number - before->second <= longest_gap) {
      Gap gap{&heading, {}};
      const std::uint32_t above_line = lines[above];
      for (unsigned missing = before->second + 1; missing < number; ++missing) {
        std::vector<unsigned> key = above;
        key.push_back(missing);
        const std::string name = name_like(key, heading);
        if (!has(there, key) && !struck(document, name) && !unread(document, name, above_line, heading.line))
          gap.missing.push_back(name);
      }
      if (!gap.missing.empty()) gaps.push_back(std::move(gap));
    }
    if (before == latest.end() || number > before->second || number == 1) {
      latest[above] = number;
      lines[above] = heading.line;
    }
  }
  lost_parent(document, there, gaps);
  // Many gaps are no slips: an excerpt, or headings that the reading doesn't know.
  const std::size_t allowed = std::max(most_gaps, document.headings().size() / items_for_a_gap);
  const auto wide =
      std::count_if(gaps.begin(), gaps.end(), [](const Gap& gap) { return gap.missing.size() > short_gap; });
  if (gaps.size() > allowed || wide > 1) return;
  for (const Gap& gap : gaps) {
    std::string list;
    if (gap.missing.size() > most_named) {
      list = gap.missing.front() + " to " + gap.missing.back();
    } else {
      for (const std::string& number : gap.missing) list += (list.empty() ? "" : ", ") + number;
    }
    findings.at_line(gap.heading->line, "no item " + list + " stands before item " + gap.heading->number);
  }
}

}  // namespace

Entry number_gap() {
  return {{"number-gap", Severity::warning, Tier::basic, "a number that is left out between two items",
           "nobody can tell a slip of the pen from an item that was lost or withheld",
           "number the items in a row, or say which was struck"},
          run};
}

}  // namespace klubba::checks
