// SPDX-License-Identifier: MIT
#include "deadline/scan.h"

#include <algorithm>
#include <utility>

#include "deadline/clock.h"
#include "deadline/meeting_lines.h"

namespace klubba::deadline {
namespace {

using grammar::Grammar;
using grammar::Match;

// No expression is longer: what a rule sees beyond its place is bounded, and so is its time.
constexpr std::size_t reach = 120;
constexpr int max_markers = 5;
constexpr int max_nesting = 3;
constexpr int max_joins = 4;
constexpr std::size_t cue_words_after = 4;

bool figure(char c) {
  return c >= '0' && c <= '9';
}

bool day_by_date(const Term& term) {
  return term.kind == Term::Kind::day && term.event.empty();
}

}  // namespace

TimeRules::TimeRules(std::shared_ptr<const Grammar> with)
    : grammar(std::move(with)),
      openers(grammar->derived().get<TimeOpeners>([this] { return TimeOpeners(*grammar); })) {}

Scan::Scan(const TimeRules& rules, std::string_view text, const TimeContext& context, Trust trust)
    : rules_(rules),
      grammar_(*rules.grammar),
      text_(text),
      context_(context),
      trust_(trust),
      meeting_(parse_day(context.meeting)),
      words_(words_of(text)) {}

std::vector<Reading> Scan::run() const {
  std::vector<Reading> out;
  std::size_t done = 0;
  for (const Word& word : words_) {
    if (word.begin < done || !opens(word)) continue;
    Found found = read(word.begin, {});
    done = std::max(done, found.end);
    if (!found.reading) continue;
    found.reading->said.begin = word.begin;
    found.reading->said.end = found.end;
    out.push_back(std::move(*found.reading));
  }
  return out;
}

std::string_view Scan::window(std::size_t at) const {
  return at < text_.size() ? text_.substr(at, reach) : std::string_view();
}

bool Scan::opens(const Word& word) const {
  if (text_[word.begin] == '\xC2') return true;
  if (word.begin > 0) {
    // Inside an address, a path or a longer number.
    const char before = text_[word.begin - 1];
    if (before == '/' || before == '_' || before == '@' || before == '#') return false;
    const bool inner = before == '.' || before == ':' || before == '-' || before == ',';
    if (word.figure && inner && word.begin > 1 && figure(text_[word.begin - 2])) return false;
  }
  if (word.figure) return true;
  std::size_t end = word.begin;
  bool capitals = true;
  while (end < word.end && !figure(text_[end])) {
    capitals = capitals && text_[end] >= 'A' && text_[end] <= 'Z';
    ++end;
  }
  // A sign such as "KS 2023/123" begins with capitals.
  if (capitals && end - word.begin >= 2) return true;
  return rules_.openers->have(text_.substr(word.begin, end - word.begin));
}

Scan::Found Scan::read(std::size_t at, const Markers& markers) const {
  const Place place{at, markers.count > 0, markers.before, 0};
  if (auto placed = term_at(place, markers)) {
    Found found = finish(std::move(*placed), markers, at);
    if (found.end > 0) return found;
  }
  if (markers.count >= max_markers) return {};
  for (const Match& match : grammar_.all("time-marker", window(at))) {
    if (match.rule->attribute("only-after") == "marker" && markers.count == 0) continue;
    Markers more = markers;
    std::string_view means = match.rule->attribute("means");
    if (means == "from" && markers.count == 0 && after_dated(at)) means = "past";
    more.add(means);
    Found found = read(at + match.end, more);
    if (found.end > 0) return found;
  }
  return {};
}

bool Scan::trusted(const Match& match, const Place& place) const {
  const std::string_view needs = match.rule->attribute("needs");
  if (needs.empty()) return true;
  if (needs == "before") return place.counted;
  if (needs == "alone") return trust_ == Trust::says_a_time && place.at == words_.front().begin;
  if (place.cue || place.nesting > 0) return true;
  // A capital inside a text is more likely a name than a month.
  const bool capital = lower(text_.substr(place.at, 1)) != text_.substr(place.at, 1);
  return trust_ == Trust::says_a_time && (!capital || place.at == words_.front().begin);
}

std::optional<Scan::Placed> Scan::term_at(const Place& place, const Markers& markers) const {
  std::optional<Placed> doubtful;
  for (const Match& match : grammar_.all("time", window(place.at))) {
    const std::string_view reads = match.rule->attribute("reads");
    Placed placed;
    placed.end = end_of(match, place.at);
    if (reads == "none") return placed;
    placed.doubtful = !trusted(match, place);
    if (placed.doubtful && (doubtful || match.rule->attribute("needs") != "cue")) continue;
    if (!match.rule->attribute("then").empty()) {
      Place inner = place;
      inner.at = place.at + match.end;
      placed.term = nested_term(match, inner, markers, placed.end);
      if (!placed.term) continue;
    } else {
      Anchor anchor{meeting_, markers.past, {}};
      if (meeting_ && !anchor.past) anchor.past = past_cue(place.at, placed.end);
      placed.term = make_term(grammar_, match, anchor);
      // A date that the calendar doesn't have is none, and its parts are none.
      if (!placed.term) return placed;
      if (reads == "meeting" || reads == "this-meeting") read_meeting(*placed.term, match, place, placed.end);
    }
    if (!placed.doubtful) return placed;
    doubtful = std::move(placed);
  }
  return doubtful;
}

std::optional<Term> Scan::nested_term(const Match& match, Place place, const Markers& markers, std::size_t& end) const {
  if (++place.nesting > max_nesting) return {};
  const std::string_view reads = match.rule->attribute("reads");
  int side = 0;
  if (reads == "offset") {
    side = number_of(grammar_, match.capture("side"), "time-side");
    place.counted = true;
  }
  auto placed = term_at(place, markers);
  if (!placed || !placed->term) return {};
  end = placed->end;
  Term inner = std::move(*placed->term);
  Term term;
  term.rule = match.rule;
  term.kind = Term::Kind::day;
  term.year = inner.year;
  term.choice = inner.choice;
  term.event = inner.event;
  const Anchor anchor{meeting_, markers.past || (meeting_ && past_cue(place.at, end)), {}};
  if (reads == "clock") {
    if (inner.kind != Term::Kind::day || !set_clock(inner, match, grammar_)) return {};
    return inner;
  }
  if (reads == "offset") {
    settle(inner, anchor);
    const bool one = match.capture("one_unit").data() != nullptr;
    const int count = one ? 1 : std::clamp(number_of(grammar_, match.capture("count"), "time-number"), 0, 999);
    const std::string_view unit = one ? grammar_.value(match.capture("one_unit"), "time-offset-day")
                                      : grammar_.value(match.capture("unit"), "time-unit");
    // After the meeting is after the one that the minutes are of.
    if (side > 0 && inner.rule->attribute("reads") == "this-meeting") {
      term.event.clear();
      inner.value = meeting_ ? Edtf::single(Date::of_day(*meeting_)) : Edtf{};
    }
    const auto base = side < 0 ? inner.value.first() : inner.value.last();
    if (!base) return term;
    const Day day = shifted(*base, side * count, unit);
    term.value = one && unit == "week" ? Edtf::days(monday_of(day), monday_of(day) + std::chrono::days{6})
                                       : Edtf::single(Date::of_day(day));
    return term;
  }
  if (!inner.event.empty() || inner.kind == Term::Kind::other) return {};
  std::function<Edtf(const Edtf&)> cut;
  if (reads == "portion") {
    term.turn = grammar_.value(match.capture("portion"), "time-portion") == "last-day";
    cut = [portion = grammar_.value(match.capture("portion"), "time-portion")](const Edtf& whole) {
      return portion_of(whole, portion);
    };
  } else {
    const std::string_view word = match.capture("nth");
    const int nth = grammar_.is(word, "time-last") ? -1 : number_of(grammar_, word, "time-ordinal");
    const int weekday = number_of(grammar_, match.capture("unit"), "time-weekday");
    const std::string_view unit = grammar_.value(match.capture("unit"), "time-nth-unit");
    cut = [nth, weekday, unit](const Edtf& whole) { return nth_in(whole, nth, weekday, unit); };
  }
  if (inner.at) {
    term.at = [cut, at = inner.at](int year) {
      const Edtf whole = at(year);
      return whole.empty() || !whole.valid() ? Edtf{} : cut(whole);
    };
  } else {
    term.value = cut(inner.value);
  }
  return term;
}

void Scan::read_meeting(Term& term, const Match& match, const Place& place, std::size_t& end) const {
  term.kind = Term::Kind::other;
  // A date right behind the next meeting is the meeting's.
  if (end < text_.size() && text_[end] == ' ' && place.nesting < max_nesting) {
    const Place beside{end + 1, false, false, place.nesting};
    if (const auto date = term_at(beside, {}); date && date->term && !date->doubtful && day_by_date(*date->term)) {
      Term dated = *date->term;
      settle(dated, Anchor{meeting_, false, {}});
      term.value = dated.value;
      end = date->end;
      return;
    }
  }
  term.value = date_of_meeting(match.capture("meeting"));
}

bool Scan::join(Term& term, const Markers& markers, std::size_t& end) const {
  const Match match = grammar_.first("time-join", window(end));
  if (!match || term.kind == Term::Kind::other || term.kind == Term::Kind::period || !term.clock.empty()) return false;
  const auto placed = term_at(Place{end + match.end, true, false, 0}, markers);
  if (!placed || !placed->term || placed->term->kind != term.kind || !placed->term->event.empty()) return false;
  std::string_view how = grammar_.value(match.capture("join"), "time-join");
  if (markers.between) how = "range";
  if (how == "comma") {
    // A list only where its last member is joined by a word.
    const Match next = grammar_.first("time-join", window(placed->end));
    const std::string_view then = next ? grammar_.value(next.capture("join"), "time-join") : std::string_view();
    if (then != "comma" && then != "all" && then != "one") return false;
    how = "all";
  }
  Term left = term;
  Term right = *placed->term;
  const bool past = meeting_ && (markers.past || past_cue(end, placed->end));
  if (left.at && right.at && left.year != 0 && right.year == 0) {
    right.year = left.year;
    settle(left, Anchor{meeting_, past, {}});
    settle(right, Anchor{meeting_, past, {}});
    if (left.value.first() && right.value.first() && *right.value.first() < *left.value.first()) ++right.year;
  }
  settle(right, Anchor{meeting_, past, {}});
  const Anchor to_end{meeting_, past, right.value.first()};
  if (left.at && left.year == 0 && !meeting_ && right.value.first()) {
    // No meeting is needed where the end has its year.
    left.year = right.year;
    settle(left, to_end);
    if (left.value.first() && *left.value.first() > *right.value.first()) --left.year;
  }
  settle(left, to_end);
  const Edtf value = joined_value(left, right, how);
  if (value.empty() || !value.valid()) return false;
  term.value = value;
  term.at = nullptr;
  term.turn = false;
  end = placed->end;
  return true;
}

void Scan::read_clock(Term& term, std::size_t& end) const {
  if (term.kind != Term::Kind::day) return;
  if (term.clock.empty()) {
    for (const Match& match : grammar_.all("time-clock", window(end))) {
      if (!set_clock(term, match, grammar_)) continue;
      end = end_of(match, end);
      break;
    }
  }
}

Scan::Found Scan::finish(Placed placed, Markers markers, std::size_t begin) const {
  std::size_t end = placed.end;
  if (!placed.term) return {{}, end};
  Term& term = *placed.term;
  const Anchor anchor{meeting_, markers.past || (meeting_ && past_cue(begin, end)), {}};
  bool joined = false;
  for (int i = 0; i < max_joins && join(term, markers, end); ++i) joined = true;
  if (placed.doubtful && !joined) return {};
  settle(term, anchor);
  read_clock(term, end);
  for (const Match& match : grammar_.all("time-suffix", window(end))) {
    if (const std::string_view means = match.rule->attribute("means"); !means.empty()) markers.add(means);
    end = end_of(match, end);
    read_clock(term, end);
    break;
  }
  if (!term.clock.empty() && !term.clock_range && term.value.form == Edtf::Form::single &&
      term.value.dates[0].precision == Date::Precision::day) {
    term.value.dates[0].clock = term.clock;
  }
  Reading reading;
  reading.value = marked_value(term, markers, joined);
  if (!reading.value.valid()) reading.value = {};
  TimeReading& said = reading.said;
  said.edtf = reading.value.text();
  const auto last = reading.value.last();
  said.past = meeting_ && last && *last < *meeting_;
  if (const auto due = due_day(reading.value, markers, meeting_)) said.due = to_iso(*due);
  said.event = term.event;
  said.start = term.clock;
  said.rule = term.rule->name;
  said.marked = markers.keeps_due() || term.rule->attribute("reads") == "within";
  said.warning = term.warning;
  return {std::move(reading), end};
}

std::size_t Scan::end_of(const Match& match, std::size_t at) const {
  if (const std::string_view time = match.capture("time"); time.data() != nullptr) {
    return static_cast<std::size_t>(time.data() - text_.data()) + time.size();
  }
  std::size_t end = at + match.end;
  if (!match.rule->attribute("then").empty()) return end;
  // Rules see the character behind an expression; it is no part of it.
  while (end > at) {
    std::size_t last = end - 1;
    while (last > at && (static_cast<unsigned char>(text_[last]) & 0xC0U) == 0x80) --last;
    if (letter_size(text_, last) > 0) break;
    end = last;
  }
  return end;
}

bool Scan::after_dated(std::size_t at) const {
  const auto here =
      std::lower_bound(words_.begin(), words_.end(), at, [](const Word& w, std::size_t b) { return w.begin < b; });
  if (here == words_.begin()) return false;
  const Word& before = *(here - 1);
  return at == before.end + 1 &&
         static_cast<bool>(grammar_.first("time-dated", text_.substr(before.begin, before.end - before.begin)));
}

bool Scan::past_word(std::string_view word) const {
  return grammar_.is(word, "time-past") || static_cast<bool>(grammar_.first("time-past", word));
}

bool Scan::past_cue(std::size_t begin, std::size_t end) const {
  const auto word = [&](const Word& w) { return text_.substr(w.begin, w.end - w.begin); };
  const auto from = [&](std::size_t at) {
    return std::lower_bound(words_.begin(), words_.end(), at, [](const Word& w, std::size_t b) { return w.begin < b; });
  };
  std::size_t right = begin;
  for (auto before = from(begin); before != words_.begin();) {
    --before;
    const std::string_view gap = text_.substr(before->end, right - before->end);
    if (gap.find_first_of(",;!?\n") != std::string_view::npos || (gap.starts_with(". ") && !before->figure)) break;
    if (past_word(word(*before))) return true;
    if (grammar_.is(word(*before), "time-to-come")) break;
    right = before->begin;
  }
  std::size_t left = end;
  std::size_t count = 0;
  for (auto after = from(end); after != words_.end() && count < cue_words_after; ++after, ++count) {
    if (text_.substr(left, after->begin - left).find_first_of(";!?\n,") != std::string_view::npos) break;
    if (past_word(word(*after))) return true;
    if (grammar_.is(word(*after), "time-to-come")) break;
    left = after->end;
  }
  return false;
}

Edtf Scan::date_of_meeting(std::string_view noun) const {
  return meeting_date(grammar_, context_, noun, [this](std::string_view text) {
    // The lines give the dates of meetings; they are not looked up in themselves.
    const TimeContext bare{context_.meeting, "", ""};
    Edtf best;
    for (Reading& reading : Scan(rules_, text, bare, Trust::says_a_time).run()) {
      Edtf& value = reading.value;
      // A season or a year is no date of a meeting.
      if (value.empty() || value.dates[0].precision >= Date::Precision::year) continue;
      // Of several days the next one is meant; the hour is of no account here.
      if (value.form == Edtf::Form::all_of) value = Edtf::single(value.dates[0]);
      for (Date& date : value.dates) date.clock.clear();
      if (value.dates[0].precision == Date::Precision::day) return value;
      if (best.empty()) best = value;
    }
    return best;
  });
}

}  // namespace klubba::deadline
