// SPDX-License-Identifier: MIT
#include <algorithm>

#include "grammar/tagged_text.h"
#include "klubba/deadline.h"
#include "lint/check.h"
#include "lint/task_table.h"
#include "text/letter_case.h"

namespace klubba::checks {
namespace {

constexpr const char* nobody = "the assignment doesn't say who does it";

/// Whether an owner is somebody: "it" and "somebody" are not.
bool named(const Document& document, const Action& action) {
  return std::any_of(action.owners.begin(), action.owners.end(),
                     [&document](const Value& owner) { return !document.fits("no-owner", owner.text); });
}

/// Whether the nearest label above the line heads things to do.
bool under_task_label(const Document& document, std::uint32_t line) {
  for (std::uint32_t n = line; n > 0; --n) {
    const LineClass c = document.line_class(n);
    if (c != LineClass::label && c != LineClass::heading) continue;
    const grammar::Match label = document.label(n);
    return label && label.rule->attribute("role") == "act";
  }
  return false;
}

bool in_passive(const Document& document, std::string_view text) {
  const grammar::Match match = document.words().first("no-doer-decided", text);
  return match && !document.words().is(match.capture("verb"), "no-verb");
}

constexpr std::size_t most_before = 300;  // bytes

/// The text of the same paragraph before the action, folded.
std::string said_before(const Document& document, const Action& action) {
  std::string out;
  const std::uint32_t last = action.text.lines.first;
  std::uint32_t first = last;
  while (first > 1 && !document.line(first - 1).empty() && document.line_class(first - 1) != LineClass::heading)
    --first;
  for (std::uint32_t n = first; n <= last; ++n) {
    std::string_view line = document.line(n);
    const std::size_t begin = line.find(std::string_view(action.text.text).substr(0, action.text.text.find(' ') + 1));
    if (n == last) line = line.substr(0, std::min(begin, line.size()));
    out += text::lower_case(line) + ' ';
  }
  return out;
}

/// Whether the passage speaks of what somebody was told to do in the same decision before: "the report is to …" behind
/// "the office makes a report".
bool goes_on(const Document& document, const Action& action) {
  const std::string text = text::lower_case(action.text.text);
  const std::string whole = action.decision == Decision::npos
                                ? said_before(document, action) + text
                                : text::lower_case(document.minutes().decisions[action.decision].text.text);
  const std::size_t at = whole.find(text);
  if (at == std::string::npos) return false;
  const std::string before = whole.substr(0, at);
  const auto told = [&action](const Action& other) {
    const bool near =
        action.decision != Decision::npos || other.text.span.begin + most_before >= action.text.span.begin;
    return near && other.item == action.item && other.decision == action.decision && !other.owners.empty() &&
           other.text.span.begin < action.text.span.begin;
  };
  const auto& actions = document.minutes().actions;
  if (!document.fits("hands-over", before) && std::none_of(actions.begin(), actions.end(), told)) return false;
  // Its subject is the first word, in a definite form: without its ending it stands before.
  constexpr std::size_t longest_ending = 3;  // bytes
  constexpr std::size_t least_stem = 5;
  const std::string subject = text.substr(0, text.find(' '));
  const bool seen = subject.size() >= least_stem + longest_ending &&
                    before.find(subject.substr(0, subject.size() - longest_ending)) != std::string::npos;
  return seen || document.fits("conditional", action.text.text);
}

/// Whether the action's lines are a row of columns, and one of them names somebody.
bool row_names_somebody(const Document& document, const Action& action) {
  for (std::uint32_t n = action.text.lines.first; n <= action.text.lines.last; ++n) {
    const std::string_view line = document.line(n);
    if (line.find("  ") == std::string_view::npos && line.find_first_of("\t|") == std::string_view::npos) continue;
    const auto stands = [line](const std::string& person) { return line.find(person) != std::string_view::npos; };
    if (std::any_of(document.people().begin(), document.people().end(), stands)) return true;
  }
  return false;
}

/// Whether a long word of the span stands in what the next one does, also as a part of another word.
bool share_subject(const SourceFile& source, const Span& span, const Action& next) {
  constexpr std::size_t least_word = 8;  // bytes
  const std::string_view bytes = source.bytes();
  const std::string text = text::lower_case(bytes.substr(span.begin, span.end - span.begin));
  const std::string other = text::lower_case(next.text.text);
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" ,.;:\n", i), text.size());
    if (end - i >= least_word && other.find(text.substr(i, end - i)) != std::string::npos) return true;
    i = end + 1;
  }
  return false;
}

