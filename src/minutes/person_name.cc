// SPDX-License-Identifier: MIT
#include "minutes/person_name.h"

#include <algorithm>

#include "grammar/grammar.h"
#include "minutes/head_line.h"

namespace klubba::minutes {
namespace {

/// Where the next opening bracket of any kind stands, npos for none.
std::size_t find_bracket(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '(' || c == '<' || c == '[') return at;
    // A single angle quotation mark, used around handles.
    if (c == '\xE2' && text.substr(at).starts_with("\xE2\x80\xB9")) return at;
  }
  return std::string_view::npos;
}

/// The end of the bracket that opens at `at`: one past its close, or the text's end where it isn't closed.
std::size_t bracket_end(std::string_view text, std::size_t at) {
  const std::string_view open = text.substr(at);
  if (open.starts_with("\xE2\x80\xB9")) {
    const std::size_t close = text.find("\xE2\x80\xBA", at);
    return close == std::string_view::npos ? text.size() : close + 3;
  }
  const char close_char = open.front() == '(' ? ')' : open.front() == '<' ? '>' : ']';
  const std::size_t close = text.find(close_char, at);
  return close == std::string_view::npos ? text.size() : close + 1;
}

JoinedText cut(const JoinedText& text, std::string_view part) {
  const auto begin = static_cast<std::size_t>(part.data() - text.str().data());
  return text.slice(begin, begin + part.size()).trimmed();
}

std::string_view trim_punctuation(std::string_view text) {
  constexpr std::string_view marks = " \t*_`\\.,;:-\"'@";
  const std::size_t begin = text.find_first_not_of(marks);
  if (begin == std::string_view::npos) return text.substr(text.size());
  text = text.substr(begin, text.find_last_not_of(marks) - begin + 1);
  // Typographic dashes and quotation marks end in one of these bytes after E2 80.
  const auto typographic = [](std::string_view s) {
    return s.size() >= 3 && s[0] == '\xE2' && s[1] == '\x80' && s[2] != '\xB9';
  };
  if (typographic(text)) return trim_punctuation(text.substr(3));
  if (text.size() >= 3 && typographic(text.substr(text.size() - 3)))
    return trim_punctuation(text.substr(0, text.size() - 3));
  return text;
}

}  // namespace

NameShape NameReader::shape_of(std::string_view text) const {
  if (text.empty() || text.size() > 80) return NameShape::none;
  if (grammar_.first("head-no-name", text)) return NameShape::none;
  const grammar::Match match = grammar_.first("head-name", text);
  if (!match) return NameShape::none;
  const std::string_view shape = match.rule->attribute("shape");
  return shape == "full" ? NameShape::full : shape == "single" ? NameShape::single : NameShape::handle;
}

bool NameReader::is_given(std::string_view text) const {
  return static_cast<bool>(grammar_.first("head-given-name", text));
}

std::string NameReader::role_of(std::string_view text) const {
  text = trim_punctuation(text);
  // "chair (KD)": a party behind the role.
  if (const std::size_t bracket = text.find(" ("); bracket != std::string_view::npos && text.ends_with(')'))
    text = trim_punctuation(text.substr(0, bracket));
  const grammar::Match match = grammar_.first("head-role", text);
  return match ? std::string(match.rule->attribute("field")) : std::string();
}

/// The first role that stands between the commas of a bracket: "chair, director".
std::string NameReader::role_among(std::string_view inner) const {
  for (std::size_t begin = 0; begin <= inner.size();) {
    const std::size_t end = std::min(inner.find(',', begin), inner.size());
    if (std::string role = role_of(inner.substr(begin, end - begin)); !role.empty()) return role;
    begin = end + 1;
  }
  return "";
}

