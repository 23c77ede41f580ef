// SPDX-License-Identifier: MIT
#include "minutes/action_times.h"

#include <utility>

#include "grammar/grammar.h"
#include "minutes/value.h"

namespace klubba::minutes {

TimeReading ActionTimes::best(std::string_view text) const {
  TimeReading best;
  const auto worth = [](const TimeReading& reading) {
    return (reading.marked ? 2 : 0) + (reading.edtf.empty() && reading.event.empty() ? 0 : 1);
  };
  for (TimeReading& reading : deadlines_.find(text, time_)) {
    // "… as it is today" deep in a long sentence is no deadline.
    constexpr std::size_t near_start = 100;
    const bool today = !time_.meeting.empty() && reading.due == time_.meeting && reading.begin > near_start;
    if ((reading.past || today) && !reading.marked) continue;
    if (best.end == 0 || worth(reading) > worth(best)) best = std::move(reading);
  }
  return best;
}

TimeReading ActionTimes::of_clause(std::string_view text, const grammar::TaggedText& tagged) const {
  TimeReading reading = best(text);
  if (reading.end == 0 || reading.marked) return reading;
  return is_asked(reading.begin, tagged) ? TimeReading{} : reading;
}

TimeReading ActionTimes::of_cell(std::string_view text) const {
  TimeReading reading = best(text);
  if (reading.end == 0) reading = deadlines_.read(text, time_);
  // The column is the marker that a day behind needs.
  if (reading.due.empty() && is_iso_date(reading.edtf)) reading.due = reading.edtf;
  return reading;
}

bool ActionTimes::is_asked(std::size_t at, const grammar::TaggedText& tagged) const {
  const auto [begin, end] = tagged.range(grammar_.first("asked", tagged).capture("asked"));
  return at >= begin && at < end;
}

Deadline ActionTimes::make(const JoinedText& text, const TimeReading& reading, std::size_t offset) const {
  Deadline deadline;
  std::size_t begin = offset + reading.begin;
  const std::string_view said = text.view().substr(begin, reading.end - reading.begin);
  // "ready within two weeks": the deadline is when, not that.
  if (const grammar::Match lead = grammar_.first("deadline-lead", said); lead)
    begin += static_cast<std::size_t>(lead.capture("time").data() - said.data());
  deadline.text = make_value(source_, text.slice(begin, offset + reading.end));
  deadline.edtf = reading.edtf;
  deadline.due = reading.due;
  deadline.event = reading.event;
  deadline.weekday_differs = reading.warning == "weekday";
  return deadline;
}

std::optional<Deadline> ActionTimes::event(const JoinedText& text, const grammar::TaggedText& tagged) const {
  const grammar::Match match = grammar_.first("event-time", tagged);
  if (!match) return std::nullopt;
  const auto [begin, end] = tagged.range(match.capture("time"));
  if (begin == end || is_asked(begin, tagged)) return std::nullopt;
  Deadline deadline;
  deadline.text = make_value(source_, text.slice(begin, end));
  deadline.event = match.rule->attribute("event");
  if (deadline.event == "next-meeting") deadline.edtf = deadline.due = time_.next;
  return deadline;
}

}  // namespace klubba::minutes
