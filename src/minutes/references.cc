// SPDX-License-Identifier: MIT
#include "minutes/references.h"

#include <algorithm>

#include "grammar/grammar.h"

namespace klubba::minutes {
namespace {

using grammar::Match;

std::string two_digits(std::string_view number) {
  return number.size() == 1 ? '0' + std::string(number) : std::string(number);
}

bool digit(char c) {
  return c >= '0' && c <= '9';
}

std::string full_year(std::string_view year) {
  return year.size() == 2 ? "20" + std::string(year) : std::string(year);
}

/// Numbers of a list: "1, 2 and 4", "1-3", with a letter behind them ("35 a").
std::vector<std::string> numbers_in(std::string_view text) {
  std::vector<std::string> out;
  std::size_t last_end = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!digit(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() &&
           (digit(text[end]) || (text[end] == '.' && end + 1 < text.size() && digit(text[end + 1]))))
      ++end;
    std::string number(text.substr(at, end - at));
    // "35 a", "6a": one small letter that no word goes on from.
    const std::size_t letter = end < text.size() && text[end] == ' ' ? end + 1 : end;
    if (letter < text.size() && text[letter] >= 'a' && text[letter] <= 'z' &&
        (letter + 1 == text.size() || text[letter + 1] == ' ' || text[letter + 1] == ',')) {
      number += text[letter];
      end = letter + 1;
    }
    const std::string_view between = text.substr(last_end, at - last_end);
    const bool range =
        !out.empty() && (between == "-" || between == "\u2013" || between == " - " || between == " \u2013 ");
    if (range && number.size() <= 3 && out.back().size() <= 3 && std::all_of(number.begin(), number.end(), digit)) {
      constexpr int longest_range = 50;
      const int from = std::stoi(out.back());
      const int to = std::stoi(number);
      for (int n = from + 1; n < to && n < from + longest_range; ++n) out.push_back(std::to_string(n));
    }
    out.push_back(std::move(number));
    at = last_end = end;
  }
  return out;
}

bool fits(const Reference& reference, std::string_view kind) {
  if (kind == "date" || kind == "same-date") return reference.date.empty() && !reference.previous;
  if (kind == "item") return reference.numbers.empty();
  if (kind == "points") return reference.points.empty();
  if (kind == "organ") return reference.organ.empty() && !reference.own && reference.numbers.empty();
  if (kind == "previous") return !reference.previous && reference.date.empty();
  return reference.case_number.empty();
}

}  // namespace

/// The parts; a list of items ends before a number that is the day of a month ("item 31, 5 March") or the year of a day
/// ("item 31, 2025-03-05").
std::vector<Match> ReferenceReader::parts_in(std::string_view text) const {
  std::vector<Match> out = grammar_.scan("citation-part", text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i].rule->attribute("part") != "item") continue;
    const std::string_view list = out[i].capture("number");
    if (list.empty()) continue;
    const std::size_t list_begin = static_cast<std::size_t>(list.data() - text.data());
    std::size_t cut = std::string_view::npos;
    if (const Match day = grammar_.first("citation-day-in-list", text.substr(list_begin));
        day && day.begin < list.size()) {
      cut = day.begin;
    }
    if (cut == std::string_view::npos &&
        grammar_.first("citation-month-behind", text.substr(list_begin + list.size()))) {
      cut = list.find_last_of(", ");
    }
    if (cut == std::string_view::npos) continue;
    const std::size_t keep = list.find_last_of("0123456789", cut);
    if (keep == std::string_view::npos) continue;
    for (auto& [name, value] : out[i].captures) {
      if (name == "number") value = list.substr(0, keep + 1);
    }
    out[i].end = list_begin + keep + 1;
    out.resize(i + 1);
    const std::size_t from = out[i].end;
    for (Match& match : grammar_.scan("citation-part", text.substr(from))) {
      match.begin += from;
      match.end += from;
      out.push_back(std::move(match));
    }
  }
  return out;
}

std::size_t ReferenceReader::days_in(std::string_view text) const {
  const auto parts = grammar_.scan("citation-part", text);
  return static_cast<std::size_t>(std::count_if(
      parts.begin(), parts.end(), [](const Match& part) { return part.rule->attribute("part") == "date"; }));
}

std::vector<unsigned> ReferenceReader::points_in(std::string_view text) const {
  Reference out;
  for (const Match& part : grammar_.scan("citation-part", text)) {
    if (part.rule->attribute("part") == "points") take(out, part, "points");
  }
  return out.points;
}

