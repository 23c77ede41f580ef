// SPDX-License-Identifier: MIT
#include "minutes/follow_up.h"

#include <algorithm>

#include "grammar/grammar.h"
#include "minutes/sentences.h"
#include "minutes/value.h"

namespace klubba::minutes {
namespace {

using grammar::Grammar;
using grammar::Match;

/// Whether a passage stands in a follow-up list, and whether that is the list of the last meeting.
struct Heading {
  bool follows_up = false;
  bool of_last = false;
};

Heading heading_of(const Passage& passage, const std::vector<AgendaItem>& agenda, const Grammar& grammar) {
  Heading out;
  if (passage.role == Role::recipients || passage.role == Role::propose) return out;
  const std::string_view title = passage.item < agenda.size() ? std::string_view(agenda[passage.item].title.text) : "";
  for (const std::string_view text : {title, std::string_view(passage.label), std::string_view(passage.lead)}) {
    if (text.empty() || !grammar.first("follow-up-heading", text)) continue;
    out.follows_up = true;
    out.of_last = out.of_last || grammar.first("follow-up-of-last", text);
  }
  return out;
}

class ListReader {
 public:
  ListReader(const SourceFile& source, const Grammar& grammar, std::vector<FollowUp>& out)
      : source_(source), grammar_(grammar), out_(out) {}

  /// A passage may hold several entries; one entry may be several sentences, the last of which gives the state.
  void read(const Passage& passage, bool of_last) {
    passage_ = &passage;
    of_last_ = of_last;
    number_.clear();
    const JoinedText& text = passage.text;
    const auto sentences = split_sentences(text.view(), grammar_);
    if (sentences.size() <= 1) {
      take(text);
      return;
    }
    std::size_t from = 0;
    for (const auto& [begin, end] : sentences) {
      const JoinedText sentence = text.slice(begin, end).trimmed();
      const bool alone = static_cast<bool>(grammar_.first("follow-up-verdict", sentence.view()));
      const JoinedText entry = alone ? text.slice(from, end).trimmed() : sentence;
      if ((!alone || from < begin) && take(entry)) from = end;
    }
  }

 private:
  bool take(const JoinedText& text) {
    const Match match = grammar_.first("follow-up-entry", text.view());
    const auto verdict = match ? verdict_of(match.rule->attribute("says")) : std::nullopt;
    if (!verdict) return false;
    FollowUp entry;
    entry.verdict = *verdict;
    entry.item = passage_->item;
    entry.text = make_value(source_, text);
    std::string_view task = match.capture("task");
    entry.previous = of_last_;
    if (const Match number = grammar_.first("follow-up-item", task); number && number.end < task.size()) {
      number_ = number.capture("number");
      task.remove_prefix(number.end);
    }
    // What follows in the paragraph is of the same item.
    entry.number = number_;
    entry.task = task;
    out_.push_back(std::move(entry));
    return true;
  }

  const SourceFile& source_;
  const Grammar& grammar_;
  std::vector<FollowUp>& out_;
  const Passage* passage_ = nullptr;
  bool of_last_ = false;
  std::string number_;  ///< of the item that the passage names first
};

bool within(const Span& inner, const Span& outer) {
  return inner.begin >= outer.begin && inner.end <= outer.end;
}

}  // namespace

std::vector<FollowUp> read_follow_ups(const SourceFile& source, const std::vector<Passage>& passages,
                                      const std::vector<AgendaItem>& agenda, const Grammar& grammar) {
  std::vector<FollowUp> out;
  ListReader reader(source, grammar, out);
  for (const Passage& passage : passages) {
    const Heading heading = heading_of(passage, agenda, grammar);
    if (heading.follows_up) reader.read(passage, heading.of_last);
  }
  return out;
}

std::optional<FollowUp> read_state(const SourceFile& source, const JoinedText& task, const JoinedText& state,
                                   std::size_t item, const Grammar& grammar) {
  const Match match = grammar.first("follow-up-state", state.view());
  const auto verdict = match ? verdict_of(match.rule->attribute("says")) : std::nullopt;
  if (!verdict || task.empty()) return std::nullopt;
  FollowUp entry;
  entry.verdict = *verdict;
  entry.item = item;
  JoinedText whole = task;
  whole.append_space();
  whole.append(state);
  entry.text = make_value(source, whole);
  entry.task = task.view();
  entry.row = true;
  return entry;
}

void add_repeats(const SourceFile& source, const std::vector<Passage>& passages, const std::vector<AgendaItem>& agenda,
                 const Grammar& grammar, const std::vector<Action>& actions, std::vector<FollowUp>& follow_ups) {
  for (FollowUp& entry : follow_ups) {
    const bool ended = entry.verdict == Verdict::closed || entry.verdict == Verdict::cancelled;
    if (!entry.row || ended) continue;
    const auto own = std::find_if(actions.begin(), actions.end(),
                                  [&](const Action& action) { return within(action.text.span, entry.text.span); });
    if (own != actions.end()) entry.action = static_cast<std::size_t>(own - actions.begin());
  }
  for (const Passage& passage : passages) {
    if (passage.text.empty() || !heading_of(passage, agenda, grammar).follows_up) continue;
    const Span span = make_value(source, passage.text).span;
    for (std::size_t i = 0; i < actions.size(); ++i) {
      const Value& text = actions[i].text;
      if (!within(text.span, span)) continue;
      const bool known = std::any_of(follow_ups.begin(), follow_ups.end(), [&](const FollowUp& entry) {
        return entry.action == i || within(text.span, entry.text.span);
      });
      if (known) continue;
      FollowUp entry;
      entry.verdict = Verdict::reported;
      entry.item = actions[i].item;
      entry.text = text;
      // "Anna: change the lock – not yet": the state is none of its words.
      const Match task = grammar.first("follow-up-open-task", text.text);
      entry.task = task ? std::string(task.capture("task")) : text.text;
      entry.action = i;
      follow_ups.push_back(std::move(entry));
    }
  }
}

}  // namespace klubba::minutes
