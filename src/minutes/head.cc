// SPDX-License-Identifier: MIT
#include "minutes/head.h"

#include <algorithm>
#include <set>

#include "grammar/grammar.h"
#include "klubba/deadline.h"
#include "minutes/head_field.h"
#include "minutes/meeting_body.h"
#include "minutes/meeting_events.h"
#include "minutes/meeting_place.h"
#include "minutes/moment.h"
#include "minutes/signature.h"
#include "minutes/value.h"

namespace klubba::minutes {
namespace {

/// Lines of the head that are looked at where no label says what they hold.
constexpr std::size_t free_lines = 16;
constexpr std::size_t longest_free_line = 70;
/// These are looked at even where an item was taken for the beginning.
constexpr std::size_t first_lines = 4;
/// Where no foot was found the signatures stand in the last lines.
constexpr std::size_t tail_lines = 30;

class HeadReader {
 public:
  HeadReader(const SourceFile& source, const Layout& layout, const grammar::Grammar& grammar,
             const DeadlineReader& deadlines, const HeadRegion& region, const std::vector<AgendaItem>& agenda)
      : source_(source),
        layout_(layout),
        grammar_(grammar),
        deadlines_(deadlines),
        region_(region),
        agenda_(agenda),
        lines_(part_labels(cut_head_lines(source, layout), region, grammar)),
        reader_(source, grammar, lines_, region, agenda),
        fields_(reader_.read()),
        attendance_(source, grammar),
        names_(grammar) {
    for (const HeadField& field : fields_) {
      used_.insert(lines_[field.at].number);
      for (const ListRow& row : field.rows) used_.insert(row.line->number);
    }
  }

  Meeting read() {
    read_date();
    const MeetingEvents events =
        read_meeting_events(source_, layout_, grammar_, deadlines_, agenda_, meeting_.date.text);
    read_clock_times(events);
    meeting_.place = read_place(source_, layout_, grammar_, deadlines_, {lines_, reader_, fields_, used_, region_},
                                meeting_.date.text);
    meeting_.body = read_body(source_, layout_, grammar_, lines_, reader_, fields_);
    read_people(events);
    read_roles(events);
    read_next(events);
    return std::move(meeting_);
  }

 private:
  Value value(const Person& person) const { return make_value(source_, person.name); }

  Value value(const JoinedText& text, std::size_t begin, std::size_t end, std::string words) const {
    Value out = make_value(source_, text.slice(begin, end));
    out.text = std::move(words);
    return out;
  }

  template <class Use>
  void each_field(std::initializer_list<std::string_view> names, Use use) const {
    for (const HeadField& field : fields_) {
      if (std::find(names.begin(), names.end(), field.field) != names.end()) use(field);
    }
  }

  bool take_day(const JoinedText& text) {
    for (const Day& day : read_days(text.view(), grammar_, deadlines_, "")) {
      meeting_.date = value(text, day.begin, day.end, day.iso);
      return true;
    }
    return false;
  }

  void read_date() {
    const auto labelled = [&](std::initializer_list<std::string_view> names, bool anywhere) {
      each_field(names, [&](const HeadField& field) {
        if (meeting_.date.empty() && (anywhere || field.zone == HeadZone::head))
          take_day(text_of(source_, field, false));
      });
      return !meeting_.date.empty();
    };
    if (labelled({"date", "time", "date-time", "place-time", "meeting-date"}, false)) return;
    const auto free_line = [&](bool title) {
      std::size_t seen = 0;
      for (std::size_t i = 0; i < lines_.size() && seen < free_lines; ++i) {
        if (reader_.zone(lines_[i]) != HeadZone::head && !lines_[i].furniture && seen > first_lines) break;
        ++seen;
        if (title && !grammar_.first("head-title", lines_[i].text)) continue;
        if (is_front(lines_[i].number) || grammar_.first("head-formality", lines_[i].text)) continue;
        JoinedText text = text_of(source_, lines_[i]);
        // A date may go on in the next line of a title.
        if (title && i + 1 < lines_.size() && lines_[i + 1].gap == 0) {
          text.append_space();
          text.append(lines_[i + 1].text, source_.offset_of(lines_[i + 1].text));
        }
        if (take_day(text)) return true;
      }
      return false;
    };
    if (free_line(true) || free_line(false)) return;
    if (labelled({"front-date"}, true) || labelled({"meeting-date"}, true)) return;
    take_day_of_year();
  }

