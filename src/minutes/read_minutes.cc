// SPDX-License-Identifier: MIT
#include "klubba/read_minutes.h"

#include <algorithm>
#include <optional>

#include "grammar/desk.h"
#include "grammar/grammar.h"
#include "grammar/shelf.h"
#include "klubba/deadline.h"
#include "minutes/action_table.h"
#include "minutes/actions.h"
#include "minutes/agenda.h"
#include "minutes/assignment_list.h"
#include "minutes/case_numbers.h"
#include "minutes/citations.h"
#include "minutes/decision_style.h"
#include "minutes/family.h"
#include "minutes/follow_up.h"
#include "minutes/head.h"
#include "minutes/item_tables.h"
#include "minutes/line_ledger.h"
#include "minutes/lost_items.h"
#include "minutes/meeting_notices.h"
#include "minutes/repeats.h"
#include "minutes/sections.h"
#include "minutes/table.h"
#include "minutes/table_minutes.h"
#include "minutes/version.h"
#include "text/layout.h"

namespace klubba {
namespace {

using grammar::Grammar;

constexpr std::string_view common_grammar = "swedish";
constexpr double least_table_score = 0.6;

text::LineOracle oracle_of(const Grammar& grammar) {
  text::LineOracle oracle;
  oracle.edge = [&grammar](std::string_view line) {
    constexpr std::size_t longest_label = 80;
    // Labels and openers begin with a capital; in the middle of a sentence the same words are text.
    if (text::length(line) <= longest_label && !text::starts_lower(line)) {
      if (grammar.first("label", line) || grammar.first("attribution", line)) return text::Edge::alone;
      if (grammar.first("opener", line)) return text::Edge::alone;
    }
    if (grammar.first("run-in", line) || grammar.first("presenter", line) || grammar.first("closer", line))
      return text::Edge::start;
    if (const grammar::Match item = grammar.first("item", line); item && item.rule->attribute("style") == "sign")
      return text::Edge::start;
    if (grammar.first("clause", line)) return text::Edge::soft;
    return text::Edge::none;
  };
  oracle.continues = [&grammar](std::string_view line) {
    const std::size_t space = line.find_last_of(' ');
    return grammar.is(space == std::string_view::npos ? line : line.substr(space + 1), "continuing");
  };
  oracle.asks_clause = [&grammar](std::string_view text) {
    return static_cast<bool>(grammar.first("asks-clause", text));
  };
  oracle.conjunction = [&grammar](std::string_view word) { return grammar.is(word, "conjunction"); };
  return oracle;
}

/// Deadlines whose weekday is not that of their date.
void report_weekdays(const SourceFile& source, const std::vector<Action>& actions, Diagnostics& out) {
  std::size_t last = static_cast<std::size_t>(-1);
  for (const Action& action : actions) {
    if (!action.deadline || !action.deadline->weekday_differs) continue;
    const Span span = action.deadline->text.span;
    // Two actions may share one deadline.
    if (span.begin == last) continue;
    last = span.begin;
    Diagnostic d;
    d.id = "date-weekday";
    d.severity = Severity::warning;
    d.message = "'" + action.deadline->text.text + "' names another weekday than " + action.deadline->edtf + " has";
    d.path = source.path();
    d.at = source.position(span.begin);
    d.end = source.position(span.end);
    d.note = "the date is kept";
    out.push_back(std::move(d));
  }
}

/// Passages of items whose titles say that they only tell.
void mark_telling(const std::vector<AgendaItem>& agenda, const Grammar& grammar,
                  std::vector<minutes::Passage>& passages) {
  std::vector<bool> telling;
  for (const AgendaItem& item : agenda)
    telling.push_back(static_cast<bool>(grammar.first("telling-title", item.title.text)));
  for (minutes::Passage& passage : passages) passage.told = passage.item < telling.size() && telling[passage.item];
}

Minutes read(const SourceFile& source, const std::shared_ptr<const Grammar>& shared, Diagnostics& out);

}  // namespace

Minutes read_minutes(const SourceFile& source, const grammar::Shelf& shelf, Diagnostics& out) {
  const auto desk = shelf.desk();
  auto scores = minutes::score_families(source, desk->families());
  const bool sure = !scores.empty() && scores.front().second >= minutes::least_family_score;
  const auto grammar = desk->get(sure ? scores.front().first : std::string(common_grammar), out);
  if (grammar == nullptr) return {};
  Minutes minutes = read(source, grammar, out);
  minutes.candidates = std::move(scores);
  return minutes;
}

Minutes read_minutes(const SourceFile& source, const std::shared_ptr<const Grammar>& grammar, Diagnostics& out) {
  return read(source, grammar->remembering(), out);
}

namespace {

/// `shared`: a grammar that remembers.
Minutes read(const SourceFile& source, const std::shared_ptr<const Grammar>& shared, Diagnostics& out) {
  const Grammar& grammar = *shared;
  Minutes minutes;
  minutes.grammar = grammar.name();

  const auto is = [&grammar](std::string_view kind) {
    return [&grammar, kind](std::string_view line) { return static_cast<bool>(grammar.first(kind, line)); };
  };
  // The label of a section opens every item of some protocols, and repeats as running heads do.
  const auto kept = [&grammar](std::string_view line) {
    constexpr std::size_t longest_label = 80;  // bytes
    return grammar.first("not-furniture", line) || (line.size() <= longest_label && grammar.first("label", line));
  };
  std::vector<bool> furniture = text::find_furniture(source, is("furniture"), kept);

  std::optional<minutes::TableReading> table = minutes::read_table(source, furniture, grammar);
  if (table && table->score < least_table_score) table.reset();
  std::optional<minutes::RightColumn> right;
  if (!table) right = minutes::read_right_column(source, grammar);
  // Column names are no text.
  if (right)
    std::fill_n(furniture.begin() + (right->header.first - 1), right->header.last - right->header.first + 1, true);

  const Layout layout =
      text::lay_out(source, furniture, right ? right->cut : std::vector<std::size_t>{}, oracle_of(grammar));
  std::vector<minutes::Passage> passages, told;
  std::vector<LineNote> block_notes;
  minutes::Agenda agenda;
  minutes::LabelCount labels;
  minutes::HeadRegion region;
  const auto past_end = static_cast<std::uint32_t>(source.lines().size() + 1);
  if (table) {
    minutes::TableMinutes rows = minutes::read_rows(source, *table, grammar);
    minutes.agenda = std::move(rows.agenda);
    minutes.decisions = std::move(rows.decisions);
    passages = std::move(rows.passages);
    region = {table->lines.first, table->lines.last + 1};
    minutes.lines = minutes::place_table_lines(source, layout, *table, minutes.decisions);
  } else {
    agenda = minutes::read_agenda(source, layout, grammar);
    if (right) minutes::add_lost_items(source, layout, *right, grammar, agenda);
    for (const minutes::ItemSpan& span : agenda.items) minutes.agenda.push_back(span.item);
    minutes::Sections sections =
        minutes::read_sections(source, layout, agenda, grammar, minutes::decision_style(layout, grammar),
                               minutes::read_item_tables(source, furniture, grammar));
    minutes.decisions = std::move(sections.decisions);
    minutes.near_misses = std::move(sections.near_misses);
    labels = sections.labels;
    passages = std::move(sections.passages);
    told = std::move(sections.told);
    if (right) minutes::add_right_cells(source, right->cells, minutes.agenda, passages);
    // Rows of a table are whole here only.
    minutes.follow_ups = minutes::read_follow_ups(source, passages, minutes.agenda, grammar);
    minutes::read_action_tables(source, grammar, passages, minutes.follow_ups);
    const auto line_of = [&](std::size_t block) {
      return block < layout.blocks.size() ? layout.blocks[block].lines.first : past_end;
    };
    region = {line_of(agenda.first), line_of(agenda.foot)};
    minutes.lines = minutes::place_lines(source, layout, agenda, sections.block_notes);
  }

  mark_telling(minutes.agenda, grammar, passages);
  const DeadlineReader deadlines(shared);
  minutes.meeting = minutes::read_meeting(source, layout, grammar, deadlines, region, minutes.agenda);
  const minutes::Names names = minutes::collect_names(minutes.meeting, minutes.agenda);
  const TimeContext time{minutes.meeting.date.text, minutes.meeting.next.text,
                         minutes::meeting_notices(passages, grammar)};
  minutes.actions = minutes::read_actions(source, passages, names, grammar, deadlines, time,
                                          minutes::protocol_form(labels), minutes.near_misses);
  minutes::add_case_numbers(source, minutes.lines, grammar, minutes.agenda);
  if (table) minutes.follow_ups = minutes::read_follow_ups(source, passages, minutes.agenda, grammar);
  minutes.citations = minutes::read_citations(source, passages, told, minutes.agenda, minutes.decisions,
                                              minutes.meeting.date.text, grammar, minutes.follow_ups);
  minutes::join_assignment_lists(grammar, minutes.actions);
  minutes::drop_recitals(minutes.meeting.date.text, grammar, minutes.actions);
  minutes::add_repeats(source, passages, minutes.agenda, grammar, minutes.actions, minutes.follow_ups);
  minutes::drop_repeats(minutes.meeting.date.text, minutes.citations, grammar, minutes.follow_ups, minutes.actions);
  minutes::mark_actions(minutes.actions, minutes.lines);
  minutes.version = minutes::read_version(source, minutes.lines, grammar);
  report_weekdays(source, minutes.actions, out);

  if (minutes.agenda.empty() && minutes.decisions.empty()) {
    Diagnostic d;
    d.id = "no-agenda";
    d.severity = Severity::warning;
    d.message = "no agenda item and no decision was found";
    d.path = source.path();
    d.help = "'klubba explain' shows what each line was taken for";
    out.push_back(std::move(d));
  }
  return minutes;
}

}  // namespace
}  // namespace klubba
