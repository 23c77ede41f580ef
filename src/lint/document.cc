// SPDX-License-Identifier: MIT
#include "lint/document.h"

#include <algorithm>
#include <map>
#include <set>

#include "register/completeness.h"
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

/// What stands before a heading's number, without the space behind it: "§", "##" or nothing.
std::string_view prefix_of(std::string_view line) {
  const std::string_view prefix = line.substr(0, line.find_first_of("0123456789"));
  return prefix.substr(0, prefix.find_last_not_of(' ') + 1);
}

constexpr std::size_t longest_heading = 120;  // bytes
constexpr std::size_t longest_sign = 12;      // bytes of a line in which a paragraph sign stands before the number

bool has_sign(std::string_view line) {
  return line.find("\xC2\xA7") < longest_sign;
}

std::size_t indent_of(const SourceFile& source, std::uint32_t line) {
  return source.lines()[line - 1].text.find_first_not_of(" \t");
}

/// Whether an item of that number can have stood at that line: it repeats a neighbour, or changed places with one.
bool fits_between(const std::vector<Heading>& items, const std::vector<unsigned>& key, std::uint32_t at) {
  const Heading* before = nullptr;
  const Heading* after = nullptr;
  for (const Heading& item : items) {
    if (item.key.size() != key.size() || !std::equal(key.begin(), key.end() - 1, item.key.begin())) continue;
    if (item.line < at) before = &item;
    if (item.line > at && after == nullptr) after = &item;
  }
  if (before == nullptr || (key.size() == 1 && key.back() == 1)) return false;
  const unsigned low = before->key.back() > 1 ? before->key.back() - 1 : 1;
  const unsigned high = (after != nullptr ? after->key.back() : before->key.back()) + 1;
  return key.back() >= low && key.back() <= high;
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
    const bool words = c == LineClass::prose || c == LineClass::decision || c == LineClass::action;
    if (!words || text::find_list_mark(text).length > 0) split();
    if (c == LineClass::foot || c == LineClass::appendix) break;
    if (c == LineClass::heading) open = true;
    if (c == LineClass::label) {
      const grammar::Match label = this->label(n);
      open = label && (label.rule->attribute("role") == "act" || label.rule->attribute("role") == "decide");
    }
    if (!words || !open) continue;
    if (!paragraph.empty()) paragraph.append_space();
    paragraph.append(text, source_.offset_of(text));
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

void Document::find_headings() {
  for (const AgendaItem& item : minutes_.agenda) {
    auto key = number_key(item.number.text);
    // Letters alone count nothing by themselves.
    if (key.empty() || item.number.text.front() < '0' || item.number.text.front() > '9') continue;
    const std::string_view text = line(item.lines.first);
    const std::size_t at = text.find(item.number.text);
    std::string title = item.title.text;
    if (at != std::string_view::npos) title = trimmed(text.substr(at + item.number.text.size()));
    headings_.push_back({std::move(key), item.number.text, std::move(title), item.lines.first});
  }
  if (headings_.size() < 2) return;
  const std::vector<Heading> items = headings_;
  find_lost_headings(items);
  std::sort(headings_.begin(), headings_.end(), [](const Heading& a, const Heading& b) { return a.line < b.line; });
}

/// Headings whose numbers are out of the count. They look like the others of their depth, and stand where such a number
/// can have stood.
void Document::find_lost_headings(const std::vector<Heading>& items) {
  std::map<std::size_t, std::map<std::string_view, std::size_t>> prefixes;  // by depth
  std::map<std::size_t, std::size_t> count;
  std::set<std::size_t> indents;
  std::set<std::uint32_t> taken;
  std::set<std::size_t> crowded;  // depths whose headings stand below text
  std::size_t signs = 0;
  for (const Heading& h : items) {
    signs += has_sign(line(h.line)) ? 1 : 0;
    ++prefixes[h.key.size()][prefix_of(line(h.line))];
    ++count[h.key.size()];
    indents.insert(indent_of(source_, h.line));
    taken.insert(h.line);
    if (h.line > 1 && !line(h.line - 1).empty() && line_class(h.line - 1) != LineClass::heading)
      crowded.insert(h.key.size());
  }
  for (std::uint32_t n = 1; n <= line_count(); ++n) {
    const LineClass c = line_class(n);
    if ((c == LineClass::appendix || c == LineClass::foot) && n > items.back().line) break;
    // Before the first item there can be one with the same number.
    const bool with_text =
        c == LineClass::front || (c == LineClass::agenda_list && line_class(n + 1) == LineClass::front);
    const bool first = n < items.front().line && with_text && has_sign(line(n));
    if (!first && n <= items.front().line) continue;
    if (taken.contains(n) || (c != LineClass::prose && c != LineClass::decision && c != LineClass::action &&
                              c != LineClass::label && c != LineClass::heading && !first && !sole_head(n))) {
      continue;
    }
    const std::string_view text = line(n);
    if (text.size() > longest_heading) continue;
    grammar::Match match = words().first("bare-item", text);
    if (!match) match = family().first("item", text);
    if (!match) continue;
    auto key = number_key(match.capture("number").empty() ? match.capture("number2") : match.capture("number"));
    if (key.empty()) continue;
    // A contents list names the item by its title.
    if (first && (key != items.front().key || minutes_.agenda.front().title.text == match.capture("title"))) continue;
    const std::string_view prefix = prefix_of(text);
    const auto known = prefixes.find(key.size());
    if (known == prefixes.end() || known->second[prefix] * 2 < count[key.size()]) continue;
    const std::string_view title = match.capture("title").empty() ? match.capture("title2") : match.capture("title");
    if (title.starts_with('(') || fits("goes-on", title)) continue;  // a page of so many
    // A paragraph sign before the number or a mark of Markdown can't open a list point; any other number can.
    const bool sign = has_sign(text);
    if (sign != (signs * 2 > items.size())) continue;
    const bool spaced = !crowded.contains(key.size());
    const bool marked = prefix.find('#') != std::string_view::npos;
    // The heading comes again at the head of a page, with the number of its case.
    const auto again = [&](const Heading& h) { return line(h.line) == text; };
    if (!text.ends_with(match.capture("number")) && std::any_of(items.begin(), items.end(), again)) continue;
    const bool apart = line(n - 1).empty() || marked;
    if (!apart && spaced) continue;
    // A line of text can begin with a paragraph that it cites.
    if (!apart && sign && (text.ends_with(match.capture("number")) || !fits_between(items, key, n))) continue;
    if (!sign && !marked) {
      const char last = text.back();
      const bool loose = !spaced && !indents.contains(indent_of(source_, n));
      if (loose || title.empty() || last == '.' || last == ',' || last == ':' || fits("joint", title)) continue;
      if (!fits_between(items, key, n) || in_list(n, key.back())) continue;
    }
    headings_.push_back({std::move(key), std::string(match.capture("number")), std::string(title), n});
  }
}

/// A line with a paragraph sign that was taken for the head of a page, and stands once only.
bool Document::sole_head(std::uint32_t number) const {
  if (line_class(number) != LineClass::furniture || !has_sign(line(number))) return false;
  for (std::uint32_t n = 1; n <= line_count(); ++n) {
    if (n != number && line(n) == line(number)) return false;
  }
  return true;
}

/// Whether the number counts on from one that heads no item: then both are points of a list.
bool Document::in_list(std::uint32_t number, unsigned count) const {
  for (std::uint32_t n = number - 1; n > 0; --n) {
    if (line_class(n) == LineClass::heading) return false;
    const grammar::Match match = family().first("item", line(n));
    if (match && number_key(match.capture("number")) == std::vector<unsigned>{count - 1}) return true;
  }
  return false;
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
