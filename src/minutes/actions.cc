// SPDX-License-Identifier: MIT
#include "minutes/actions.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <unordered_set>

#include "grammar/grammar.h"
#include "grammar/tagged_text.h"
#include "minutes/action_times.h"
#include "minutes/clauses.h"
#include "minutes/list_point.h"
#include "minutes/owners.h"
#include "minutes/proper_nouns.h"
#include "minutes/value.h"

namespace klubba::minutes {
namespace {

using grammar::Grammar;
using grammar::Match;
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

std::size_t offset_in(std::string_view whole, std::string_view part) {
  return static_cast<std::size_t>(part.data() - whole.data());
}

bool is_point(const Passage& passage) {
  return passage.kind == BlockKind::bullet || passage.kind == BlockKind::numbered;
}

class ActionReader {
 public:
  ActionReader(const SourceFile& source, const std::vector<Passage>& passages, const Names& names,
               const Grammar& grammar, const DeadlineReader& deadlines, const TimeContext& time, ProtocolForm form,
               std::vector<NearMiss>& near_misses)
      : source_(source),
        form_(form),
        names_(names),
        grammar_(grammar),
        deadlines_(deadlines),
        time_(time),
        times_(source, grammar, deadlines, time),
        near_misses_(near_misses) {
    for (const std::string& person : names.people) index_.add_person(person);
    for (const std::string& body : names.bodies) index_.add_body(body);
    ProperNouns proper(grammar);
    for (const Passage& passage : passages) proper.read(passage.text.view());
    proper.add_to(index_);
  }

  void read(const Passage& passage) {
    if (passage.role == Role::recipients) return;
    if (passage.item != item_ || passage.label != label_) open_section(passage);
    if (passage_ != &passage) previous_sentence_ = none;
    last_passage_ = passage_;
    passage_ = &passage;
    const std::size_t before = passage_begin_ = actions_.size();
    auto sentences = split_sentences(passage.text.view(), grammar_);
    if (passage.role == Role::act) join_brackets(passage.text.view(), sentences);
    for (const auto& [begin, end] : sentences) read_sentence(without_box(passage.text.slice(begin, end).trimmed()));
    if (actions_.size() == before && passage.role == Role::act && !form_.formal) read_bare_point();
  }

  std::vector<Action> take() { return std::move(actions_); }

 private:
  void open_section(const Passage& passage) {
    item_ = passage.item;
    label_ = passage.label;
    section_begin_ = actions_.size();
    taken_.clear();
    previous_sentence_ = none;
    section_deadline_.reset();
    if (passage.role == Role::act) {
      // "To do before the next meeting": the label dates every point.
      const TimeReading reading = times_.best(passage.label);
      if (reading.end > 0) {
        Deadline deadline;
        deadline.text.text = passage.label.substr(reading.begin, reading.end - reading.begin);
        deadline.edtf = reading.edtf;
        deadline.due = reading.due;
        deadline.event = reading.event;
        section_deadline_ = std::move(deadline);
      }
    }
  }

  void read_sentence(const JoinedText& sentence) {
    const std::size_t before = sentence_begin_ = actions_.size();
    if (read_companion(sentence) || read_doer_alone(sentence)) return;
    if (passage_->role == Role::act && grammar_.first("not-a-point", sentence.view())) return;
    auto clauses = split_main_clauses(grammar_, sentence.view(), index_, passage_->role != Role::act);
    // "Keys to the store, Anna asks for them": in a list of things to do, what the deed is about belongs to the point.
    if (clauses.size() > 1 && passage_->role == Role::act && is_point(*passage_) &&
        !has_verb(sentence.slice(clauses.front().first, clauses.front().second))) {
      clauses = {{0, sentence.view().size()}};
    }
    join_doer(sentence, clauses);
    for (const auto& [begin, end] : clauses) {
      read_clause(sentence.slice(begin, end).trimmed());
    }
    previous_sentence_ = actions_.size() > before ? actions_.size() - 1 : none;
  }

  /// "New batteries are needed, Anna sees to it": the last clause says no more than who does what the first says.
  void join_doer(const JoinedText& sentence, std::vector<std::pair<std::size_t, std::size_t>>& clauses) const {
    if (clauses.size() < 2) return;
    const auto [begin, end] = clauses.back();
    const JoinedText last = sentence.slice(begin, end);
    if (!grammar_.first("doer-alone", TaggedText(grammar_, last.view(), &index_))) return;
    auto& before = clauses[clauses.size() - 2];
    const JoinedText first = sentence.slice(before.first, before.second);
    const TaggedText tagged(grammar_, first.view(), &index_);
    for (const Match& task : grammar_.all("task", tagged)) {
      if (!task.capture("owner").empty()) return;
    }
    before.second = end;
    clauses.pop_back();
  }

