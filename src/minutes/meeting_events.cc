// SPDX-License-Identifier: MIT
#include "minutes/meeting_events.h"

#include <algorithm>

#include "grammar/grammar.h"
#include "minutes/moment.h"
#include "minutes/sentences.h"
#include "minutes/value.h"

namespace klubba::minutes {
namespace {

class EventReader {
 public:
  EventReader(const SourceFile& source, const grammar::Grammar& grammar, const DeadlineReader& deadlines,
              std::string_view meeting)
      : source_(source), grammar_(grammar), deadlines_(deadlines), names_(grammar), meeting_(meeting) {}

  void start_item(std::string_view title) {
    const auto field = [&](std::string_view kind) {
      const grammar::Match match = grammar_.first(kind, title);
      return match ? std::string(match.rule->attribute("field")) : std::string();
    };
    election_ = field("head-election-title");
    opening_ = static_cast<bool>(grammar_.first("head-opening", title));
    closing_ = static_cast<bool>(grammar_.first("head-closing", title));
    next_ = static_cast<bool>(grammar_.first("head-next-title", title));
    roll_ = static_cast<bool>(grammar_.first("head-roll-title", title));
    blocks_ = 0;
  }

  void end_items() { start_item(""); }

  void read(const Block& block) {
    head_events_of(block);
    for (const auto& [begin, end] : split_sentences(block.text.view(), grammar_)) {
      read_sentence(block.text.slice(begin, end).trimmed(), block.kind == BlockKind::table_row);
    }
    if (!election_.empty() && blocks_ > 0 && !elected_here_) read_bare_names(block.text);
    ++blocks_;
  }

  /// The meeting's end as a heading that is no item of the agenda: the time stands below it.
  void head_events_of(const Block& block) {
    constexpr std::size_t longest_heading = 60;
    if (block.text.str().size() > longest_heading) return;
    const bool opens = static_cast<bool>(grammar_.first("head-opening", block.text.view()));
    const bool closes = static_cast<bool>(grammar_.first("head-closing", block.text.view()));
    if (!opens && !closes) return;
    opening_ = opens;
    closing_ = closes;
    blocks_ = 0;
  }

  MeetingEvents take() {
    if (events_.next.empty()) events_.next = told_next_;
    return std::move(events_);
  }

  /// An item about the next meeting whose lines are rows of a table: no block is its own.
  void read_lines(const AgendaItem& item) {
    if (!events_.next.empty() || !grammar_.first("head-next-title", item.title.text)) return;
    JoinedText text;
    for (std::uint32_t line = item.lines.first; line <= item.lines.last && line <= source_.lines().size(); ++line) {
      const std::string_view part = source_.lines()[line - 1].text;
      if (part.empty()) continue;
      if (!text.empty()) text.append_space();
      text.append(part, source_.offset_of(part));
    }
    next_ = true;
    read_next(text);
  }

  bool in_roll() const { return roll_; }
  void read_roll(const JoinedText& text) {
    if (grammar_.first("decision", text.view())) return;  // "Approved."
    // What stands before the colon tells how the list was made; a title has no colon.
    const std::size_t colon = text.str().find(':');
    const std::size_t from = colon == std::string::npos ? 0 : colon + 1;
    if (colon == std::string::npos && text.str().size() > 60) return;
    std::vector<Person> people = names_.read_list(text.slice(from, text.str().size()).trimmed());
    const auto bad =
        std::count_if(people.begin(), people.end(), [](const Person& p) { return p.shape == NameShape::none; });
    if (bad * 2 > static_cast<std::ptrdiff_t>(people.size()) || (colon == std::string::npos && bad > 0)) return;
    for (Person& person : people) {
      if (person.shape != NameShape::none) events_.roll.push_back(std::move(person));
    }
  }

 private:
  JoinedText slice(const JoinedText& text, std::string_view part) const {
    const auto begin = static_cast<std::size_t>(part.data() - text.str().data());
    return text.slice(begin, begin + part.size()).trimmed();
  }

  void elect(const std::string& field, const std::vector<Person>& people) {
    for (const Person& person : people) events_.elected.push_back({field, person, true});
    elected_here_ = elected_here_ || !people.empty();
  }

  void read_sentence(const JoinedText& text, bool cell) {
    const std::string_view sentence = text.view();
    bool elected = false;
    bool own_office = false;  // the title's own office was named
    for (const grammar::Match& match : grammar_.all("head-election", sentence)) {
      const std::vector<Person> people = names_.read_names(slice(text, match.capture("who")));
      if (people.empty()) continue;
      elect(std::string(match.rule->attribute("field")), people);
      own_office = own_office || match.rule->attribute("field") == election_;
      if (const std::string_view also = match.rule->attribute("also"); !also.empty()) elect(std::string(also), people);
      elected = true;
    }
    if (!own_office && !election_.empty()) {
      // Beside other offices only what names the office counts: "As chair Bo Fur was elected, as secretary …".
      if (const grammar::Match match = grammar_.first("head-elected", sentence);
          match && (!elected || match.rule->attribute("office") == "yes")) {
        elect(election_, names_.read_names(slice(text, match.capture("who"))));
      }
    }
    for (const grammar::Match& match : grammar_.all("head-addressed", sentence)) {
      for (const Person& person : names_.read_names(slice(text, match.capture("who")))) {
        events_.addressed.push_back({std::string(match.rule->attribute("field")), person, false});
        break;
      }
    }
    read_times(text, cell);
    read_next(text);
  }