  /// "Parents' meeting, autumn 2025" / "Tuesday the 2nd of September": the year stands in another line of the head.
  void take_day_of_year() {
    const auto each_line = [&](auto use) {
      std::size_t seen = 0;
      for (const HeadLine& line : lines_) {
        if (reader_.zone(line) != HeadZone::head || ++seen > free_lines) return;
        if (!is_front(line.number) && !grammar_.first("head-formality", line.text) && use(text_of(source_, line)))
          return;
      }
    };
    std::string year;
    each_line([&](const JoinedText& text) {
      const grammar::Match match = grammar_.first("head-year", text.view());
      if (match) year = match.capture("year");
      return !year.empty();
    });
    if (year.empty()) return;
    // Of the years around it, a day without one lies nearest to the middle of its own.
    each_line([&](const JoinedText& text) {
      for (const Day& day : read_days(text.view(), grammar_, deadlines_, year + "-07-01")) {
        if (!day.iso.starts_with(year)) continue;
        meeting_.date = value(text, day.begin, day.end, day.iso);
        return true;
      }
      return false;
    });
  }

  bool is_front(std::uint32_t line) const {
    return std::any_of(fields_.begin(), fields_.end(),
                       [&](const HeadField& f) { return f.field == "front-date" && lines_[f.at].number == line; });
  }

  void read_clock_times(const MeetingEvents& events) {
    const auto take = [&](const JoinedText& text) {
      for (const Clock& clock : read_clocks(text.view(), grammar_)) {
        if (meeting_.start.empty()) meeting_.start = value(text, clock.from_begin, clock.from_end, clock.from);
        if (meeting_.end.empty() && !clock.to.empty())
          meeting_.end = value(text, clock.to_begin, clock.to_end, clock.to);
        return true;
      }
      return false;
    };
    bool found = false;
    each_field({"time", "date-time", "place-time", "date", "place"}, [&](const HeadField& field) {
      if (!found && field.zone == HeadZone::head) found = take(text_of(source_, field, false));
    });
    std::size_t seen = 0;
    for (std::size_t i = 0; !found && i < lines_.size() && seen < free_lines; ++i, ++seen) {
      if (reader_.zone(lines_[i]) != HeadZone::head) break;
      if (is_front(lines_[i].number) || lines_[i].bullet) continue;
      const JoinedText text = text_of(source_, lines_[i]);
      // A sentence counts where it begins with the kind of the minutes (sample of title-start).
      const bool columns = lines_[i].cells.size() > 1;
      const bool sentence = text.str().ends_with('.') || (!columns && text.str().size() > longest_free_line);
      if (sentence && !grammar_.first("head-title-start", text.view())) continue;
      const std::vector<Day> days = read_days(text.view(), grammar_, deadlines_, "");
      // The time of another meeting.
      if (!days.empty() &&
          std::none_of(days.begin(), days.end(), [&](const Day& day) { return day.iso == meeting_.date.text; }))
        continue;
      const bool dated = grammar_.first("head-title", text.view()) || !days.empty();
      // A time of its own line stands right below the title's day.
      constexpr std::size_t longest_time = 60;
      if (dated || (i > 0 && text.str().size() < longest_time)) found = take(text);
    }
    if (!events.start.empty()) meeting_.start = events.start;
    if (!events.end.empty()) meeting_.end = events.end;
  }

  static void add(std::vector<Value>& list, Value value) {
    const bool there = std::any_of(list.begin(), list.end(), [&](const Value& v) { return v.text == value.text; });
    if (!there && !value.empty()) list.push_back(std::move(value));
  }

  void read_people(const MeetingEvents& events) {
    // Lists between the items count where the head has none (a roll call).
    take_leading_list();
    for (const HeadZone zone : {HeadZone::head, HeadZone::items, HeadZone::foot}) {
      if (zone != HeadZone::head && !meeting_.present.empty()) break;  // a list in the head is enough
      each_field({"present"}, [&](const HeadField& field) {
        if (field.zone == zone) take_attendees(field, false);
      });
    }
    if (meeting_.present.empty()) {
      for (const Person& person : events.roll) add(meeting_.present, value(person));
    }
    each_field({"absent"}, [&](const HeadField& field) { take_attendees(field, true); });
  }

