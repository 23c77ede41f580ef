// SPDX-License-Identifier: MIT
#include "report/texts.h"

#include <array>
#include <utility>

namespace klubba {
namespace {

constexpr ReportTexts swedish{
    .language = "sv",
    .actions = "Uppdrag",
    .decisions = "Beslut",
    .no_actions = "Inga uppdrag att visa.",
    .no_decisions = "Inga beslut att visa.",
    .as_of = "per",
    .id = "Id",
    .action = "Uppdrag",
    .body = "Organ",
    .meeting = "Möte",
    .item = "§",
    .owner = "Ansvarig",
    .due = "Klart senast",
    .status = "Status",
    .days_late = "Dagar sen",
    .source = "Källa",
    .decision = "Beslut",
    .outcome = "Utfall",
    .note = "Anteckning",
    .late = "Försenade",
    .soon = "Förfaller inom 30 dagar",
    .later = "Förfaller senare",
    .undated = "Utan datum",
    .closed = "Avslutade",
    .count_late = "försenade",
    .one_late = "försenat",
    .count_soon = "inom 30 dagar",
    .count_later = "senare",
    .count_undated = "utan datum",
    .count_without_owner = "utan ansvarig",
    .count_vanished = "saknas i källan",
    .without_owner = "Utan ansvarig",
    .vanished = "Saknas i källan",
    .no_body = "Utan organ",
    .no_item = "Utan ärende",
    .day_late = "dag sen",
    .many_days_late = "dagar sen",
    .next_meeting = "nästa möte",
    .immediate = "snarast",
    .recurring = "löpande",
    .open = "öppet",
    .in_progress = "pågår",
    .done = "klart",
    .cancelled = "utgår",
    .deferred = "bordlagt",
    .superseded = "ersatt",
    .given = "beslutat",
    .reported = "återrapporterat",
    .reported_in_part = "delvis återrapporterat",
    .event_deferred = "bordlagt",
    .event_closed = "avslutat",
    .event_cancelled = "återkallat",
    .renewed = "förnyat",
    .by_hand = "för hand",
    .approved = "bifall",
    .approved_after_vote = "bifall efter votering",
    .amended = "bifall med ändring",
    .rejected = "avslag",
    .noted = "till handlingarna",
    .remitted = "återremiss",
    .tabled = "bordlagt",
    .withdrawn = "utgår",
    .elected = "val",
    .answered = "besvarat",
    .search = "Sök",
    .all_owners = "Alla ansvariga",
    .all_bodies = "Alla organ",
    .show_all = "Visa alla",
    .showing = "Visar",
    .of = "av",
    .per_owner = "Per ansvarig",
    .per_body = "Per organ",
    .other_names = "Övriga",
    .still_open = "öppna",
    .timeline = "Vad som förfaller när",
    .passage = "Ur protokollet",
    .no_passage = "Protokollets fil finns inte här; uppdraget återges som det står i registret.",
    .changed_source = "Protokollets fil har ändrats sedan den lästes; uppdraget återges som det står i registret.",
    .history = "Händelser",
    .sort_hint = "Sortera efter",
    .made_by = "Gjord av klubba. Ett sökhjälpmedel: protokollet gäller.",
    .group = "Läge",
    .summary = "Sammanfattning",
    .vanished_note = "Uppdraget finns inte längre i protokollet.",
    .opens_passage = "Öppna ett uppdrag för att läsa stället i protokollet.",
    .opens_decision = "Öppna ett beslut för att läsa stället i protokollet.",
    .other_open = "Övriga öppna",
    .filter = "Urval",
    .nothing_fits = "Inget passar urvalet."};

constexpr ReportTexts english{
    .language = "en",
    .actions = "Actions",
    .decisions = "Decisions",
    .no_actions = "No actions to show.",
    .no_decisions = "No decisions to show.",
    .as_of = "as of",
    .id = "Id",
    .action = "Action",
    .body = "Body",
    .meeting = "Meeting",
    .item = "§",
    .owner = "Owner",
    .due = "Due",
    .status = "Status",
    .days_late = "Days late",
    .source = "Source",
    .decision = "Decision",
    .outcome = "Outcome",
    .note = "Note",
    .late = "Late",
    .soon = "Due within 30 days",
    .later = "Due later",
    .undated = "Undated",
    .closed = "Closed",
    .count_late = "late",
    .one_late = "late",
    .count_soon = "due within 30 days",
    .count_later = "later",
    .count_undated = "undated",
    .count_without_owner = "without owner",
    .count_vanished = "vanished",
    .without_owner = "Without owner",
    .vanished = "Vanished",
    .no_body = "Without body",
    .no_item = "Without item",
    .day_late = "day late",
    .many_days_late = "days late",
    .next_meeting = "next meeting",
    .immediate = "at once",
    .recurring = "recurring",
    .open = "open",
    .in_progress = "in progress",
    .done = "done",
    .cancelled = "cancelled",
    .deferred = "deferred",
    .superseded = "superseded",
    .given = "given",
    .reported = "reported",
    .reported_in_part = "reported in part",
    .event_deferred = "deferred",
    .event_closed = "closed",
    .event_cancelled = "cancelled",
    .renewed = "renewed",
    .by_hand = "by hand",
    .approved = "approved",
    .approved_after_vote = "approved after vote",
    .amended = "amended",
    .rejected = "rejected",
    .noted = "noted",
    .remitted = "remitted",
    .tabled = "tabled",
    .withdrawn = "withdrawn",
    .elected = "elected",
    .answered = "answered",
    .search = "Search",
    .all_owners = "All owners",
    .all_bodies = "All bodies",
    .show_all = "Show all",
    .showing = "Showing",
    .of = "of",
    .per_owner = "By owner",
    .per_body = "By body",
    .other_names = "Others",
    .still_open = "open",
    .timeline = "What falls due when",
    .passage = "From the minutes",
    .no_passage = "The file of the minutes is not here; the action is shown as the register has it.",
    .changed_source =
        "The file of the minutes has changed since it was read; the action is shown as the register has it.",
    .history = "Events",
    .sort_hint = "Sort by",
    .made_by = "Made by klubba. A finding aid: the minutes are the record.",
    .group = "State",
    .summary = "Summary",
    .vanished_note = "The action is no longer in the minutes.",
    .opens_passage = "Open an action to read its passage in the minutes.",
    .opens_decision = "Open a decision to read its passage in the minutes.",
    .other_open = "Other open ones",
    .filter = "Selection",
    .nothing_fits = "Nothing fits the selection."};

}  // namespace

const ReportTexts& report_texts(Language language) {
  return language == Language::english ? english : swedish;
}

std::string_view group_heading(const ReportTexts& texts, DateGroup group) {
  switch (group) {
    case DateGroup::late:
      return texts.late;
    case DateGroup::due_within_30_days:
      return texts.soon;
    case DateGroup::later:
      return texts.later;
    case DateGroup::undated:
      return texts.undated;
    case DateGroup::closed:
      return texts.closed;
  }
  return {};
}

std::string_view status_word(const ReportTexts& texts, ActionStatus status) {
  switch (status) {
    case ActionStatus::open:
      return texts.open;
    case ActionStatus::in_progress:
      return texts.in_progress;
    case ActionStatus::done:
      return texts.done;
    case ActionStatus::cancelled:
      return texts.cancelled;
    case ActionStatus::deferred:
      return texts.deferred;
    case ActionStatus::superseded:
      return texts.superseded;
  }
  return {};
}

std::string_view event_word(const ReportTexts& texts, const ActionEvent& event) {
  switch (event.type) {
    case EventType::given:
      return texts.given;
    case EventType::reported:
      return event.partial ? texts.reported_in_part : texts.reported;
    case EventType::deferred:
      return texts.event_deferred;
    case EventType::closed:
      return texts.event_closed;
    case EventType::cancelled:
      return texts.event_cancelled;
    case EventType::renewed:
      return texts.renewed;
  }
  return {};
}

std::string_view outcome_word(const ReportTexts& texts, std::string_view outcome) {
  const std::array<std::pair<std::string_view, std::string_view>, 10> words{{
      {"approved", texts.approved},
      {"approved-after-vote", texts.approved_after_vote},
      {"amended", texts.amended},
      {"rejected", texts.rejected},
      {"noted", texts.noted},
      {"remitted", texts.remitted},
      {"tabled", texts.tabled},
      {"withdrawn", texts.withdrawn},
      {"elected", texts.elected},
      {"answered", texts.answered},
  }};
  for (const auto& [name, word] : words) {
    if (name == outcome) return word;
  }
  return {};
}

std::string lateness(const ReportTexts& texts, int days) {
  if (days == 0) return {};
  return std::to_string(days) + ' ' + std::string(days == 1 ? texts.day_late : texts.many_days_late);
}

std::string due_words(const ReportTexts& texts, const ReportRow& row) {
  if (!row.due.empty()) return row.due;
  // A person who took the date away took the words away, too.
  const auto& action = *row.action;
  if (!action.action.deadline || action.due_override) return {};
  const std::string& event = action.action.deadline->event;
  if (event == "next-meeting") return std::string(texts.next_meeting);
  if (event == "immediate") return std::string(texts.immediate);
  if (event == "recurring") return std::string(texts.recurring);
  return {};
}

std::string_view section_heading(const ReportTexts& texts, ReportOrder by, const ReportSection& section) {
  if (by == ReportOrder::deadline) return group_heading(texts, section.group);
  if (!section.name.empty()) return section.name;
  return by == ReportOrder::owner ? texts.without_owner : by == ReportOrder::body ? texts.no_body : texts.no_item;
}

std::string report_summary(const Report& report, const ReportTexts& texts) {
  const ReportCounts& counts = report.counts;
  const std::array<std::pair<std::size_t, std::string_view>, 6> parts{{
      {counts.late, counts.late == 1 ? texts.one_late : texts.count_late},
      {counts.due_within_30_days, texts.count_soon},
      {counts.later, texts.count_later},
      {counts.undated, texts.count_undated},
      {counts.without_owner, texts.count_without_owner},
      {counts.vanished, texts.count_vanished},
  }};
  std::string out;
  for (const auto& [number, word] : parts) {
    if (number == 0) continue;
    if (!out.empty()) out += " \u00B7 ";
    out += std::to_string(number) + ' ' + std::string(word);
  }
  return out.empty() ? "0 " + std::string(texts.still_open) : out;
}

}  // namespace klubba