Person NameReader::read(const JoinedText& text) const {
  Person person;
  std::string_view rest = trim_punctuation(text.view());
  // Brackets in front: a check box, a role.
  while (!rest.empty() && find_bracket(rest) == 0) {
    const std::size_t end = bracket_end(rest, 0);
    if (person.role.empty() && end > 2) person.role = role_of(rest.substr(1, end - 2));
    if (end >= rest.size()) break;
    rest = trim_punctuation(rest.substr(end));
  }
  std::string_view head = rest;
  if (const std::size_t at = find_bracket(rest); at != std::string_view::npos && at > 0) {
    head = rest.substr(0, at);
    for (std::size_t open = at; open != std::string_view::npos;) {
      const std::size_t end = bracket_end(rest, open);
      const std::size_t skip = rest[open] == '\xE2' ? 3 : 1;
      const std::size_t close = end > open + 2 * skip ? end - skip : open + skip;
      const std::string_view inner = trim_punctuation(rest.substr(open + skip, close - open - skip));
      if (person.role.empty()) person.role = role_among(inner);
      if (person.alias.empty() && (shape_of(inner) == NameShape::handle || shape_of(inner) == NameShape::full)) {
        person.alias = std::string(inner);
      }
      const std::size_t next = find_bracket(rest.substr(end));
      if (next == std::string_view::npos && person.role.empty()) person.role = role_of(rest.substr(end));
      open = next == std::string_view::npos ? next : end + next;
    }
  }
  head = trim_punctuation(head);
  for (int i = 0; i < 3; ++i) {
    const grammar::Match title = grammar_.first("head-name-title", head);
    if (!title || title.end >= head.size()) break;
    if (person.role.empty()) person.role = role_of(head.substr(0, title.end));
    head = trim_punctuation(head.substr(title.end));
  }
  if (const grammar::Match match = grammar_.first("head-name-tail", head)) {
    const std::string_view tail = match.capture("tail");
    const std::size_t at = tail.data() == nullptr ? match.begin : static_cast<std::size_t>(tail.data() - head.data());
    if (at > 0) {
      if (person.role.empty()) person.role = role_of(head.substr(at));
      head = head.substr(0, at);
    }
  }
  head = trim_punctuation(head);
  // A role written behind the name without any mark.
  if (const grammar::Match behind = grammar_.first("head-name-role", head); behind && behind.begin > 0) {
    if (person.role.empty()) person.role = role_of(head.substr(behind.begin));
    head = trim_punctuation(head.substr(0, behind.begin));
  }
  person.shape = shape_of(head);
  person.initials = person.shape == NameShape::none && grammar_.first("head-initials", head);
  if (person.shape != NameShape::none || person.initials) person.name = cut(text, head);
  return person;
}

std::vector<Person> NameReader::read_list(const JoinedText& text) const {
  std::vector<Person> people;
  const std::string_view all = text.view();
  // No list of people is as long as this; brackets that never close would make reading it quadratic.
  constexpr std::size_t longest_list = 20000;
  if (all.size() > longest_list) return people;
  std::size_t begin = 0;
  const auto piece = [&](std::size_t from, std::size_t to) {
    const JoinedText part = text.slice(from, to).trimmed();
    if (part.empty()) return;
    Person person = read(part);
    // Among first names one with a role behind it is one of them.
    const bool first_names =
        person.shape == NameShape::single && !people.empty() && people.back().shape == NameShape::single;
    // A role as a piece of its own belongs to the name before it.
    if (person.shape != NameShape::full && !people.empty() && !(first_names && !person.role.empty())) {
      // "the office (at the pen)": the bracket says what she did.
      if (const std::string role = person.role.empty() ? role_of(part.view()) : person.role; !role.empty()) {
        // "Eva Berg, professor, chair", "Eva Berg, Granby kommun, chair": what stands between says where she works.
        const auto full =
            std::find_if(people.rbegin(), people.rend(), [](const Person& p) { return p.shape == NameShape::full; });
        Person& owner = full == people.rend() ? people.back() : *full;
        // An office at the meeting goes before one at work.
        if (owner.role.empty() || owner.role == "other") owner.role = role;
        return;
      }
    }
    people.push_back(std::move(person));
  };
  std::string unclosed;  // marks that open a bracket and aren't followed by what would close it
  for (std::size_t i = 0; i < all.size();) {
    const bool opens = find_bracket(all.substr(i, 3)) == 0;
    if (opens && unclosed.find(all[i]) == std::string::npos) {
      // An unclosed bracket ends at the next comma, else it would swallow the rest of the list.
      const std::size_t end = bracket_end(all, i);
      const bool closed = end < all.size() || all.back() == ')' || all.back() == ']' || all.back() == '>' ||
                          all.ends_with("\xE2\x80\xBA");
      if (!closed) unclosed += all[i];
      i = closed ? end : i + 1;
      continue;
    }
    if (all[i] == ',' || all[i] == ';') {
      piece(begin, i);
      begin = ++i;
      continue;
    }
    if (all[i] == ' ') {
      const grammar::Match joint = grammar_.first("head-name-joint", all.substr(i, 60));
      if (joint && joint.begin == 0) {
        piece(begin, i);
        i += joint.end;
        begin = i;
        continue;
      }
    }
    ++i;
  }
  piece(begin, all.size());
  return people;
}

std::vector<Person> NameReader::read_names(const JoinedText& text) const {
  std::vector<Person> people = read_list(text);
  // "Chair: HB": an office is held by a person.
  for (Person& person : people) {
    if (person.initials) person.shape = NameShape::single;
  }
  std::erase_if(people, [](const Person& person) { return person.shape == NameShape::none; });
  return people;
}

}  // namespace klubba::minutes
