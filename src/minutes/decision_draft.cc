// SPDX-License-Identifier: MIT
#include "minutes/decision_draft.h"

#include <cctype>
#include <string>

#include "minutes/decision_text.h"
#include "minutes/sentences.h"
#include "text/layout.h"

namespace klubba::minutes {
namespace {

void join(JoinedText& to, const JoinedText& part) {
  if (!to.empty()) to.append_space();
  to.append(part);
}

bool is_point(const Block& block) {
  return block.kind == BlockKind::bullet || block.kind == BlockKind::numbered;
}

bool ends_stop(std::string_view text) {
  return !text.empty() && (text.back() == '.' || text.back() == '!');
}

JoinedText piece(const JoinedText& text, std::string_view part) {
  const std::size_t at = offset_in(text.view(), part);
  return text.slice(at, at + part.size());
}

JoinedText tail(const JoinedText& text, std::string_view from) {
  return text.slice(offset_in(text.view(), from), text.view().size());
}

}  // namespace

bool DecisionDraft::takes(std::size_t b) const {
  const Block& here = block(b);
  if (grammar_->first("clause", here.text.view())) return true;
  const bool only_opened = text.view().size() <= opened;
  if (is_point(here)) {
    if (block(opener).kind == BlockKind::bullet && here.indent <= indent) return false;
    return ends_open() || taken_point || only_opened;
  }
  if (only_opened) return true;
  if (here.indent > indent + 1 && here.gap == 0 && taken_point) return true;
  // "The meeting elected, as proposed:" and the names set in below it.
  if (ends_open() && here.kind == BlockKind::paragraph && here.indent > indent + 1 &&
      (b == opener + 1 || (bare_list && here.gap == 0)))
    return true;
  // "The region decides" as a line of its own, and sentences below it.
  if (b > opener + 1 && opened == 0 && one_block && here.kind == BlockKind::paragraph && here.gap == 0 &&
      here.indent == block(b - 1).indent && ends_stop(block(b - 1).text.view()))
    return true;
  const bool lower = text::starts_lower(here.text.view());
  // "The meeting decided that" / "elect …" / "elect …": each line completes the opener's sentence.
  if (opened > 0 && lower) return true;
  const bool set_alike = b > opener + 1 && here.indent == block(b - 1).indent && here.indent > indent;
  if ((here.gap == 0 || set_alike) && lower) return true;
  if (here.kind != BlockKind::paragraph || here.gap > 0) return false;
  if (ends_open()) return b == opener + 1;
  // Lines of a list without marks, set alike.
  return bare_list && here.indent == block(b - 1).indent && here.lines.first == here.lines.last;
}

bool DecisionDraft::stands_beside_opener(std::size_t b) const {
  return block(opener).kind == BlockKind::bullet && block(b).kind == BlockKind::bullet &&
         block(b).indent <= block(opener).indent;
}

/// A line of a list without marks below "… are elected:", a clause that no full stop ended: names, not another
/// decision.
bool DecisionDraft::continues_names(std::string_view line) const {
  constexpr std::size_t longest = 60;  // characters
  if (clauses.empty() || text::length(line) > longest) return false;
  const std::string_view last = clauses.back().view();
  if (last.back() == '.' || last.back() == '!' || grammar_->first("decision", line)) return false;
  return last.find(':') != std::string_view::npos || !grammar_->first("decision", last);
}

bool DecisionDraft::ends_at(std::size_t b) const {
  constexpr std::size_t longest = 40;  // characters
  const Block& here = block(b);
  const std::string_view line = here.text.view();
  if (here.kind != BlockKind::paragraph || here.gap == 0 || here.lines.first != here.lines.last) return false;
  if (text::length(line) > longest || line.back() == '.' || line.back() == ':' || text::starts_lower(line))
    return false;
  return !clauses.empty() && clauses.back().view().back() == '.' && !grammar_->first("decision", line);
}

void DecisionDraft::add(std::size_t b, const JoinedText& line) {
  const Block& here = block(b);
  const bool one_line = here.kind == BlockKind::paragraph && here.lines.first == here.lines.last;
  if (ends_open() && one_line) bare_list = listed;
  // "The board decides the following:" is no part of the text, and opens such a list all the same.
  const bool below_opener =
      text.empty() && listed && b == opener + 1 && here.indent > indent + 1 && block(opener).text.view().back() == ':';
  if (below_opener && one_line && !ends_stop(line.view())) bare_list = separate = true;
  if (add_opener(b, line)) return;
  if (const JoinedText point = numbered_point(here, line); !point.empty()) {
    join(text, line);
    clauses.push_back(point);
    ++last_number;
    return;
  }
  if (here.kind == BlockKind::numbered && !grammar_->first("clause", line.view())) {
    // Numbers are part of the text and not of the clause.
    join(text, mark_of(here, line));
    text.append_space();
    text.append(line);
  } else {
    join(text, line);
  }
  add_clauses(here, line);
}

/// The act of deciding itself: "The board decides", or "The board decides that X", whose text begins after the act.
bool DecisionDraft::add_opener(std::size_t b, const JoinedText& line) {
  if (const grammar::Match match = grammar_->first("opener", line.view())) {
    if (const std::string_view organ = captured(match, "body"); !organ.empty() && !body) body = piece(line, organ);
    if (match.rule->attribute("keep") == "yes") {
      join(text, line);
    } else if (const std::string_view joint = match.capture("joint"); !joint.empty()) {
      join(text, tail(line, joint));
    }
    return true;
  }
  if (!text.empty() || is_point(block(b))) return false;
  const grammar::Match match = grammar_->first("decision", line.view());
  if (!match || match.rule->attribute("cut") != "yes" || match.begin != 0) return false;
  if (const std::string_view organ = captured(match, "body"); !organ.empty()) body = piece(line, organ);
  const std::string_view clause = captured(match, "clause");
  if (clause.empty()) return false;
  const std::size_t at = offset_in(line.view(), clause);
  const std::size_t begin = at >= 2 ? line.view().rfind(' ', at - 2) + 1 : at;
  const JoinedText content = line.slice(begin, line.view().size());
  for (JoinedText& c : split_clauses(content, *grammar_)) clauses.push_back(std::move(c));
  join(text, content);
  return true;
}

/// "2 The office gets the task …" behind a point 1: its text without the number; empty where it is no such point.
JoinedText DecisionDraft::numbered_point(const Block& here, const JoinedText& line) const {
  if (here.kind != BlockKind::paragraph || (last_number == 0 && !clauses.empty())) return {};
  const grammar::Match match = grammar_->first("clause-number", line.view());
  if (!match || match.capture("number") != std::to_string(last_number + 1)) return {};
  return tail(line, match.capture("rest"));
}

void DecisionDraft::add_clauses(const Block& here, const JoinedText& line) {
  const bool point = is_point(here);
  if (one_clause && !clauses.empty()) {
    join(clauses.back(), line);
    taken_point = taken_point || point;
    return;
  }
  const bool letter = here.kind == BlockKind::numbered && std::isalpha(static_cast<unsigned char>(here.marker[0])) != 0;
  if (letter && std::isdigit(static_cast<unsigned char>(last_mark)) != 0 && !clauses.empty()) {
    // a, b, c below 1: parts of that point.
    join(clauses.back(), mark_of(here, line));
    clauses.back().append_space();
    clauses.back().append(line);
    return;
  }
  if (point) {
    last_mark = here.marker[0];
    intro.reset();
    tail_open = false;
  }
  if (const grammar::Match clause = grammar_->first("clause", line.view())) {
    if (clause.capture("rest").empty()) return;
    for (JoinedText& c : split_clauses(line, *grammar_)) clauses.push_back(std::move(c));
  } else if (point) {
    clauses.push_back(line);
    taken_point = true;
  } else if (whole_sentences && !text::starts_lower(line.view())) {
    add_sentences(line);
  } else {
    clauses.push_back(line);
  }
}

void DecisionDraft::add_sentences(const JoinedText& line) {
  const char last = line.view().back();
  const bool stopped = last == '.' || last == '!' || last == '?';
  if (last == ':') {
    // What stands before the sentence that opens the list has decided something already.
    const auto sentences = split_sentences(line.view(), *grammar_);
    const std::size_t open = sentences.empty() ? 0 : sentences.back().first;
    if (open > 0) {
      for (JoinedText& c : split_clauses(line.slice(0, open).trimmed(), *grammar_)) clauses.push_back(std::move(c));
    }
    intro = line.slice(open, line.view().size());
    tail_open = false;
  } else if (!stopped && (intro || tail_open || (!separate && continues_names(line.view())))) {
    // "To the committee are elected:" and names on the lines below, without marks: one clause.
    if (intro) {
      clauses.push_back(*intro);
      intro.reset();
      tail_open = true;
    }
    join(clauses.back(), line);
  } else {
    intro.reset();
    tail_open = false;
    for (JoinedText& c : split_clauses(line, *grammar_)) clauses.push_back(std::move(c));
  }
}

/// A list point's mark as it stands before its text in the source.
JoinedText DecisionDraft::mark_of(const Block& point, const JoinedText& line) const {
  constexpr std::size_t farthest = 24;  // bytes of white space between mark and text
  JoinedText mark;
  const std::size_t at = line.source_begin();
  const std::size_t from = source_->text().rfind(point.marker, at);
  if (from != std::string_view::npos && at - from <= farthest) {
    mark.append(source_->text().substr(from, point.marker.size()), from);
  }
  return mark;
}

}  // namespace klubba::minutes