  /// A document that begins inside its list: rows of persons before any label.
  void take_leading_list() {
    HeadField list;
    for (const HeadLine& line : lines_) {
      if (line.furniture) continue;
      const ListRow row{&line, line.cells};
      if (used_.contains(line.number) || reader_.zone(line) != HeadZone::head || !attendance_.person_row(row)) break;
      list.rows.push_back(row);
    }
    constexpr std::size_t fewest_rows = 2;
    if (list.rows.size() < fewest_rows) return;
    take_attendees(list, false);
  }

  /// A word alone that is no first name, absent from a meeting whose people are all written with two names.
  bool is_organisation(const Person& person) const {
    constexpr std::size_t fewest = 3;
    return person.shape == NameShape::single && !names_.is_given(person.name.view()) &&
           meeting_.present.size() >= fewest &&
           std::all_of(meeting_.present.begin(), meeting_.present.end(),
                       [](const Value& name) { return name.text.find(' ') != std::string::npos; });
  }

  void take_attendees(const HeadField& field, bool absent) {
    for (const Attendee& attendee : attendance_.read(field.rows)) {
      const bool away = absent || attendee.away;
      if (absent && is_organisation(attendee.person)) continue;
      add(away ? meeting_.absent : meeting_.present, value(attendee.person));
      if (!away && !attendee.person.role.empty()) roles_.push_back({attendee.person.role, attendee.person, true});
    }
  }

  std::vector<Person> people_of(const HeadField& field) const {
    std::vector<Person> people;
    for (Attendee& attendee : attendance_.read(field.rows)) people.push_back(std::move(attendee.person));
    const JoinedText text = text_of(source_, field, true);
    if (people.empty() && text.str().size() < longest_free_line) people = names_.read_names(text);
    return people;
  }

  void read_roles(const MeetingEvents& events) {
    std::size_t begin = lines_.size();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].number < region_.foot_line) continue;
      begin = i;
      break;
    }
    std::vector<Signature> signatures = read_signatures(source_, grammar_, lines_, begin);
    // Without a foot the last lines are guessed at: what the meeting elected goes before them.
    const bool guessed = signatures.empty();
    if (guessed) {
      std::size_t from = lines_.size() - std::min(lines_.size(), tail_lines);
      // They stand below the last item's heading.
      const std::uint32_t least = agenda_.empty() ? region_.first_item_line : agenda_.back().lines.first + 1;
      while (from < lines_.size() && lines_[from].number < least) ++from;
      signatures = read_signatures(source_, grammar_, lines_, from);
    }
    const auto from_fields = [&](std::string_view role) {
      std::vector<Person> people;
      each_field({role}, [&](const HeadField& field) {
        if (field.zone != HeadZone::head || (!people.empty() && role != "adjusters")) return;
        for (Person& person : people_of(field)) people.push_back(std::move(person));
      });
      return people;
    };
    const auto from_signatures = [&](std::string_view role) {
      std::vector<Person> people;
      for (const Signature& signature : signatures) {
        if (signature.field == role) people.push_back(signature.person);
      }
      return people;
    };
    const auto from_elected = [&](const std::vector<Elected>& elected, std::string_view role) {
      std::vector<Person> people;
      for (const Elected& e : elected) {
        if (e.field == role) people.push_back(e.person);
      }
      return people;
    };
    const auto first = [&](Value& into, const std::vector<Person>& people) {
      if (into.empty() && !people.empty()) into = value(people.front());
    };
    first(meeting_.chair, from_fields("chair"));
    first(meeting_.chair, from_elected(events.elected, "chair"));
    first(meeting_.chair, from_signatures("chair"));
    first(meeting_.chair, from_elected(roles_, "chair"));
    const bool opened = meeting_.chair.empty();
    first(meeting_.chair, from_elected(events.addressed, "chair"));

    if (opened) complete(meeting_.chair);

