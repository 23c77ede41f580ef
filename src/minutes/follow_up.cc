// SPDX-License-Identifier: MIT
#include "minutes/follow_up.h"

#include "grammar/grammar.h"
#include "minutes/value.h"

namespace klubba::minutes {

std::vector<FollowUp> read_follow_ups(const SourceFile& source, const std::vector<Passage>& passages,
                                      const std::vector<AgendaItem>& agenda, const grammar::Grammar& grammar) {
  std::vector<FollowUp> out;
  for (const Passage& passage : passages) {
    if (passage.role == Role::recipients || passage.role == Role::propose) continue;
    const auto heads = [&](std::string_view text) {
      return !text.empty() && static_cast<bool>(grammar.first("follow-up-heading", text));
    };
    const bool titled = passage.item < agenda.size() && heads(agenda[passage.item].title.text);
    if (!titled && !heads(passage.label) && !heads(passage.lead)) continue;
    const grammar::Match match = grammar.first("follow-up-entry", passage.text.view());
    const auto verdict = match ? verdict_of(match.rule->attribute("says")) : std::nullopt;
    if (!verdict) continue;
    FollowUp entry;
    entry.verdict = *verdict;
    entry.item = passage.item;
    entry.text = make_value(source, passage.text);
    entry.task = match.capture("task");
    out.push_back(std::move(entry));
  }
  return out;
}

}  // namespace klubba::minutes
