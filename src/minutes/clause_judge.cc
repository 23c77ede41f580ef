// SPDX-License-Identifier: MIT
#include "minutes/clause_judge.h"

#include <algorithm>

#include "minutes/owners.h"
#include "text/letter_case.h"

namespace klubba::minutes {
namespace {

using grammar::Match;
using grammar::Rule;
using grammar::TaggedText;

constexpr std::string_view role_names[] = {"neutral", "decide", "propose", "act", "tell", "recipients"};
constexpr std::string_view usual_roles = "neutral decide act";

std::string_view role_name(Role role) {
  return role_names[static_cast<std::size_t>(role)];
}

bool has_word(std::string_view list, std::string_view word) {
  for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
    const bool left = at == 0 || list[at - 1] == ' ';
    const bool right = at + word.size() == list.size() || list[at + word.size()] == ' ';
    if (left && right) return true;
  }
  return false;
}

/// EDTF of a day or a month: nearer than seasons, halves and years, which telling is full of.
bool names_day_or_month(std::string_view edtf) {
  constexpr std::size_t month_size = 7;
  constexpr std::size_t day_size = 10;
  return edtf.size() == day_size || (edtf.size() == month_size && edtf.substr(5) <= "12");
}

bool serves_formal(const Match& match, bool ahead) {
  const std::string_view formal = match.rule->attribute("formal");
  if (formal == "dated") return ahead;
  if (formal != "named") return formal == "yes";
  const std::string_view owner = match.capture("owner");
  return owner.find("|person|") != std::string_view::npos || owner.find("|role|") != std::string_view::npos;
}

/// Neither a point under a line that leads in a list, nor the end of a sentence that another block began.
bool stands_alone(const Passage& passage, const JoinedText& clause) {
  return passage.lead.empty() && (is_point(passage) || TaggedText::capitalised(clause.view()));
}

}  // namespace

bool is_point(const Passage& passage) {
  return passage.kind == BlockKind::bullet || passage.kind == BlockKind::numbered;
}

/// A clause with all that is asked of it more than once.
struct ClauseJudge::Case {
  const JoinedText& clause;
  const TaggedText& tagged;
  const ClausePlace& place;
  const TimeReading& time;
  bool decided;   ///< a decision's, or in a section that decides
  Role role;      ///< the section's
  bool occasion;  ///< no date, but an occasion that says when
  bool ahead;     ///< a time that can only be one by which something is due
  bool past;      ///< the time lies before the meeting
};

ClauseVerdict ClauseJudge::judge(const JoinedText& clause, const TaggedText& tagged, const ClausePlace& place) const {
  ClauseVerdict verdict;
  const std::vector<Match> matches = grammar_.all("task", tagged);
  if (matches.empty()) return verdict;
  verdict.time = times_.of_clause(clause.view(), tagged);
  const TimeReading& time = verdict.time;
  const bool decided = place.passage.decision != Decision::npos || place.passage.role == Role::decide;
  // "at the next time", "at the spring meeting": an occasion, where no date is said.
  const bool asks = std::any_of(matches.begin(), matches.end(),
                                [](const Match& match) { return match.rule->attribute("needs") == "ahead"; });
  const bool undated = time.edtf.empty() && time.event.empty();
  const bool occasion =
      asks && undated && (time.end > 0 ? !time_.meeting.empty() : times_.event(clause, tagged).has_value());
  // What is done every year is how things are.
  const bool coming = !time.event.empty() && time.event != "recurring";
  const bool ahead = occasion || time.marked || coming || (!time_.meeting.empty() && names_day_or_month(time.edtf));
  const bool past = !time.marked && !time.due.empty() && time.due < time_.meeting;
  const Case at{clause,   tagged, place, time, decided, decided ? Role::decide : place.passage.role,
                occasion, ahead,  past};
  const Match exempt = exemption(at);
  for (const Match& match : matches) {
    if (!has_company(match, at)) continue;
    std::string reason = refusal(match, exempt, at);
    if (reason.empty()) {
      verdict.match = match;
      break;
    }
    verdict.refused.emplace_back(match.rule->name, std::move(reason));
  }
  return verdict;
}

