// SPDX-License-Identifier: MIT
#include <algorithm>

#include "klubba/deadline.h"
#include "lint/check.h"
#include "lint/task_table.h"

namespace klubba::checks {
namespace {

bool ticked(const Document& document, const Action& action) {
  for (std::uint32_t n = action.text.lines.first; n <= action.text.lines.last; ++n) {
    if (document.fits("ticked", document.line(n))) return true;
  }
  return false;
}

/// A whole day; of a month or a year only the last day would be past.
bool said_as_deadline(const Action& action) {
  return action.deadline->edtf.find('/') != std::string::npos || is_iso_date(action.deadline->edtf);
}

/// Days without a year are days to come, and "per 31 December 2023" is no time for something.
bool set_in_year(const Document& document, const Action& action) {
  const std::string& words = action.deadline->text.text;
  if (!document.fits("states-year", words)) return false;
  const std::size_t at = action.text.text.find(words);
  if (at == std::string::npos) return true;
  const std::size_t digit = std::min(words.find_first_of("0123456789"), words.size());
  return !document.fits("looks-back", std::string_view(action.text.text).substr(0, at + digit));
}

/// Whether a time is said as a deadline, with its year, and lies before the meeting.
bool past(const Document& document, std::string_view text, const TimeReading& time, const std::string& met) {
  const bool set = time.marked || document.fits("until-meeting", text.substr(0, time.begin)) ||
                   document.fits("until-meeting",
                                 text.substr(0, std::min(text.find_first_of("0123456789", time.begin), text.size())));
  return set && is_iso_date(time.edtf) && time.edtf < met.substr(0, 10) &&
         document.fits("states-year", text.substr(time.begin, time.end - time.begin));
}

std::string message(const TimeReading& time, const std::string& met) {
  return "the time " + time.edtf + " is before the meeting (" + met + ")";
}

/// Whether the verbs of a sentence stand in the present tense: what is told of the past has none of it.
bool tells_to_come(const Document& document, std::string_view text) {
  bool present = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" ,.;:()", i), text.size());
    for (const grammar::WordForm& form : document.family().words(text.substr(i, end - i))) {
      if (form.form == "preterite" || form.form == "supine") return false;
      present = present || form.form == "present" || form.form == "s-present";
    }
    i = end + 1;
  }
  return present;
}

/// Rows of lined-up columns with an owner and a past day, of which the reading made no task with a time.
void aligned_rows(const Document& document, const std::string& met, const DeadlineReader& reader, Findings& findings) {
  for (const TaskRow& row : task_rows(document)) {
    const std::string_view line = document.line(row.line);
    if (line.starts_with('|') || row.owner.empty() || document.fits("ticked", line) || document.fits("under-way", line))
      continue;
    const auto timed = [&row](const Action& action) {
      return action.deadline && action.text.lines.first <= row.line && row.line <= action.text.lines.last;
    };
    if (std::any_of(document.minutes().actions.begin(), document.minutes().actions.end(), timed)) continue;
    const std::uint32_t heading = document.heading_above(row.line);
    if (heading != 0 && document.fits("follow-up-title", document.line(heading))) continue;
    const TimeReading time = reader.read(row.time, {met, "", ""});
    if (is_iso_date(time.edtf) && time.edtf < met && document.fits("states-year", row.time))
      findings.at_part(row.time, message(time, met));
  }
}

/// Rows of tables of tasks to come whose last cell holds a past day.
void rows(const Document& document, const std::string& met, const DeadlineReader& reader, Findings& findings) {
  for (const Action& action : document.minutes().actions) {
    const std::uint32_t n = action.text.lines.first;
    if (action.deadline || !document.line(n).starts_with('|') || ticked(document, action)) continue;
    if (document.fits("under-way", document.line(n))) continue;
    const std::uint32_t heading = document.heading_above(n);
    if (heading != 0 && document.fits("follow-up-title", document.line(heading))) continue;
    std::string_view row = document.line(n);
    while (row.ends_with('|') || row.ends_with(' ')) row.remove_suffix(1);
    const std::size_t cell = row.rfind('|') + 1;
    const std::size_t begin = std::min(row.find_first_not_of(' ', cell), row.size());
    const TimeReading time = reader.read(row.substr(begin), {met, "", ""});
    if (is_iso_date(time.edtf) && time.edtf < met) findings.at_part(row.substr(begin), message(time, met));
  }
}

void run(const Document& document, Findings& findings) {
  const std::string& met = document.minutes().meeting.date.text;
  if (met.size() < 10) return;
  for (const Action& action : document.minutes().actions) {
    if (!action.deadline || !is_iso_date(action.deadline->due) || action.deadline->due >= met.substr(0, 10)) continue;
    if (!said_as_deadline(action) || ticked(document, action) || !set_in_year(document, action)) continue;
    findings.at(action.deadline->text.span, "the time is before the meeting (" + met + ")");
  }
  // The reading takes a past time for history; in a clause that assigns something it is a fault.
  const DeadlineReader& reader = document.deadlines();
  std::vector<Span> reported;
  for (const Passage& passage : document.commitments()) {
    for (const TimeReading& time : reader.find(passage.text, {met, document.minutes().meeting.next.text, ""})) {
      if (!past(document, passage.text, time, met)) continue;
      const auto covered = [&](const Action& action) {
        return action.deadline && action.deadline->edtf == time.edtf && action.text.span.begin <= passage.span.end &&
               passage.span.begin <= action.text.span.end;
      };
      const auto& actions = document.minutes().actions;
      if (std::any_of(actions.begin(), actions.end(), covered)) continue;
      const std::uint32_t line = document.source().position(passage.span.begin).line;
      if (document.fits("ticked", document.line(line))) continue;
      findings.at(document.place_of(passage.text.substr(time.begin, time.end - time.begin), passage.span),
                  message(time, met));
      reported.push_back(passage.span);
    }
  }
  for (const JoinedText& sentence : document.sentences()) {
    const Span span = document.span_of(sentence);
    const auto seen = [&span](const Span& other) { return other.begin < span.end && span.begin < other.end; };
    if (!tells_to_come(document, sentence.view()) || document.has_action_in(span)) continue;
    if (document.fits("ticked", sentence.view()) || std::any_of(reported.begin(), reported.end(), seen)) continue;
    for (const TimeReading& time : reader.find(sentence.view(), {met, document.minutes().meeting.next.text, ""})) {
      if (!past(document, sentence.view(), time, met)) continue;
      findings.at(document.place_of(sentence.view().substr(time.begin, time.end - time.begin), span),
                  message(time, met));
      break;
    }
  }
  rows(document, met.substr(0, 10), reader, findings);
  aligned_rows(document, met.substr(0, 10), reader, findings);
}

}  // namespace

Entry deadline_past() {
  return {{"deadline-past", Severity::warning, Tier::basic, "a time for an assignment that lies before the meeting",
           "the assignment is late before it was given; most often the year is wrong", "check the year"},
          run};
}

}  // namespace klubba::checks
