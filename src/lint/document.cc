// SPDX-License-Identifier: MIT
#include "lint/document.h"

#include <algorithm>

#include "text/list_mark.h"
#include "text/name_parts.h"
#include "text/nearest_word.h"

namespace klubba::checks {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

}  // namespace

bool can_mean(std::string_view said, std::string_view full_name) {
  if (said == full_name) return true;
  const auto name = text::name_parts(full_name);
  const auto words = text::name_parts(said);
  if (name.size() < 2 || words.empty() || words.size() > 2) return false;
  if (words.front() != name.front()) {
    std::string initials;
    for (const std::string_view part : name) initials += part.substr(0, text::first_letter_size(part));
    return words.size() == 1 && words[0].size() > 1 && words[0] == initials;
  }
  if (words.size() == 1) return true;
  std::string_view last = words.back();
  if (last.size() > 1 && last.back() == '.') last.remove_suffix(1);
  return name.back() == last || (last.size() == text::first_letter_size(last) && name.back().starts_with(last));
}

bool in_infinitive(const Document& document, std::string_view text) {
  const std::string_view first = text.substr(0, text.find_first_of(" ,.;"));
  for (const grammar::WordForm& form : document.family().words(first)) {
    if (form.form == "infinitive") return true;
  }
  return false;
}

Document::Document(const SourceFile& source, const Minutes& minutes, const LintContext& context)
    : source_(source), minutes_(minutes), context_(context), deadlines_(context.family) {
  find_headings();
  find_people();
}

std::string_view Document::line(std::uint32_t number) const {
  return number == 0 || number > line_count() ? std::string_view() : trimmed(source_.lines()[number - 1].text);
}

std::string_view Document::plain_line(std::uint32_t number) const {
  std::string_view text = line(number);
  text.remove_prefix(std::min(text.find_first_not_of("*_# "), text.size()));
  return text.substr(0, text.find_last_not_of("*_ ") + 1);
}

grammar::Match Document::label(std::uint32_t number) const {
  return family().first("label", plain_line(number));
}

std::uint32_t Document::heading_above(std::uint32_t number) const {
  std::uint32_t found = 0;
  for (const Heading& heading : headings_) {
    if (heading.line <= number) found = heading.line;
  }
  return found;
}

LineClass Document::line_class(std::uint32_t number) const {
  return number == 0 || number > minutes_.lines.size() ? LineClass::blank : minutes_.lines[number - 1].line_class;
}

bool Document::outside(std::uint32_t number) const {
  const LineClass c = line_class(number);
  return c == LineClass::appendix || c == LineClass::blank;
}

std::uint32_t Document::first_item_line() const {
  return minutes_.agenda.empty() ? line_count() + 1 : minutes_.agenda.front().lines.first;
}

bool Document::says(std::string_view kind) const {
  for (std::uint32_t n = 1; n <= line_count(); ++n) {
    if (!outside(n) && fits(kind, line(n))) return true;
  }
  return false;
}

bool Document::tells(std::string_view kind, std::string_view kind_in_text) const {
  for (std::uint32_t n = 1; n <= line_count(); ++n) {
    if (outside(n)) continue;
    const LineClass c = line_class(n);
    const bool text = c == LineClass::prose || c == LineClass::decision || c == LineClass::action;
    if (fits(text ? kind_in_text : kind, line(n))) return true;
  }
  return false;
}

bool Document::excerpt() const {
  for (std::uint32_t n = 1; n < first_item_line() && n <= line_count(); ++n) {
    if (fits("excerpt", line(n))) return true;
  }
  return false;
}

bool Document::protocol() const {
  std::uint32_t seen = 0;
  for (std::uint32_t n = 1; n < first_item_line() && n <= line_count() && seen < 15; ++n) {
    if (line(n).empty()) continue;
    ++seen;
    if (fits("notes-title", line(n))) return false;
    if (fits("protocol-title", line(n)) && !fits("earlier-protocol", line(n))) return true;
  }
  return minutes_.grammar == "municipal";
}