  /// "The cycles are marked in October. Anna answers for it.": says who does what the sentence before it says.
  bool read_doer_alone(const JoinedText& sentence) {
    if (actions_.size() == passage_begin_ || !actions_.back().owners.empty()) return false;
    const TaggedText tagged(grammar_, sentence.view(), &index_);
    const Match match = grammar_.first("doer-alone", tagged);
    if (!match) return false;
    const std::string_view doer = match.capture("owner").empty() ? match.capture("agent") : match.capture("owner");
    const auto [begin, end] = tagged.range(doer);
    add_owners(actions_.back(), sentence, tagged, begin, end);
    return true;
  }

  /// A cell with words, and not only a dash.
  static bool says_something(const JoinedText& cell) {
    return std::count_if(cell.view().begin(), cell.view().end(),
                         [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }) > 2;
  }

  bool has_verb(const JoinedText& text) const {
    const TaggedText tagged(grammar_, text.view(), &index_);
    return tagged.encoded().find("|finite|") != std::string::npos;
  }

  /// Sentences that say something about the actions before them: who, or by when.
  bool read_companion(const JoinedText& sentence) {
    const Match match = grammar_.first("companion", sentence.view());
    if (!match) return read_time_alone(sentence);
    if (const std::string_view owner = match.capture("owner"); !owner.empty()) {
      const std::size_t at = offset_in(sentence.view(), owner);
      const TaggedText tagged(grammar_, sentence.view(), &index_);
      for (std::size_t i = section_begin_; i < actions_.size(); ++i) {
        if (actions_[i].owners.empty() && actions_[i].item == passage_->item) {
          add_owners(actions_[i], sentence, tagged, at, at + owner.size());
        }
      }
    }
    if (const std::string_view time = match.capture("time"); !time.empty()) {
      const TimeReading reading = deadlines_.read(time, time_);
      if (reading.end > 0) {
        const std::size_t at = offset_in(sentence.view(), time);
        const Deadline deadline = times_.make(sentence, reading, at);
        for (std::size_t i = section_begin_; i < actions_.size(); ++i) {
          if (!actions_[i].deadline) actions_[i].deadline = deadline;
        }
      }
    }
    return true;
  }

  /// "Anna writes a letter. Deadline Friday.": a sentence that is a time and little else dates the one before it.
  bool read_time_alone(const JoinedText& sentence) {
    constexpr std::size_t more = 12;  // bytes that may stand beside the time
    if (previous_sentence_ == none || actions_[previous_sentence_].deadline) return false;
    const TimeReading reading = times_.best(sentence.view());
    if (!reading.marked || sentence.view().size() > reading.end - reading.begin + more) return false;
    actions_[previous_sentence_].deadline = times_.make(sentence, reading, 0);
    return true;
  }

