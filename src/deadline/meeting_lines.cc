// SPDX-License-Identifier: MIT
#include "deadline/meeting_lines.h"

#include <vector>

#include "deadline/words.h"

namespace klubba::deadline {
namespace {

/// Stem of a meeting's noun by the longest ending that the lists know; own: one with dates of its own.
struct Noun {
  std::string stem;
  bool own = false;
};

Noun noun_of(const grammar::Grammar& grammar, std::string_view word) {
  if (const std::string_view own = grammar.value(word, "time-meeting-own"); !own.empty()) {
    return {std::string(own), true};
  }
  const std::string text = lower(word);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view ending = std::string_view(text).substr(i);
    if (const std::string_view stem = grammar.value(ending, "time-meeting"); !stem.empty()) {
      return {text.substr(0, i) + std::string(stem), false};
    }
  }
  return {};
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace

Edtf meeting_date(const grammar::Grammar& grammar, const TimeContext& context, std::string_view noun,
                  const std::function<Edtf(std::string_view)>& date_in) {
  const Noun wanted = noun_of(grammar, noun);
  // What lies behind is another meeting.
  const auto meeting = parse_day(context.meeting);
  const auto coming_date_in = [&](std::string_view text) {
    const Edtf date = date_in(text);
    const auto last = date.last();
    return meeting && last && *last < *meeting ? Edtf{} : date;
  };
  const auto next = parse_day(context.next);
  Edtf loose;
  Edtf any;
  for (const std::string_view line : lines_of(context.lines)) {
    bool other_kind = false;
    for (const Word& word : words_of(line)) {
      const Noun found = noun_of(grammar, line.substr(word.begin, word.end - word.begin));
      if (found.stem.empty()) continue;
      other_kind = other_kind || (found.own && !wanted.own);
      if (found.own != wanted.own) continue;
      const bool exact = found.stem == wanted.stem;
      // The bare word is also said of a compound, and the other way round.
      const bool close = found.stem.ends_with(wanted.stem) || wanted.stem.ends_with(found.stem);
      if (!exact && (!close || !loose.empty())) continue;
      Edtf date = coming_date_in(line.substr(word.end));
      if (date.empty()) continue;
      // Only a kind of its own is known better by a line than by the document's head.
      if (exact && (wanted.own || !next)) return date;
      loose = date;
    }
    if (any.empty() && !other_kind) any = coming_date_in(line);
  }
  if (wanted.own) return loose;
  if (next) return Edtf::single(Date::of_day(*next));
  return loose.empty() ? any : loose;
}

}  // namespace klubba::deadline