/// The first rule that says that the clause is no task; one that always holds before the others.
Match ClauseJudge::exemption(const Case& at) const {
  Match found;
  for (const Match& match : grammar_.all("exempt", at.tagged)) {
    if (at.time.end > 0 && match.rule->attribute("unless") == "deadline") continue;
    const std::string_view where = match.rule->attribute("in");
    if (!where.empty() && !has_word(where, role_name(at.role))) continue;
    const bool always = match.rule->attribute("strong") == "always";
    if (!found || always) found = match;
    if (always) break;
  }
  return found;
}

bool ClauseJudge::needs_are_met(const Rule& rule, const Case& at) const {
  const std::string_view needs = rule.attribute("needs");
  if (needs.empty()) return true;
  const Passage& passage = at.place.passage;
  if (needs == "point") return is_point(passage);
  if (has_word(rule.attribute("free-in"), role_name(at.role))) return true;
  if (!passage.owners.empty() && rule.attribute("column") == "yes") return true;
  // What was done by then is told.
  if (at.past) return false;
  if (needs == "deadline") return at.time.end > 0 && at.time.event != "recurring";
  if (needs == "ahead") return at.ahead && (at.time.end > 0 || at.occasion);
  return needs != "marked" || at.time.marked || !at.time.event.empty();
}

/// What the rule needs beside the words.
bool ClauseJudge::has_company(const Match& match, const Case& at) const {
  const Rule& rule = *match.rule;
  const Passage& passage = at.place.passage;
  if (!needs_are_met(rule, at)) return false;
  const std::string_view owner = at.tagged.text_of(match.capture("owner"));
  if (rule.attribute("own") == "no" && at.decided && is_own_body(owner)) return false;
  if (passage.told && !at.decided && rule.attribute("sure") != "yes" && is_organ(grammar_, index_, owner)) return false;
  if (rule.attribute("parallel") == "yes" && !at.place.action_before) return false;
  if (rule.attribute("alone") == "yes" && !stands_alone(passage, at.clause)) return false;
  return rule.attribute("owner-from") != "before" || at.place.someone_before();
}

/// Why a rule that fits doesn't hold here; empty where it does.
std::string ClauseJudge::refusal(const Match& match, const Match& exempt, const Case& at) const {
  const Rule& rule = *match.rule;
  const Passage& passage = at.place.passage;
  std::string_view strength;
  if (exempt) strength = exempt.rule->attribute("strong");
  const bool strong = strength == "always" || (strength == "yes" && passage.decision == Decision::npos);
  if (exempt && (rule.attribute("sure") != "yes" || strong)) return exempt.rule->name;
  // An item of such a protocol without any section may still say who comes back when.
  const std::string_view owner = at.tagged.text_of(match.capture("owner"));
  const bool promised = passage.label.empty() && passage.role == Role::neutral && !owner.empty() &&
                        (at.ahead || (rule.attribute("promise") == "yes" && !is_organ(grammar_, index_, owner)));
  if (!promised && at.role != Role::act) {
    if (form_.decides && !at.decided) return "outside the decisions of a formal protocol";
    if (form_.formal && !(at.decided && (at.place.listed || serves_formal(match, at.ahead))))
      return "outside the assignments of a formal protocol";
  }
  std::string_view roles = rule.attribute("in");
  if (roles.empty()) roles = usual_roles;
  return has_word(roles, role_name(at.role)) ? std::string() : "section: " + std::string(role_name(at.role));
}

/// What the organ itself does in its decision is the decision, not a task.
bool ClauseJudge::is_own_body(std::string_view owner) const {
  return std::any_of(names_.bodies.begin(), names_.bodies.end(),
                     [&](const std::string& body) { return text::lower_case(body) == text::lower_case(owner); });
}

}  // namespace klubba::minutes