  void read_clause(const JoinedText& clause) {
    const TaggedText tagged(grammar_, clause.view(), &index_);
    const std::vector<Match> matches = grammar_.all("task", tagged);
    if (matches.empty()) return;
    const TimeReading reading = times_.of_clause(clause.view(), tagged);
    const bool decided = passage_->decision != Decision::npos || passage_->role == Role::decide;
    Match exempt;
    for (const Match& match : grammar_.all("exempt", tagged)) {
      if (reading.end > 0 && match.rule->attribute("unless") == "deadline") continue;
      const std::string_view where = match.rule->attribute("in");
      if (!where.empty() && !has_word(where, role_name(decided ? Role::decide : passage_->role))) continue;
      const bool always = match.rule->attribute("strong") == "always";
      if (!exempt || always) exempt = match;
      if (always) break;
    }
    std::optional<bool> occasion;
    for (const Match& match : matches) {
      const grammar::Rule& rule = *match.rule;
      const Role role = decided ? Role::decide : passage_->role;
      const std::string_view needs = rule.attribute("needs");
      const bool waived = has_word(rule.attribute("free-in"), role_name(role));
      const bool column = !passage_->owners.empty() && rule.attribute("column") == "yes";
      // What is done every year is how things are.
      const bool dated = reading.end > 0 && reading.event != "recurring";
      if (needs == "deadline" && !dated && !waived && !column) continue;
      // "at the next time", "at the spring meeting": an occasion, where no date is said.
      if (reading.end == 0 && needs == "ahead" && !occasion) occasion = times_.event(clause, tagged).has_value();
      const bool ahead = occasion.value_or(false) || reading.marked || !reading.event.empty() ||
                         (!time_.meeting.empty() && names_day_or_month(reading.edtf));
      if (needs == "ahead" && !ahead && !waived && !column) continue;
      if (rule.attribute("own") == "no" && decided && is_own_body(tagged.text_of(match.capture("owner")))) continue;
      if (needs == "marked" && !(reading.marked || !reading.event.empty()) && !waived) continue;
      if (needs == "point" && !is_point(*passage_)) continue;
      if (passage_->told && !decided && rule.attribute("sure") != "yes" &&
          is_organ(grammar_, index_, tagged.text_of(match.capture("owner"))))
        continue;
      if (rule.attribute("parallel") == "yes" && actions_.size() == sentence_begin_) continue;
      if (rule.attribute("alone") == "yes" && !stands_alone(clause)) continue;
      if (rule.attribute("owner-from") == "before" && previous_sentence_ == none) continue;
      std::string_view roles = rule.attribute("in");
      if (roles.empty()) roles = usual_roles;
      std::string reason;
      if (!has_word(roles, role_name(role))) reason = "section: " + std::string(role_name(role));
      // An item of such a protocol without any section may still say who comes back when.
      const std::string_view owner = tagged.text_of(match.capture("owner"));
      const bool promised = passage_->label.empty() && passage_->role == Role::neutral && !owner.empty() &&
                            (ahead || (rule.attribute("promise") == "yes" && !is_organ(grammar_, index_, owner)));
      if (form_.formal && !promised && !(decided && serves_formal(rule, ahead)) && role != Role::act)
        reason = "outside the assignments of a formal protocol";
      if (form_.decides && !promised && !decided && role != Role::act)
        reason = "outside the decisions of a formal protocol";
      const std::string_view strength = exempt ? exempt.rule->attribute("strong") : "";
      const bool strong = strength == "always" || (strength == "yes" && passage_->decision == Decision::npos);
      if (exempt && (rule.attribute("sure") != "yes" || strong)) reason = exempt.rule->name;
      if (!reason.empty()) {
        near_miss(clause, rule.name, std::move(reason));
        continue;
      }
      take_action(clause, tagged, match, reading);
      return;
    }
  }

  static bool serves_formal(const grammar::Rule& rule, bool dated) {
    const std::string_view formal = rule.attribute("formal");
    return formal == "yes" || (formal == "dated" && dated);
  }

  /// Neither a point under a line that leads in a list, nor the end of a sentence that another block began.
  bool stands_alone(const JoinedText& clause) const {
    return passage_->lead.empty() && (is_point(*passage_) || TaggedText::capitalised(clause.view()));
  }

  /// What the organ itself does in its decision is the decision, not a task.
  bool is_own_body(std::string_view owner) const {
    return std::any_of(names_.bodies.begin(), names_.bodies.end(),
                       [&](const std::string& body) { return grammar::folded(body) == grammar::folded(owner); });
  }

  /// A point of a list of things to do that no rule reads: it is one all the same, unless it says that it is done.
  void read_bare_point() {
    const std::string_view text = passage_->text.view();
    if (!is_point(*passage_) || text.empty() || grammar_.first("not-a-point", text)) return;
    const TaggedText tagged(grammar_, text, &index_);
    take_action(passage_->text, tagged, Match{}, times_.best(text));
  }

  void take_action(const JoinedText& clause, const TaggedText& tagged, const Match& match, const TimeReading& reading) {
    Action action;
    if (match) action.rule = match.rule->name;
    action.item = passage_->item;
    action.decision = passage_->decision;
    action.text = make_value(source_, clause);
    for (const std::string_view name : {"owner", "agent", "doer"}) {
      const std::string_view part = match.capture(name);
      if (part.empty() || !action.owners.empty()) continue;
      const auto [begin, end] = tagged.range(part);
      add_owners(action, clause, tagged, begin, end);
    }
    if (action.owners.empty()) {
      if (const Match doer = grammar_.first("doer", tagged); doer) {
        const auto [begin, end] = tagged.range(doer.capture("owner"));
        add_owners(action, clause, tagged, begin, end);
      }
    }
    if (match && match.rule->attribute("owner-from") == "before") {
      action.owners = actions_[previous_sentence_].owners;
      resolve(action);
    }
    if (!passage_->owners.empty() && !(passage_->owners_aside && !action.owners.empty())) take_column(action);
    if (reading.end > 0) {
      action.deadline = times_.make(clause, reading, 0);
    } else if (std::optional<Deadline> event = times_.event(clause, tagged)) {
      action.deadline = std::move(event);
    } else if (const TimeReading beside = times_.best(passage_->when.view()); beside.end > 0) {
      action.deadline = times_.make(passage_->when, beside, 0);
    } else if (says_something(passage_->when)) {
      action.deadline.emplace();
      action.deadline->text = make_value(source_, passage_->when);
    } else if (section_deadline_) {
      action.deadline = section_deadline_;
    }
    // "The matter comes back in May": the assignment just before it is due then, too.
    if (match && match.rule->attribute("follow-up") == "yes" && action.deadline && !actions_.empty()) {
      Action& last = actions_.back();
      // Points of a list are things of their own; within one text and between paragraphs it follows on.
      const bool adjacent = previous_sentence_ != none || (last_passage_ != nullptr && !is_point(*passage_));
      if (adjacent && last.item == action.item && !last.deadline) last.deadline = action.deadline;
    }
    actions_.push_back(std::move(action));
  }