    first(meeting_.secretary, from_fields("secretary"));
    if (guessed) first(meeting_.secretary, from_elected(events.elected, "secretary"));
    first(meeting_.secretary, from_signatures("secretary"));
    first(meeting_.secretary, from_elected(events.elected, "secretary"));
    first(meeting_.secretary, from_elected(roles_, "secretary"));
    if (meeting_.secretary.empty()) meeting_.secretary = lone_name();

    for (const auto& people : {from_fields("adjusters"), from_signatures("adjusters"),
                               from_elected(events.elected, "adjusters"), from_elected(roles_, "adjusters")}) {
      if (!meeting_.adjusters.empty()) break;
      for (const Person& person : people) add(meeting_.adjusters, value(person));
    }
  }

  /// Where who opened the meeting has a first name alone: the one person present who bears it ("Eva" is "Eva Berg").
  void complete(Value& name) const {
    if (name.empty() || name.text.find(' ') != std::string::npos) return;
    const Value* found = nullptr;
    for (const std::vector<Value>* list : {&meeting_.present, &meeting_.adjusters}) {
      for (const Value& person : *list) {
        if (!person.text.starts_with(name.text + " ")) continue;
        if (found != nullptr && found->text != person.text) return;
        found = &person;
      }
    }
    if (found != nullptr) name = *found;
  }

  /// A name alone on a line of the head, without any label: who wrote the minutes.
  Value lone_name() const {
    std::size_t seen = 0;
    for (const HeadLine& line : lines_) {
      if (reader_.zone(line) != HeadZone::head || ++seen > free_lines) break;
      if (used_.contains(line.number) || line.furniture || line.bullet || line.heading) continue;
      if (line.cells.size() != 1 || grammar_.first("head-body-noun", line.text) ||
          grammar_.first("head-title", line.text))
        continue;
      const Person person = names_.read(text_of(source_, line));
      if (person.shape == NameShape::full && person.name.str().size() == line.text.size()) return value(person);
    }
    return {};
  }

  void read_next(const MeetingEvents& events) {
    meeting_.next = events.next;
    each_field({"next"}, [&](const HeadField& field) {
      if (!meeting_.next.empty()) return;
      const JoinedText text = text_of(source_, field, false);
      for (const Day& day : read_days(text.view(), grammar_, deadlines_, meeting_.date.text)) {
        if (!meeting_.date.empty() && day.iso <= meeting_.date.text) continue;
        meeting_.next = value(text, day.begin, day.end, day.iso);
        return;
      }
    });
  }

  const SourceFile& source_;
  const Layout& layout_;
  const grammar::Grammar& grammar_;
  const DeadlineReader& deadlines_;
  const HeadRegion region_;
  const std::vector<AgendaItem>& agenda_;
  const std::vector<HeadLine> lines_;
  const FieldReader reader_;
  const std::vector<HeadField> fields_;
  const AttendanceReader attendance_;
  const NameReader names_;
  std::set<std::uint32_t> used_;
  std::vector<Elected> roles_;
  Meeting meeting_;
};

}  // namespace

Meeting read_meeting(const SourceFile& source, const Layout& layout, const grammar::Grammar& grammar,
                     const DeadlineReader& deadlines, const HeadRegion& region, const std::vector<AgendaItem>& agenda) {
  return HeadReader(source, layout, grammar, deadlines, region, agenda).read();
}

Names collect_names(const Meeting& meeting, const std::vector<AgendaItem>& agenda) {
  Names names;
  const auto add = [](std::vector<std::string>& list, const Value& value) {
    if (!value.empty() && std::find(list.begin(), list.end(), value.text) == list.end()) list.push_back(value.text);
  };
  for (const Value& value : meeting.present) add(names.people, value);
  for (const Value& value : meeting.absent) add(names.people, value);
  add(names.people, meeting.chair);
  add(names.people, meeting.secretary);
  for (const Value& value : meeting.adjusters) add(names.people, value);
  for (const AgendaItem& item : agenda) {
    for (const Value& value : item.presenters) add(names.people, value);
  }
  add(names.bodies, meeting.body);
  return names;
}

}  // namespace klubba::minutes