  /// A time recorded with the opening or the closing; in an item about it a bare time at the text's start will do.
  void read_times(const JoinedText& text, bool cell) {
    const std::string_view sentence = text.view();
    const grammar::Match opening = grammar_.first("head-opening", sentence);
    const grammar::Match closing = grammar_.first("head-closing", sentence);
    const auto take = [&](const grammar::Match& match, bool item, Value& into, bool keep_first) {
      if (!match && !(item && blocks_ < 3)) return;
      if (keep_first && !into.empty()) return;
      const grammar::Match planned = grammar_.first("head-planned", sentence);
      if (planned) return;
      for (const Clock& clock : read_clocks(sentence, grammar_)) {
        const bool behind = match && clock.begin >= match.end;
        const bool before = match && !behind && clock.marked && !cell;
        const bool bare = !match && item && (clock.begin < 4 || clock.marked) && !names_other_day(sentence);
        if (!behind && !before && !bare) continue;
        into = clock_value(text, clock);
        return;
      }
      // Four digits right behind the phrase (sample of clock-digits).
      if (match) {
        if (const grammar::Match digits = grammar_.first("head-clock-digits", sentence.substr(match.begin))) {
          Clock clock;
          clock.from = std::string(digits.capture("hour")) + ":" + std::string(digits.capture("minute"));
          clock.from_begin = static_cast<std::size_t>(digits.capture("hour").data() - sentence.data());
          clock.from_end = clock.from_begin + 4;
          into = clock_value(text, clock);
        }
      }
    };
    take(opening, opening_ && !closing, events_.start, true);
    take(closing, closing_ && !opening, events_.end, false);
  }

  /// "The next meeting is on the 15th of January at six": the time is not this meeting's.
  bool names_other_day(std::string_view sentence) const {
    const std::vector<Day> days = read_days(sentence, grammar_, deadlines_, meeting_);
    return std::any_of(days.begin(), days.end(), [&](const Day& day) { return day.iso != meeting_; });
  }

  Value clock_value(const JoinedText& text, const Clock& clock) const {
    Value value = make_value(source_, text.slice(clock.from_begin, clock.from_end));
    value.text = clock.from;
    return value;
  }

  void read_next(const JoinedText& text) {
    const grammar::Match told = grammar_.first("head-next", text.view());
    if (!next_ && !told) return;
    for (const Day& day : read_days(text.view(), grammar_, deadlines_, meeting_)) {
      if (!meeting_.empty() && day.iso <= meeting_) continue;
      if (told && day.end <= told.begin) continue;
      Value value = make_value(source_, text.slice(day.begin, day.end));
      value.text = day.iso;
      // In an item about it, the sentence that names the next meeting goes before another day.
      const bool sure = next_ && told && blocks_ > 0;
      if (next_ && (events_.next.empty() || (sure && !next_sure_))) {
        events_.next = value;
        next_sure_ = sure;
      }
      if (told && told_next_.empty()) told_next_ = value;
      return;
    }
  }

  void read_bare_names(const JoinedText& text) {
    if (text.str().size() > 120 || grammar_.first("decision", text.view())) return;
    std::vector<Person> people = names_.read_list(text);
    if (people.empty() || people.size() > 4) return;
    // A handle is told from a word by standing alone.
    const bool alone = people.size() == 1;
    if (std::any_of(people.begin(), people.end(), [alone](const Person& p) {
          return p.shape == NameShape::none || (p.shape == NameShape::handle && !alone);
        }))
      return;
    elect(election_, people);
  }

 public:
  void begin_block() { elected_here_ = false; }

 private:
  const SourceFile& source_;
  const grammar::Grammar& grammar_;
  const DeadlineReader& deadlines_;
  NameReader names_;
  std::string_view meeting_;
  MeetingEvents events_;
  Value told_next_;
  bool next_sure_ = false;
  std::string election_;
  bool opening_ = false, closing_ = false, next_ = false, roll_ = false, elected_here_ = false;
  std::size_t blocks_ = 0;
};

}  // namespace

MeetingEvents read_meeting_events(const SourceFile& source, const Layout& layout, const grammar::Grammar& grammar,
                                  const DeadlineReader& deadlines, const std::vector<AgendaItem>& agenda,
                                  std::string_view meeting) {
  EventReader reader(source, grammar, deadlines, meeting);
  std::size_t item = 0;
  std::uint32_t end = 0;
  for (const Block& block : layout.blocks) {
    while (item < agenda.size() && block.lines.first >= agenda[item].lines.first) {
      reader.start_item(agenda[item].title.text);
      end = agenda[item].lines.last;
      ++item;
    }
    if (end > 0 && block.lines.first > end) {
      reader.end_items();
      end = 0;
    }
    reader.begin_block();
    reader.read(block);
    if (reader.in_roll()) reader.read_roll(block.text);
  }
  for (const AgendaItem& agenda_item : agenda) reader.read_lines(agenda_item);
  return reader.take();
}

}  // namespace klubba::minutes