std::vector<Reference> ReferenceReader::find(std::string_view text) const {
  std::vector<Reference> out;
  std::string last_date;
  std::size_t last_end = 0;
  bool any = false;
  for (const Match& part : parts_in(text)) {
    const std::string_view kind = part.rule->attribute("part");
    // A day ahead is when something is due.
    if (kind == "date" && ((!date_.empty() && date_of(part) > date_) ||
                           grammar_.first("citation-deadline", text.substr(0, part.begin)))) {
      any = false;
      continue;
    }
    const std::string_view between = any ? text.substr(last_end, part.begin - last_end) : std::string_view();
    const bool joined = any && static_cast<bool>(grammar_.first("citation-gap", between));
    // Whom the assignment was given to did not give it.
    if (kind == "organ" && grammar_.first("citation-recipient", text.substr(0, part.begin + 1))) {
      if (joined) last_end = part.end;
      continue;
    }
    if (!joined || !fits(out.back(), kind)) {
      // "… the 14th, items 31 and 32": the second goes with the same date.
      Reference fresh;
      const bool list = any && static_cast<bool>(grammar_.first("citation-and", between));
      if ((list || joined) && kind == "item" && !out.empty()) {
        fresh.date = out.back().date;
        fresh.organ = out.back().organ;
        fresh.own = out.back().own;
        fresh.previous = out.back().previous;
      }
      fresh.begin = part.begin;
      out.push_back(std::move(fresh));
    }
    take(out.back(), part, kind);
    if (kind == "same-date") out.back().date = last_date;
    if (!out.back().date.empty()) last_date = out.back().date;
    out.back().end = last_end = part.end;
    any = true;
  }
  // An organ or a point alone is no reference; a date alone only where the words before it say so, and no date is
  // that lies ahead.
  std::erase_if(out, [&](const Reference& r) {
    if (!r.date.empty() && !date_.empty() && r.date > date_) return true;
    if (!r.numbers.empty() || r.previous || !r.case_number.empty()) return false;
    if (!r.date.empty() && !r.points.empty()) return false;
    return r.date.empty() || !grammar_.first("citation-lead", text.substr(0, r.begin));
  });
  return out;
}

void ReferenceReader::take(Reference& reference, const Match& part, std::string_view kind) const {
  if (kind == "date") {
    reference.date = date_of(part);
  } else if (kind == "item") {
    reference.numbers = numbers_in(part.capture("number"));
    if (const std::string_view year = part.capture("year"); !year.empty() && reference.date.empty())
      reference.date = full_year(year);
  } else if (kind == "previous") {
    reference.previous = true;
  } else if (kind == "organ") {
    take_organ(reference, part.capture("organ"));
  } else if (kind == "case") {
    reference.case_number = part.capture("case").empty() ? part.capture("case_2") : part.capture("case");
  }
  const std::string_view named = part.capture("points_2");
  if (const std::string_view points = named.empty() ? part.capture("points") : named; !points.empty()) {
    const std::string_view ordinal = grammar_.value(points, "ordinal");
    for (const std::string& number : numbers_in(ordinal.empty() ? points : ordinal))
      if (number.size() <= 3) reference.points.push_back(static_cast<unsigned>(std::stoul(number)));
  }
}

void ReferenceReader::take_organ(Reference& reference, std::string_view organ) const {
  if (grammar_.is(organ, "organ-own")) reference.own = true;
  const std::string_view full = grammar_.value(organ, "organ-acronym");
  reference.organ = full.empty() ? organ : full;
}

/// "2025-03-14"; "2025-03" where only a month is named. A year left out is that of the last such day.
std::string ReferenceReader::date_of(const Match& part) const {
  std::string year = full_year(part.capture("year"));
  const std::string_view month_word = part.capture("month");
  std::string month(grammar_.value(month_word, "time-month"));
  month = two_digits(month.empty() ? month_word : month);
  std::string out = '-' + month;
  if (const std::string_view day = part.capture("day"); !day.empty()) out += '-' + two_digits(day);
  if (year.empty() && date_.size() >= 4) {
    const int now = std::stoi(date_.substr(0, 4));
    year = std::to_string(now);
    if (year + out > date_) year = std::to_string(now - 1);
  }
  return year.empty() ? year : year + out;
}

}  // namespace klubba::minutes
