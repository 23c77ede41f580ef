// SPDX-License-Identifier: MIT
#include <algorithm>

#include "grammar/tagged_text.h"
#include "lint/check.h"

namespace klubba::checks {
namespace {

/// One or two capitalised words that are no body, role or pronoun.
bool looks_like_person(const Document& document, std::string_view text) {
  const grammar::Grammar& family = document.family();
  std::size_t words = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    const std::string_view word = text.substr(i, end - i);
    i = end + 1;
    if (word.empty()) continue;
    ++words;
    if (!grammar::TaggedText::capitalised(word)) return false;
    for (const std::string_view list : {"body", "role", "pronoun", "each", "article", "function"}) {
      if (family.is(word, list)) return false;
    }
    for (const std::string_view list : {"body-ending", "role-ending"}) {
      for (const std::string_view ending : family.list(list)) {
        if (word.ends_with(ending)) return false;
      }
    }
    if (document.fits("acronym", word)) return false;
  }
  return words == 2 || (words == 1 && family.is(text, "first-name"));
}

/// Whether the head, the foot or a line that tells who was there holds the name by itself.
bool named_beside(const Document& document, std::string_view name) {
  for (std::uint32_t n = 1; n <= document.line_count(); ++n) {
    const LineClass c = document.line_class(n);
    const std::string_view line = document.line(n);
    if (c != LineClass::front && c != LineClass::foot && !document.fits("tells-attendance-in-text", line)) continue;
    const std::size_t at = line.find(name);
    if (at == std::string_view::npos) continue;
    const std::size_t end = at + name.size();
    if (end == line.size() || static_cast<unsigned char>(line[end]) < 'A') return true;
  }
  return false;
}

void run(const Document& document, Findings& findings) {
  const Meeting& meeting = document.minutes().meeting;
  if (meeting.present.empty()) return;
  for (const Action& action : document.minutes().actions) {
    for (const Value& owner : action.owners) {
      if (!looks_like_person(document, owner.text)) continue;
      const auto& all = document.people();
      const auto means = [&owner](const std::string& person) { return can_mean(owner.text, person); };
      if (std::any_of(all.begin(), all.end(), means)) continue;
      const auto same = [&owner](const Value& person) { return person.text == owner.text; };
      if (std::any_of(meeting.present.begin(), meeting.present.end(), same)) continue;
      if (named_beside(document, owner.text)) continue;
      const auto& house = document.context();
      const auto listed = [&owner](const std::vector<std::string>& list) {
        return std::find(list.begin(), list.end(), owner.text) != list.end();
      };
      if (listed(house.bodies) || listed(house.roles) || listed(house.people)) continue;
      findings.at(owner.span, "'" + owner.text + "' is not among those present or absent");
    }
  }
}

}  // namespace

Entry owner_unknown() {
  return {{"owner-unknown", Severity::info, Tier::strict, "an owner that is in no list of the minutes",
           "a misspelt name is nobody's task; somebody who wasn't there may not know of it",
           "check the spelling, or name the person among those present or absent"},
          run};
}

}  // namespace klubba::checks
