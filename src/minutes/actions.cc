// SPDX-License-Identifier: MIT
#include "minutes/actions.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <unordered_set>

#include "grammar/grammar.h"
#include "grammar/tagged_text.h"
#include "minutes/action_times.h"
#include "minutes/clause_judge.h"
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

std::size_t offset_in(std::string_view whole, std::string_view part) {
  return static_cast<std::size_t>(part.data() - whole.data());
}

class ActionReader {
 public:
  ActionReader(const SourceFile& source, const std::vector<Passage>& passages, const Names& names,
               const Grammar& grammar, const DeadlineReader& deadlines, const TimeContext& time, ProtocolForm form,
               std::vector<NearMiss>& near_misses)
      : source_(source),
        names_(names),
        grammar_(grammar),
        deadlines_(deadlines),
        time_(time),
        times_(source, grammar, deadlines, time),
        judge_(grammar, index_, names, times_, time, form),
        form_(form),
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
    previous_sentence_ = none;
    last_passage_ = passage_;
    passage_ = &passage;
    lead_owners_ = owners_of_lead(passage);
    if (!lead_owners_.empty()) {
      led_ = passage;
      led_.role = Role::act;
      passage_ = &led_;
    }
    if (!is_point(passage)) lead_ = &passage;
    last_passage_begin_ = passage_begin_;
    const std::size_t before = passage_begin_ = actions_.size();
    auto sentences = split_sentences(passage.text.view(), grammar_);
    if (passage_->role == Role::act) join_brackets(passage.text.view(), sentences);
    previous_at_ = 0;
    for (const auto& [begin, end] : sentences) {
      sentence_at_ = begin;
      read_sentence(without_box(passage.text.slice(begin, end).trimmed()));
      previous_at_ = begin;
    }
    if (actions_.size() == before && passage_->role == Role::act && !form_.formal) read_bare_point();
  }

  std::vector<Action> take() { return std::move(actions_); }

 private:
  /// "The board shall:" above a list: its points are what the board is to do.
  std::vector<Value> owners_of_lead(const Passage& passage) const {
    std::vector<Value> owners;
    const bool listed = is_point(passage) && passage.role == Role::neutral && !passage.told && lead_ != nullptr &&
                        lead_->item == passage.item && !passage.lead.empty() && lead_->text.view() == passage.lead;
    if (!listed) return owners;
    const TaggedText tagged(grammar_, lead_->text.view(), &index_);
    const Match match = grammar_.first("lead-assigns", tagged);
    if (!match) return owners;
    const auto [begin, end] = tagged.range(match.capture("owner"));
    for (const auto& [from, to] : split_owners(grammar_, lead_->text.view(), tagged, begin, end))
      owners.push_back(make_value(source_, lead_->text.slice(from, to)));
    return owners;
  }

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
      clause_at_ = sentence_at_ + begin;
      read_clause(sentence.slice(begin, end).trimmed());
    }
    previous_sentence_ = actions_.size() > before ? actions_.size() - 1 : none;
  }

  /// "New batteries are needed, Anna sees to it": the last clause says no more than who does what the first says.
  void join_doer(const JoinedText& sentence, std::vector<std::pair<std::size_t, std::size_t>>& clauses) const {
    if (clauses.size() < 2) return;
    const auto [begin, end] = clauses.back();
    const JoinedText last = sentence.slice(begin, end);
    if (!grammar_.first("doer-behind", TaggedText(grammar_, last.view(), &index_))) return;
    auto& before = clauses[clauses.size() - 2];
    const JoinedText first = sentence.slice(before.first, before.second);
    const TaggedText tagged(grammar_, first.view(), &index_);
    if (grammar_.first("stands-for-itself", tagged)) return;
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
    const bool listed = opened_ != Decision::npos && opened_ == passage_->decision;
    const ClausePlace place{*passage_, actions_.size() > sentence_begin_, listed,
                            [this] { return !named_before().empty(); }};
    const ClauseVerdict verdict = judge_.judge(clause, tagged, place);
    for (const auto& [rule, reason] : verdict.refused) near_miss(clause, rule, reason);
    if (verdict.match) take_action(clause, tagged, verdict.match, verdict.time);
  }

  /// Whom "she" or "they" may mean: who does what the sentence before says, else the people whom the text between that
  /// sentence's beginning and the clause names.
  std::vector<Value> named_before() const {
    if (previous_sentence_ != none && !actions_[previous_sentence_].owners.empty())
      return actions_[previous_sentence_].owners;
    std::vector<Value> people;
    const JoinedText said = passage_->text.slice(previous_at_, clause_at_);
    const TaggedText tagged(grammar_, said.view(), &index_);
    for (const TaggedText::Word& word : tagged.words()) {
      if (tagged.person(word)) people.push_back(make_value(source_, said.slice(word.begin, word.end)));
    }
    return people;
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
      action.owners = named_before();
      if (match.rule->attribute("several") != "yes" && action.owners.size() > 1 && previous_sentence_ == none)
        action.owners.resize(1);
      resolve(action);
    }
    if (action.owners.empty() && !lead_owners_.empty()) {
      action.owners = lead_owners_;
      resolve(action);
    }
    if (!passage_->owners.empty() && !(passage_->owners_aside && !action.owners.empty())) take_column(action);
    if (reading.end > 0) {
      action.deadline = times_.make(clause, reading, 0);
    } else if (std::optional<Deadline> event = times_.event(clause, tagged)) {
      action.deadline = std::move(event);
    } else if (const TimeReading beside = times_.of_cell(passage_->when.view()); beside.end > 0) {
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
      const bool adjacent = previous_sentence_ != none ||
                            (last_passage_ != nullptr && !is_point(*passage_) && actions_.size() > last_passage_begin_);
      if (adjacent && last.item == action.item && !last.deadline) last.deadline = action.deadline;
    }
    if (grammar_.first("assignment-opens", action.text.text)) opened_ = action.decision;
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

  void near_miss(const JoinedText& text, const std::string& rule, const std::string& reason) {
    if (text.empty()) return;
    const LineRange lines{source_.line_at(text.source_begin()), source_.line_at(text.source_end() - 1)};
    near_misses_.push_back({lines, rule, reason});
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  const SourceFile& source_;
  const Names& names_;
  const Grammar& grammar_;
  const DeadlineReader& deadlines_;
  const TimeContext& time_;
  grammar::NameIndex index_;
  ActionTimes times_;
  ClauseJudge judge_;
  const ProtocolForm form_;
  std::vector<NearMiss>& near_misses_;
  std::vector<Action> actions_;
  const Passage* passage_ = nullptr;
  const Passage* last_passage_ = nullptr;
  const Passage* lead_ = nullptr;        ///< the last passage that is no point of a list
  Passage led_;                          ///< a point below a passage that says whose its points are
  std::vector<Value> lead_owners_;       ///< whose
  std::size_t opened_ = Decision::npos;  ///< the decision in which a line opened a list of tasks
  std::size_t item_ = none;
  std::string label_;
  std::unordered_set<std::string> taken_;  ///< entries of the item's owner column that an action's text named
  std::size_t last_passage_begin_ = 0;     ///< index of the first action of the passage before
  std::size_t passage_begin_ = 0;          ///< index of the passage's first action
  std::size_t sentence_begin_ = 0;         ///< index of the sentence's first action
  std::size_t section_begin_ = 0;          ///< index of the section's first action
  std::size_t previous_sentence_ = none;
  std::size_t previous_at_ = 0;  ///< where the sentence before begins in the passage
  std::size_t sentence_at_ = 0;
  std::size_t clause_at_ = 0;
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
