// SPDX-License-Identifier: MIT
#pragma once
/// One clause × its place → the rule by which it leaves something to do. A rule of the kind `task` that fits holds only
/// in its sections, with the company it needs, and where no rule of the kind `exempt` speaks against it.
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "grammar/grammar.h"
#include "grammar/tagged_text.h"
#include "minutes/action_times.h"
#include "minutes/passage.h"
#include "minutes/protocol_form.h"

namespace klubba::minutes {

/// What stands around a clause.
struct ClausePlace {
  const Passage& passage;
  bool action_before = false;            ///< in the same sentence
  bool listed = false;                   ///< below "The board tells Anna to", where each point is a task
  std::function<bool()> someone_before;  ///< a pronoun may stand for whom the text before the clause names
};

/// What was found of a clause. Without a match it leaves nothing to do.
struct ClauseVerdict {
  grammar::Match match;
  TimeReading time;
  /// Rules that fitted and didn't hold, each with the reason.
  std::vector<std::pair<std::string, std::string>> refused;
};

class ClauseJudge {
 public:
  ClauseJudge(const grammar::Grammar& grammar, const grammar::NameIndex& index, const Names& names,
              const ActionTimes& times, const TimeContext& time, ProtocolForm form)
      : grammar_(grammar), index_(index), names_(names), times_(times), time_(time), form_(form) {}

  ClauseVerdict judge(const JoinedText& clause, const grammar::TaggedText& tagged, const ClausePlace& place) const;

 private:
  struct Case;
  grammar::Match exemption(const Case& at) const;
  bool has_company(const grammar::Match& match, const Case& at) const;
  bool needs_are_met(const grammar::Rule& rule, const Case& at) const;
  std::string refusal(const grammar::Match& match, const grammar::Match& exempt, const Case& at) const;
  bool is_own_body(std::string_view owner) const;

  const grammar::Grammar& grammar_;
  const grammar::NameIndex& index_;
  const Names& names_;
  const ActionTimes& times_;
  const TimeContext& time_;
  const ProtocolForm form_;
};

/// A point of a list.
bool is_point(const Passage& passage);

}  // namespace klubba::minutes