  /// A table's owner column gives the owners: those of them that the text names, else those that no other action of the
  /// row has taken. Someone whom the text names and the column doesn't stays the owner.
  void take_column(Action& action) {
    const auto first_word = [](const Value& value) {
      return std::string_view(value.text).substr(0, value.text.find(' '));
    };
    std::vector<Value> chosen;
    bool named = false;
    for (const Value& owner : action.owners) {
      for (std::size_t i = 0; i < passage_->owners.size(); ++i) {
        const Value& column = passage_->owners[i];
        if (column.text != owner.text && first_word(column) != first_word(owner) &&
            resolve_owner(column.text, names_) != resolve_or_self(owner.text)) {
          continue;
        }
        chosen.push_back(column);
        taken_.insert(column.text);
      }
      named = named || index_.first_name(first_word(owner)) || grammar_.is(first_word(owner), "first-name") ||
              grammar_.is(owner.text, "everyone");
    }
    if (chosen.empty() && named) return;
    if (chosen.empty()) {
      for (const Value& column : passage_->owners) {
        if (!taken_.contains(column.text)) chosen.push_back(column);
      }
    }
    if (chosen.empty()) chosen = passage_->owners;
    action.owners = std::move(chosen);
    resolve(action);
  }

  std::string resolve_or_self(const std::string& owner) const {
    std::string person = resolve_owner(owner, names_);
    return person.empty() ? owner : person;
  }

  void add_owners(Action& action, const JoinedText& text, const TaggedText& tagged, std::size_t begin,
                  std::size_t end) {
    for (const auto& [from, to] : split_owners(grammar_, text.view(), tagged, begin, end)) {
      Value owner = make_value(source_, text.slice(from, to));
      if (!owner.empty()) action.owners.push_back(std::move(owner));
    }
    resolve(action);
  }

  void resolve(Action& action) const {
    action.owners_resolved.clear();
    bool any = false;
    for (const Value& owner : action.owners) {
      action.owners_resolved.push_back(resolve_owner(owner.text, names_));
      any = any || !action.owners_resolved.back().empty();
    }
    if (!any) action.owners_resolved.clear();
  }

  void near_miss(const JoinedText& text, const std::string& rule, std::string reason) {
    if (text.empty()) return;
    const LineRange lines{source_.line_at(text.source_begin()), source_.line_at(text.source_end() - 1)};
    near_misses_.push_back({lines, rule, std::move(reason)});
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  const SourceFile& source_;
  const ProtocolForm form_;
  const Names& names_;
  const Grammar& grammar_;
  const DeadlineReader& deadlines_;
  const TimeContext& time_;
  ActionTimes times_;
  std::vector<NearMiss>& near_misses_;
  grammar::NameIndex index_;
  std::vector<Action> actions_;
  const Passage* passage_ = nullptr;
  const Passage* last_passage_ = nullptr;
  std::size_t item_ = none;
  std::string label_;
  std::unordered_set<std::string> taken_;  ///< entries of the item's owner column that an action's text named
  std::size_t passage_begin_ = 0;          ///< index of the passage's first action
  std::size_t sentence_begin_ = 0;         ///< index of the sentence's first action
  std::size_t section_begin_ = 0;          ///< index of the section's first action
  std::size_t previous_sentence_ = none;
  std::optional<Deadline> section_deadline_;
};

}  // namespace

std::vector<Action> read_actions(const SourceFile& source, const std::vector<Passage>& passages, const Names& names,
                                 const Grammar& grammar, const DeadlineReader& deadlines, const TimeContext& time,
                                 ProtocolForm form, std::vector<NearMiss>& near_misses) {
  ActionReader reader(source, passages, names, grammar, deadlines, time, form, near_misses);
  for (const Passage& passage : passages) reader.read(passage);
  return reader.take();
}

}  // namespace klubba::minutes
