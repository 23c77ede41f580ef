// SPDX-License-Identifier: MIT
#include "minutes/repeats.h"

#include <algorithm>

#include "grammar/grammar.h"
#include "minutes/references.h"

namespace klubba::minutes {

void drop_recitals(const std::string& date, const grammar::Grammar& grammar, std::vector<Action>& actions) {
  const ReferenceReader references(grammar, date);
  std::erase_if(actions, [&](const Action& action) {
    if (!grammar.first("assignment-recital", action.text.text)) return false;
    const auto found = references.find(action.text.text);
    return std::any_of(found.begin(), found.end(), [&](const Reference& reference) {
      return !reference.numbers.empty() && !reference.date.empty() && reference.date < date;
    });
  });
}

void drop_repeats(const std::string& date, const std::vector<Citation>& citations, const grammar::Grammar& grammar,
                  std::vector<FollowUp>& follow_ups, std::vector<Action>& actions) {
  constexpr std::size_t longest_subject = 40;  // bytes before a reference that a sentence begins with
  const auto within = [](const Span& inner, const Span& outer) {
    return inner.begin >= outer.begin && inner.end <= outer.end;
  };
  const ReferenceReader references(grammar, date);
  std::erase_if(follow_ups, [&](const FollowUp& entry) {
    return std::any_of(citations.begin(), citations.end(),
                       [&](const Citation& citation) { return within(citation.span, entry.text.span); });
  });
  const auto repeats = [&](const Action& action) {
    const Span& span = action.text.span;
    const auto says_again = [&](const Citation& citation) {
      // "The assignment of item 3 is renewed" says nothing of what is to be done.
      const bool bare = action.owners.empty() && citation.span.begin < span.begin + longest_subject &&
                        !grammar.first("assignment-given", action.text.text);
      if (!within(citation.span, span) || !within(span, citation.text.span)) return false;
      // "Gives Anna the task again, and the assignment of item 3 ends": it gives one, too.
      const auto given = grammar.first("assignment-gives", action.text.text);
      if (given && !action.owners.empty() && span.begin + given.end <= citation.span.begin) return false;
      // What may speak of something else takes nobody's task away.
      if (citation.weak && !action.owners.empty()) return false;
      return citation.verdict != Verdict::renewed || bare;
    };
    if (std::any_of(citations.begin(), citations.end(), says_again)) return true;
    // "The assignment of item 3 shall be reported in May" gives it no second time.
    if (action.owners.empty() && grammar.first("assignment-due", action.text.text)) {
      const auto found = references.find(action.text.text);
      if (!found.empty() && found.front().begin < longest_subject) return true;
    }
    return std::any_of(follow_ups.begin(), follow_ups.end(),
                       [&](const FollowUp& entry) { return !entry.action && within(span, entry.text.span); });
  };
  for (std::size_t i = 0; i < actions.size();) {
    if (!repeats(actions[i])) {
      ++i;
      continue;
    }
    actions.erase(actions.begin() + static_cast<std::ptrdiff_t>(i));
    for (FollowUp& entry : follow_ups) {
      if (entry.action && *entry.action > i) --*entry.action;
    }
  }
}

}  // namespace klubba::minutes