std::vector<JoinedText> Document::sentences() const {
  constexpr std::size_t least_sentence = 30;  // bytes
  std::vector<JoinedText> out;
  JoinedText paragraph;
  const auto split = [&] {
    const std::string& text = paragraph.str();
    for (std::size_t begin = 0; begin < text.size();) {
      std::size_t end = text.find(". ", begin);
      // An abbreviation goes on in small letters or with a number.
      while (end != std::string::npos && end + 2 < text.size() &&
             ((text[end + 2] >= 'a' && text[end + 2] <= 'z') || (text[end + 2] >= '0' && text[end + 2] <= '9'))) {
        end = text.find(". ", end + 2);
      }
      end = end == std::string::npos ? text.size() : end + 1;
      if (JoinedText sentence = paragraph.slice(begin, end).trimmed(); !sentence.empty())
        out.push_back(std::move(sentence));
      begin = end;
    }
    paragraph = {};
  };
  bool open = false;
  for (std::uint32_t n = first_item_line(); n <= line_count(); ++n) {
    const LineClass c = line_class(n);
    const std::string_view text = line(n);
    // Where an item is one sentence, its heading is its text.
    const bool sentence = c == LineClass::heading && text.ends_with('.') && text.size() > least_sentence;
    const bool words = sentence || c == LineClass::prose || c == LineClass::decision || c == LineClass::action;
    if (!words || sentence || text::find_list_mark(text).length > 0) split();
    if (c == LineClass::foot || c == LineClass::appendix) break;
    if (c == LineClass::heading) open = true;
    if (c == LineClass::label) {
      const grammar::Match label = this->label(n);
      open = label && (label.rule->attribute("role") == "act" || label.rule->attribute("role") == "decide");
    }
    if (!words || !open) continue;
    if (!paragraph.empty()) paragraph.append_space();
    const std::string_view said =
        sentence ? text.substr(std::min(text.find_first_not_of("\xC2\xA7 0123456789.)"), text.size())) : text;
    paragraph.append(said, source_.offset_of(said));
  }
  split();
  return out;
}

Span Document::place_of(std::string_view words, const Span& span) const {
  const std::uint32_t last = source_.position(span.end).line;
  for (std::uint32_t n = source_.position(span.begin).line; n <= last; ++n) {
    const std::string_view text = line(n);
    const std::size_t at = text.find(words);
    if (at == std::string_view::npos) continue;
    const std::size_t begin = source_.offset_of(text) + at;
    return source_.original(begin, begin + words.size());
  }
  return span;
}

bool Document::has_action_in(const Span& span) const {
  return std::any_of(minutes_.actions.begin(), minutes_.actions.end(), [&span](const Action& action) {
    return action.text.span.begin < span.end && span.begin < action.text.span.end;
  });
}

std::vector<Passage> Document::commitments() const {
  std::vector<Passage> out;
  for (const Decision& decision : minutes_.decisions) {
    for (const Value& clause : decision.clauses) out.push_back({clause.text, clause.span});
    if (decision.clauses.empty()) out.push_back({decision.text.text, decision.text.span});
  }
  for (const Action& action : minutes_.actions) {
    if (action.decision == Decision::npos) out.push_back({action.text.text, action.text.span});
  }
  return out;
}

void Document::find_people() {
  bool listed = false;
  const auto add = [this, &listed](const std::string& name) {
    if (name.find(' ') == std::string::npos) return;
    // Misread letters make another name of the same person.
    const auto same = [&name](const std::string& known) {
      return text::edit_distance(known, name) * 3 <= std::max(known.size(), name.size());
    };
    if (std::find(people_.begin(), people_.end(), name) != people_.end()) return;
    if (listed && std::any_of(people_.begin(), people_.end(), same)) return;
    people_.push_back(name);
  };
  const Meeting& m = minutes_.meeting;
  for (const auto* list : {&m.present, &m.absent}) {
    for (const Value& person : *list) add(person.text);
  }
  listed = true;
  for (const Value& person : m.adjusters) add(person.text);
  add(m.chair.text);
  add(m.secretary.text);
  for (const AgendaItem& item : minutes_.agenda) {
    for (const Value& person : item.presenters) {
      // "Helene B" among the presenters is one of those present.
      const auto known = [&person](const std::string& name) { return can_mean(person.text, name); };
      if (std::none_of(people_.begin(), people_.end(), known)) add(person.text);
    }
  }
  for (const std::string& name : context_.people) add(name);
}

Diagnostic Findings::start(std::string message, std::string note) const {
  Diagnostic d;
  d.id = std::string(check_.id);
  d.severity = severity_;
  d.message = std::move(message);
  d.path = document_.source().path();
  d.note = std::move(note);
  d.help = std::string(check_.help);
  return d;
}

void Findings::at(Span span, std::string message, std::string note) {
  Diagnostic d = start(std::move(message), std::move(note));
  d.at = document_.source().position(span.begin);
  d.end = document_.source().position(span.end);
  out_.push_back(std::move(d));
}

void Findings::at_part(std::string_view part, std::string message, std::string note) {
  const std::size_t begin = document_.source().offset_of(part);
  at(document_.source().original(begin, begin + part.size()), std::move(message), std::move(note));
}

void Findings::at_line(std::uint32_t line, std::string message, std::string note) {
  const std::string_view text = document_.line(line);
  if (text.empty()) {
    Diagnostic d = start(std::move(message), std::move(note));
    d.at = {line, 1};
    d.end = {line, 1};
    out_.push_back(std::move(d));
    return;
  }
  at_part(text, std::move(message), std::move(note));
}

void Findings::whole(std::string message, std::string note) {
  std::uint32_t line = 1;
  while (line < document_.line_count() && document_.line(line).empty()) ++line;
  at_line(line, std::move(message), std::move(note));
}

}  // namespace klubba::checks
