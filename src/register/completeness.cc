// SPDX-License-Identifier: MIT
#include "register/completeness.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace klubba {
namespace {

constexpr unsigned most_announced = 1000;  // numbers in one range: more is no range of items
constexpr std::size_t most_named = 8;      // numbers named in one message

bool digit(char c) {
  return c >= '0' && c <= '9';
}

class Completeness {
 public:
  Completeness(const SourceFile& source, const Minutes& minutes, const grammar::Grammar& grammar, Diagnostics& out)
      : source_(source), minutes_(minutes), grammar_(grammar), out_(out) {}

  void unplaced_lines() {
    const auto& lines = minutes_.lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].line_class != LineClass::unplaced) continue;
      // A run of them, blank lines between, is one finding.
      std::size_t last = i;
      std::size_t count = 1;
      for (std::size_t j = i + 1; j < lines.size(); ++j) {
        if (lines[j].line_class == LineClass::blank) continue;
        if (lines[j].line_class != LineClass::unplaced) break;
        last = j;
        ++count;
      }
      report(line_at(i), "line-unplaced",
             count == 1 ? "the line has no place in the register"
                        : fmt::format("{} lines have no place in the register", count),
             "", "'klubba explain' shows what stands around them; a rule in a grammar can place them");
      i = last;
    }
  }

  void numbering_gaps() {
    std::map<std::vector<unsigned>, unsigned> latest;  // by the number above: 13 → 1 after 13.1
    for (const AgendaItem& item : minutes_.agenda) {
      std::vector<unsigned> key = number_key(item.number.text);
      if (key.empty()) continue;
      const unsigned number = key.back();
      const std::string& written = item.number.text;
      key.pop_back();
      const auto before = latest.find(key);
      if (before != latest.end() && number > before->second + 1) {
        const unsigned missing = number - before->second - 1;
        report(item.lines.first, "numbering-gap",
               missing == 1 ? fmt::format("a number is left out before item {}", written)
                            : fmt::format("{} numbers are left out before item {}", missing, written),
               fmt::format("the item before it in the count ends in {}", before->second));
      }
      latest[key] = number;
    }
  }

  void empty_items() {
    for (std::size_t i = 0; i < minutes_.agenda.size(); ++i) {
      const AgendaItem& item = minutes_.agenda[i];
      if (has_text(i) || has_children(i)) continue;
      report(item.lines.first, "item-empty", fmt::format("item {} has no text", name_of(item)), "");
    }
  }

  void announced_items() {
    std::set<unsigned> there;
    for (const AgendaItem& item : minutes_.agenda) {
      const auto key = number_key(item.number.text);
      if (!key.empty()) there.insert(key.front());
    }
    const std::uint32_t first = minutes_.agenda.empty() ? 0 : minutes_.agenda.front().lines.first;
    std::set<unsigned> said;
    for (const Line& line : source_.lines()) {
      const LineClass line_class = class_of(line.number);
      const bool listed = line_class == LineClass::agenda_list;
      const bool cover =
          first > 0 && line.number < first && (line_class == LineClass::front || line_class == LineClass::furniture);
      if (!listed && !cover) continue;
      std::vector<unsigned> missing;
      for (const unsigned number : announced(line.text, listed)) {
        if (!there.contains(number) && said.insert(number).second) missing.push_back(number);
      }
      if (missing.empty()) continue;
      const std::size_t count = missing.size();
      missing.resize(std::min(count, most_named));
      report(line.number, "item-missing",
             fmt::format("announced here and not found: {}{}", fmt::join(missing, ", "),
                         count > most_named ? " and more" : ""),
             "");
    }
  }

 private:
  static std::string name_of(const AgendaItem& item) {
    return item.number.empty() ? "'" + item.title.text + "'" : item.number.text;
  }
  static std::uint32_t line_at(std::size_t index) { return static_cast<std::uint32_t>(index + 1); }

  LineClass class_of(std::uint32_t number) const {
    return number - 1 < minutes_.lines.size() ? minutes_.lines[number - 1].line_class : LineClass::blank;
  }

  bool has_text(std::size_t index) const {
    const AgendaItem& item = minutes_.agenda[index];
    const auto of_item = [index](const auto& entry) { return entry.item == index; };
    if (std::any_of(minutes_.decisions.begin(), minutes_.decisions.end(), of_item)) return true;
    if (std::any_of(minutes_.actions.begin(), minutes_.actions.end(), of_item)) return true;
    // "2. Election of a secretary. Kim." says it all in its heading.
    if (item.title.text.ends_with('.') || item.title.text.find(". ") != std::string::npos) return true;
    const bool last = index + 1 == minutes_.agenda.size();
    const std::uint32_t next = last ? 0 : minutes_.agenda[index + 1].lines.first;
    for (std::uint32_t line = item.lines.first; line <= item.lines.last && (last || line < next); ++line) {
      switch (class_of(line)) {
        case LineClass::label:
        case LineClass::decision:
        case LineClass::action:
        case LineClass::prose:
          return true;
        default:
          break;
      }
    }
    return false;
  }

  /// The item after it is its sub-item: the text stands there.
  bool has_children(std::size_t index) const {
    if (index + 1 == minutes_.agenda.size()) return false;
    const auto key = number_key(minutes_.agenda[index].number.text);
    const AgendaItem& next = minutes_.agenda[index + 1];
    const auto below = number_key(next.number.text);
    if (key.empty()) return false;
    // Unnumbered headings under a numbered one are its parts.
    return next.number.empty() || (below.size() > key.size() && std::equal(key.begin(), key.end(), below.begin()));
  }

  std::vector<unsigned> announced(std::string_view text, bool listed) const {
    std::vector<unsigned> out;
    for (const grammar::Match& match : grammar_.scan("announced", text)) {
      const auto from = number_key(match.capture("first"));
      const auto to = number_key(match.capture("last"));
      if (from.empty() || to.empty() || to.front() < from.front() || to.front() - from.front() > most_announced)
        continue;
      for (unsigned number = from.front(); number <= to.front(); ++number) out.push_back(number);
    }
    if (!listed || !out.empty()) return out;
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) return out;
    if (const grammar::Match match = grammar_.first("item", text.substr(begin))) {
      const auto key = number_key(match.capture("number"));
      if (!key.empty()) out.push_back(key.front());
    }
    return out;
  }

  void report(std::uint32_t line, std::string id, std::string message, std::string note, std::string help = "") {
    Diagnostic d;
    d.id = std::move(id);
    d.severity = Severity::warning;
    d.message = std::move(message);
    d.path = source_.path();
    d.at = {line, 0};
    d.note = std::move(note);
    d.help = std::move(help);
    out_.push_back(std::move(d));
  }

  const SourceFile& source_;
  const Minutes& minutes_;
  const grammar::Grammar& grammar_;
  Diagnostics& out_;
};

}  // namespace

std::vector<unsigned> number_key(std::string_view number) {
  std::vector<unsigned> key;
  while (!number.empty()) {
    const char c = number.front();
    if (digit(c)) {
      unsigned value = 0;
      const auto [stop, fault] = std::from_chars(number.data(), number.data() + number.size(), value);
      if (fault != std::errc()) return {};
      key.push_back(value);
      number.remove_prefix(static_cast<std::size_t>(stop - number.data()));
    } else if (((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) && (number.size() == 1 || number[1] == '.')) {
      key.push_back(static_cast<unsigned>((c | 0x20) - 'a' + 1));
      number.remove_prefix(1);
    } else if (c == '.' || c == ' ') {
      number.remove_prefix(1);
    } else {
      return {};
    }
  }
  return key;
}

void check_completeness(const SourceFile& source, const Minutes& minutes, const grammar::Grammar& grammar,
                        Diagnostics& out) {
  Completeness completeness(source, minutes, grammar, out);
  completeness.unplaced_lines();
  completeness.numbering_gaps();
  completeness.empty_items();
  completeness.announced_items();
}

}  // namespace klubba