bool opens_sentence(std::string_view text) {
  return grammar::TaggedText::capitalised(text.substr(0, text.find(' ')));
}

/// Whether the words go on with what somebody does: "the list is made by the office and sent to all".
bool told_of_one(const Document& document, const Span& span) {
  constexpr std::size_t longest_gap = 6;  // bytes: the conjunction
  const auto& actions = document.minutes().actions;
  return std::any_of(actions.begin(), actions.end(), [&span](const Action& before) {
    const std::size_t end = before.text.span.end;
    return !before.owners.empty() && end <= span.begin && end + longest_gap >= span.begin;
  });
}

/// Whether the sentence behind it says who does it: "The pipes are to be mended. Tim sees to it."
bool taken_next(const Document& document, const Span& span) {
  const std::uint32_t last = document.source().position(span.end).line;
  if (document.fits("owner-label", document.line(last)) || document.fits("owner-label", document.line(last + 1)))
    return true;
  constexpr std::size_t longest_gap = 4;  // bytes
  return std::any_of(document.minutes().actions.begin(), document.minutes().actions.end(), [&](const Action& next) {
    const std::size_t begin = next.text.span.begin;
    return !next.owners.empty() && begin >= span.end && begin <= span.end + longest_gap &&
           (document.fits("takes-it", next.text.text) || share_subject(document.source(), span, next));
  });
}

/// Whether the sentence hands out an errand in so many words.
bool hands_out(const Document& document, std::string_view text) {
  const grammar::Match due = document.words().first("due-without-doer", text);
  return document.fits("errand", text) || (due && due.rule->attribute("errand") == "yes");
}

/// Whether the words settle something; behind an errand they tell what it is about.
bool settled(const Document& document, std::string_view text) {
  const grammar::Match errand = document.words().first("errand", text);
  return document.fits("settled", errand ? text.substr(0, errand.end) : text);
}

/// Whether the words name a doer; what a clause below an errand says is about other things.
bool has_doer(const Document& document, std::string_view text) {
  if (const grammar::Match errand = document.words().first("errand", text)) {
    const grammar::Match below = document.words().first("subordinate", text.substr(errand.end));
    if (below) text = text.substr(0, errand.end + below.begin);
  }
  return document.fits("has-doer", text);
}

/// Whether the sentence begins its line or point: deep in a paragraph, what is to be done is told more often than set.
bool opens_line(const Document& document, std::uint32_t number, std::string_view text) {
  const std::string_view line = document.plain_line(number);
  constexpr std::size_t longest_mark = 8;  // bytes of a bullet, a number, a name with its colon
  const std::size_t at = line.find(text.substr(0, text.find(' ') + 1));
  const std::string_view before = line.substr(0, std::min(at, line.size()));
  return at == std::string_view::npos || at <= longest_mark ||
         before.substr(0, before.find_last_not_of(' ') + 1).ends_with(':');
}

bool overlap(const Span& a, const Span& b) {
  return a.begin < b.end && b.begin < a.end;
}

/// A list of boxes is one of tasks, and a row of a table with a time is one: each has to name somebody.
void boxes_and_rows(const Document& document, std::vector<Span>& reported, Findings& findings) {
  const auto& actions = document.minutes().actions;
  const auto report = [&](std::string_view part) {
    const std::size_t begin = document.source().offset_of(part);
    const Span span = document.source().original(begin, begin + part.size());
    const auto seen = [&span](const Span& other) { return overlap(span, other); };
    const auto owned = [&](const Action& action) { return named(document, action) && overlap(span, action.text.span); };
    if (std::any_of(reported.begin(), reported.end(), seen) || std::any_of(actions.begin(), actions.end(), owned))
      return;
    findings.at(span, nobody);
  };
  const auto in_box = [&](const Action& action) {
    return document.fits("task-box", document.line(action.text.lines.first)) && named(document, action);
  };
  // Where no box names anybody, the list says elsewhere whose it is.
  if (std::any_of(actions.begin(), actions.end(), in_box)) {
    for (const Action& action : actions) {
      const grammar::Match box = document.words().first("task-box", document.line(action.text.lines.first));
      if (box && !named(document, action) && !document.fits("settled", action.text.text)) report(box.capture("task"));
    }
  }
  const std::vector<TaskRow> rows = task_rows(document);
  const auto owned = [](const TaskRow& row) { return !row.owner.empty(); };
  if (std::none_of(rows.begin(), rows.end(), owned)) return;
  for (const TaskRow& row : rows) {
    const std::string_view line = document.line(row.line);
    const bool timed = row.time.find_first_of("0123456789") != std::string_view::npos;
    if (row.owner.empty() && timed && !document.fits("ticked", line)) report(line);
  }
}

