// SPDX-License-Identifier: MIT
#include <algorithm>
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

/// Struck by a line of the minutes, or there as the first word of a line that no item was made of.
bool excused(const Document& document, const std::vector<unsigned>& key) {
  const std::string number = name_of(key);
  for (std::uint32_t n = 1; n <= document.line_count(); ++n) {
    if (document.outside(n)) continue;
    const std::string_view line = document.line(n);
    if (document.fits("strikes", line) && holds(line, number)) return true;
    if (n < document.first_item_line()) continue;
    const std::size_t digit = line.find_first_of("0123456789");
    if (digit > longest_prefix || !line.substr(digit).starts_with(number)) continue;
    const std::string_view behind = line.substr(digit + number.size());
    if (behind.empty() || behind.front() == ' ' || behind.front() == ')' || behind.front() == '|' ||
        (behind.front() == '.' && (behind.size() == 1 || behind[1] < '0' || behind[1] > '9'))) {
      return true;
    }
  }
  return false;
}

void run(const Document& document, Findings& findings) {
  if (document.says("excerpt")) return;
  std::set<std::vector<unsigned>> there;
  for (const Heading& heading : document.headings()) there.insert(heading.key);
  std::map<std::vector<unsigned>, unsigned> latest;  // by the number above: 3 -> 2 after 3.2
  std::vector<Gap> gaps;
  for (const Heading& heading : document.headings()) {
    std::vector<unsigned> above = heading.key;
    const unsigned number = above.back();
    above.pop_back();
    const auto before = latest.find(above);
    // Letters count on from the number itself.
    if (before != latest.end() && number > before->second + 1 && number - before->second <= longest_gap) {
      Gap gap{&heading, {}};
      for (unsigned missing = before->second + 1; missing < number; ++missing) {
        std::vector<unsigned> key = above;
        key.push_back(missing);
        if (!there.contains(key) && !excused(document, key)) gap.missing.push_back(name_of(key));
      }
      if (!gap.missing.empty()) gaps.push_back(std::move(gap));
    }
    if (before == latest.end() || number > before->second || number == 1) latest[above] = number;
  }
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
