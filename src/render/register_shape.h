// SPDX-License-Identifier: MIT
#pragma once
/// The shape of a register, once for all output formats: which keys, in which order, absent values how.
///
/// `Writer` has: open_map(key), open_inline_map(key), close_map(); open_list(key), close_list(); string(key, value),
/// optional_string(key, value) (empty = null), number(key, n), null(key), strings(key, values),
/// inline_strings(key, values), lines(key, range). In lists, `key` is "".
#include "klubba/register.h"

namespace klubba {

template <class Writer>
void write_meeting(const RegisterMeeting& meeting, Writer& out) {
  out.open_map("meeting");
  out.optional_string("body", meeting.body);
  out.optional_string("date", meeting.date);
  out.optional_string("start", meeting.start);
  out.optional_string("end", meeting.end);
  out.optional_string("place", meeting.place);
  out.optional_string("chair", meeting.chair);
  out.optional_string("secretary", meeting.secretary);
  out.inline_strings("adjusters", meeting.adjusters);
  out.strings("present", meeting.present);
  out.strings("absent", meeting.absent);
  out.optional_string("next", meeting.next);
  out.close_map();
}

/// Only documents with pages have the key.
template <class Writer>
void write_page(std::uint32_t page, Writer& out) {
  if (page != 0) out.number("page", page);
}

/// Living registers have the case number too: citations may name it.
template <class Writer>
void write_item(const RegisterItem& item, Writer& out, bool with_case = false) {
  out.open_inline_map("");
  out.optional_string("number", item.number);
  out.optional_string("title", item.title);
  out.inline_strings("codes", item.codes);
  out.inline_strings("presenters", item.presenters);
  out.lines("lines", item.lines);
  write_page(item.page, out);
  if (with_case && !item.case_number.empty()) out.string("case", item.case_number);
  out.close_map();
}

template <class Writer>
void write_decision(const RegisterDecision& decision, Writer& out) {
  out.open_map("");
  out.string("id", decision.id);
  out.optional_string("item", decision.item);
  out.optional_string("body", decision.body);
  out.string("text", decision.text);
  out.strings("clauses", decision.clauses);
  out.optional_string("outcome", decision.outcome);
  out.lines("lines", decision.lines);
  write_page(decision.page, out);
  out.close_map();
}

template <class Writer>
void write_deadline(const std::optional<RegisterDeadline>& deadline, Writer& out) {
  if (!deadline) return out.null("deadline");
  out.open_inline_map("deadline");
  out.optional_string("text", deadline->text);
  out.optional_string("edtf", deadline->edtf);
  out.optional_string("due", deadline->due);
  out.optional_string("event", deadline->event);
  out.close_map();
}

template <class Writer>
void write_source(const RegisterSource& source, Writer& out) {
  out.open_inline_map("source");
  out.string("path", source.path);
  out.optional_string("sha256", source.sha256);
  out.optional_string("grammar", source.grammar);
  out.optional_string("encoding", source.encoding);
  out.close_map();
}

template <class Writer>
void write_action(const RegisterAction& action, Writer& out) {
  out.open_map("");
  out.string("id", action.id);
  out.optional_string("item", action.item);
  out.optional_string("decision", action.decision);
  out.string("text", action.text);
  out.inline_strings("owners", action.owners);
  // The one key that may be missing: it repeats `owners` where the document resolves none of them.
  if (!action.owners_resolved.empty()) out.inline_strings("owners_resolved", action.owners_resolved);
  write_deadline(action.deadline, out);
  out.string("status", action.status);
  out.lines("lines", action.lines);
  write_page(action.page, out);
  out.close_map();
}

template <class Writer>
void write_register(const Register& entry, Writer& out) {
  out.open_map("");
  out.number("klubba", static_cast<std::size_t>(register_version));
  write_source(entry.source, out);
  write_meeting(entry.meeting, out);
  out.open_list("agenda");
  for (const RegisterItem& item : entry.agenda) write_item(item, out);
  out.close_list();
  out.open_list("decisions");
  for (const RegisterDecision& decision : entry.decisions) write_decision(decision, out);
  out.close_list();
  out.open_list("actions");
  for (const RegisterAction& action : entry.actions) write_action(action, out);
  out.close_list();
  out.open_inline_map("coverage");
  out.number("lines", entry.coverage.lines);
  out.number("items", entry.coverage.items);
  out.number("furniture", entry.coverage.furniture);
  out.number("front", entry.coverage.front);
  out.number("appendix", entry.coverage.appendix);
  out.number("unplaced", entry.coverage.unplaced);
  out.close_map();
  out.close_map();
}

}  // namespace klubba