void run(const Document& document, Findings& findings) {
  std::vector<Span> reported;
  const auto report = [&](const Span& span) {
    reported.push_back(span);
    findings.at(span, nobody);
  };
  for (const Action& action : document.minutes().actions) {
    const std::string& text = action.text.text;
    if (named(document, action) || document.vague(text)) continue;
    // What recurs is a rule more often than a task.
    if (action.decision == Decision::npos && action.deadline && action.deadline->event == "recurring") continue;
    if (row_names_somebody(document, action) || taken_next(document, action.text.span)) continue;
    if (!opens_sentence(text) && told_of_one(document, action.text.span)) continue;
    // A passive in the present tense tells what goes on as often as it assigns; a decision and a list of tasks assign.
    const bool assigns = action.decision != Decision::npos || under_task_label(document, action.text.lines.first);
    const bool due = action.deadline && is_iso_date(action.deadline->due) && document.fits("due-without-doer", text);
    if (!document.fits("no-doer", text) && !document.fits("indefinite-doer", text) && !due &&
        !(assigns && in_passive(document, text)))
      continue;
    const grammar::Match indefinite = document.words().first("indefinite-doer", text);
    const bool surely = indefinite && indefinite.rule->attribute("always") == "yes";
    if (!indefinite && action.decision != Decision::npos && in_infinitive(document, text)) continue;
    if (!assigns && !(hands_out(document, text) && opens_sentence(text)) &&
        !opens_line(document, action.text.lines.first, text))
      continue;
    if ((!surely && settled(document, text)) || has_doer(document, text)) continue;
    if (!assigns && document.fits("settled-outside", text)) continue;
    if (goes_on(document, action)) continue;
    report(action.text.span);
  }
  // So is a decision's clause that hands out an errand.
  for (const Decision& decision : document.minutes().decisions) {
    for (const Value& clause : decision.clauses) {
      if (document.has_action_in(clause.span) || document.vague(clause.text) || !document.fits("no-doer", clause.text))
        continue;
      const auto times = document.deadlines().find(clause.text, {document.minutes().meeting.date.text, "", ""});
      const bool timed = std::any_of(times.begin(), times.end(), [](const TimeReading& time) { return time.marked; });
      if (!timed && !document.fits("errand", clause.text)) continue;
      if (settled(document, clause.text) || has_doer(document, clause.text)) continue;
      report(clause.span);
    }
  }
  // A clause that leaves it to anybody says so, whatever else was read in it.
  for (const Passage& passage : document.commitments()) {
    if (document.has_action_in(passage.span) || document.vague(passage.text)) continue;
    const grammar::Match indefinite = document.words().first("indefinite-doer", passage.text);
    if (!indefinite) continue;
    if (indefinite.rule->attribute("always") == "yes" || !document.fits("settled", passage.text)) report(passage.span);
  }
  // So does a sentence that sets a time for what is to be done, where no action was read.
  const DeadlineReader& reader = document.deadlines();
  const std::string& met = document.minutes().meeting.date.text;
  for (const JoinedText& sentence : document.sentences()) {
    const std::string& text = sentence.str();
    const Span span = document.span_of(sentence);
    if (document.fits("somebody-does", text) && !document.has_action_in(span)) report(span);
    if (!document.fits("due-without-doer", text) || document.fits("settled", text) || document.fits("has-doer", text))
      continue;
    if (document.fits("settled-outside", text) || document.has_action_in(span) || taken_next(document, span)) continue;
    const std::uint32_t line = document.source().position(span.begin).line;
    if (!hands_out(document, text) && !opens_line(document, line, text)) continue;
    const auto times = reader.find(text, {met, document.minutes().meeting.next.text, ""});
    const auto set = [](const TimeReading& time) { return time.marked && is_iso_date(time.due); };
    if (std::any_of(times.begin(), times.end(), set)) report(span);
  }
  boxes_and_rows(document, reported, findings);
}

}  // namespace

Entry owner_missing() {
  return {{"owner-missing", Severity::warning, Tier::basic, "an assignment that names nobody who does it",
           "what is everybody's task is nobody's", "name the person or the office that does it"},
          run};
}

}  // namespace klubba::checks
