// SPDX-License-Identifier: MIT
#include "minutes/sections.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <set>
#include <string>

#include "minutes/decision_draft.h"
#include "minutes/decision_text.h"
#include "minutes/proposals.h"
#include "minutes/sentences.h"
#include "minutes/value.h"
#include "text/layout.h"

namespace klubba::minutes {
namespace {

constexpr std::size_t longest_label = 75;  // characters

Role role_named(std::string_view name) {
  if (name == "decide") return Role::decide;
  if (name == "propose") return Role::propose;
  if (name == "act") return Role::act;
  if (name == "tell") return Role::tell;
  if (name == "recipients") return Role::recipients;
  return Role::neutral;
}

class SectionReader {
 public:
  SectionReader(const SourceFile& source, const Layout& layout, const grammar::Grammar& grammar, DecisionStyle style)
      : source_(source), layout_(layout), grammar_(grammar), style_(style), proposals_(grammar) {
    out_.block_notes.resize(layout.blocks.size());
    constexpr std::size_t longest_opener = 250;  // bytes
    for (const Block& b : layout.blocks) {
      if (b.text.view().size() > longest_opener) continue;
      if (const grammar::Match opener = grammar.first("opener", b.text.view())) openers_.insert(organ_key(opener));
    }
  }

  void read_item(const ItemSpan& span, std::size_t index) {
    item_ = index;
    item_end_ = span.end;
    role_ = Role::neutral;
    label_.clear();
    lead_.clear();
    proposals_.clear();
    role_block_only_ = false;
    // A heading can be an item and a label at once: "To do before the next meeting".
    if (const grammar::Match label = grammar_.first("label", span.item.title.text);
        label && role_named(label.rule->attribute("role")) == Role::act) {
      role_ = Role::act;
      label_ = span.item.title.text;
    }
    bare_item_ = is_bare(span);
    const std::size_t decided = out_.decisions.size();
    const std::size_t told = out_.passages.size();
    read_heading(span);
    for (std::size_t b = span.body; b < span.end; ++b) place(b);
    finish();
    if (out_.decisions.size() != decided) return;
    if (const grammar::Match title = grammar_.first("deciding-title", span.item.title.text))
      decide_by_title(span, told, title.rule->attribute("asks") == "yes");
    else if (is_election(span.item))
      elect_by_title(span, told);
  }

  Sections take() { return std::move(out_); }

 private:
  const Block& block(std::size_t b) const { return layout_.blocks[b]; }

  static std::string organ_key(const grammar::Match& match) {
    std::string organ(match.capture("body"));
    if (!organ.empty()) organ.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(organ.front())));
    return organ;
  }

  /// Whether the organ that decides in a sentence opens lists of decisions elsewhere: it is the one that met.
  bool opens_elsewhere(const grammar::Match& match) const {
    return !match.capture("body").empty() && openers_.count(organ_key(match)) != 0;
  }

  void note(std::size_t b, LineClass line_class, std::string reason) {
    out_.block_notes[b] = {line_class, std::move(reason)};
  }

  void place(std::size_t b) {
    const Block& here = block(b);
    const std::string_view text = here.text.view();
    if (text.empty() || here.kind == BlockKind::rule) {
      // A line across the page ends a section.
      if (here.kind == BlockKind::rule) {
        finish();
        role_ = Role::neutral;
      }
      note(b, LineClass::prose, "rule");
      return;
    }
    if (grammar_.first("presenter", text)) {
      note(b, LineClass::prose, "presenter");
      return;
    }
    const bool point = here.kind == BlockKind::bullet || here.kind == BlockKind::numbered;
    if (const grammar::Match closer = grammar_.first("closer", text); closer && !(point && draft_)) {
      finish();
      role_ = Role::neutral;
      note(b, LineClass::prose, closer.rule->name);
      return;
    }
    if (grammar_.first("attribution", text)) {
      note(b, LineClass::prose, "attribution");
      return;
    }
    if (!(point && draft_) && text::length(text) <= longest_label) {
      if (const grammar::Match label = grammar_.first("label", text)) {
        open_section(b, label);
        return;
      }
    }
    if (!(point && draft_)) {
      if (const grammar::Match label = grammar_.first("run-in", text)) {
        read_run_in(b, label);
        return;
      }
    }
    if (!draft_ && !point && role_ != Role::decide && style_ != DecisionStyle::labelled &&
        grammar_.first("proposer", text) && !grammar_.first("opener", text)) {
      // "The board proposes" and clauses below it: none of them is decided.
      role_ = Role::propose;
      role_block_only_ = true;
      label_ = here.text.str();
      label_body_.reset();
      note(b, LineClass::label, "proposer");
      return;
    }
    const bool goes_on = draft_ && draft_->listed && draft_->takes(b);
    if (draft_ && draft_->listed && !goes_on) finish();
    if (draft_ && !draft_->listed && draft_->ends_at(b)) {
      finish();
      role_ = Role::tell;
      label_ = here.text.str();
    }
    const bool proposed = role_ == Role::propose && grammar_.first("clause", text);
    if (role_block_only_ && !point && !goes_on && !proposed) {
      role_ = Role::neutral;
      role_block_only_ = false;
      label_.clear();
    }
    if (draft_) {
      extend_decision(b, here.text);
      return;
    }
    if (role_ == Role::decide) {
      start_decision(b);
      return;
    }
    read_running(b);
  }

  /// A short item without any label, in a protocol that labels its sections: "The list of cases is adopted."
  bool is_bare(const ItemSpan& span) const {
    constexpr std::size_t most_blocks = 3;
    if (span.item.title.empty() || span.end - span.body > most_blocks) return false;
    for (std::size_t b = span.body; b < span.end; ++b) {
      if (grammar_.first("label", block(b).text.view()) || grammar_.first("run-in", block(b).text.view())) return false;
    }
    return true;
  }

  /// "Decision on the term of office" / "1 year.": the title says that the short text below is what was decided.
  void decide_by_title(const ItemSpan& span, std::size_t first_passage, bool asks) {
    constexpr std::size_t longest = 160;  // characters
    if (style_ != DecisionStyle::free || blocks_of_text(span) != 1 || out_.passages.size() != first_passage + 1) return;
    DecisionDraft draft(source_, layout_, grammar_);
    draft.text = out_.passages.back().text;
    if (text::length(draft.text.view()) > longest || draft.text.view().back() == '?') return;
    // "Was the meeting called in due time?" / "Yes."
    if (asks && !grammar_.first("bare-answer", draft.text.view())) return;
    out_.passages.pop_back();
    draft.clauses.push_back(draft.text);
    note(span.body < span.end ? span.body : span.heading, LineClass::decision, "deciding title");
    add_decision(draft, Role::decide);
  }

  /// How many blocks an item's text has; what stands behind its title on the heading's line is one of them.
  std::size_t blocks_of_text(const ItemSpan& span) const {
    const bool behind = span.heading < layout_.blocks.size() && span.text_at < block(span.heading).text.view().size();
    return span.end - std::min(span.end, span.body) + (behind ? 1 : 0);
  }

  /// "Election of …", or a part of an item about elections: "5 Elections" / "5a Treasurer".
  bool is_election(const AgendaItem& item) {
    if (grammar_.first("electing-title", item.title.text)) {
      elections_ = item.number.text;
      return true;
    }
    const std::string& number = item.number.text;
    const bool part = !elections_.empty() && number.size() > elections_.size() && number.starts_with(elections_) &&
                      std::isdigit(static_cast<unsigned char>(number[elections_.size()])) == 0;
    if (!part) elections_.clear();
    return part;
  }

  /// "Election of auditors" / "Kim Ek and Lo Al": names alone say who was elected.
  void elect_by_title(const ItemSpan& span, std::size_t first_passage) {
    constexpr std::size_t longest = 12;  // lines of names
    const std::size_t blocks = blocks_of_text(span);
    if (style_ == DecisionStyle::labelled || blocks == 0 || blocks > longest ||
        out_.passages.size() - first_passage != blocks)
      return;
    DecisionDraft draft(source_, layout_, grammar_);
    for (std::size_t i = first_passage; i < out_.passages.size(); ++i) {
      if (!grammar_.first("elected-names", out_.passages[i].text.view())) return;
      if (!draft.text.empty()) draft.text.append_space();
      draft.text.append(out_.passages[i].text);
    }
    out_.passages.resize(first_passage);
    draft.clauses.push_back(draft.text);
    for (std::size_t b = span.body; b < span.end; ++b) note(b, LineClass::decision, "electing title");
    add_decision(draft, Role::decide);
    out_.decisions.back().outcome = Outcome::elected;
  }

  /// What a heading's own block says beside the title: text behind it, or a whole sentence that decides.
  void read_heading(const ItemSpan& span) {
    if (span.item.title.empty() || span.heading >= layout_.blocks.size() || style_ == DecisionStyle::labelled) return;
    const JoinedText& text = block(span.heading).text;
    if (span.text_at < text.view().size()) {
      const JoinedText rest = text.slice(span.text_at, text.view().size());
      if (!read_sentences(span.heading, rest)) add_passage(rest, span.heading);
    } else if (block(span.heading).kind != BlockKind::heading && !text.empty() && text.view().back() == '.') {
      const std::size_t at = text.view().find(span.item.title.text);
      if (at != std::string_view::npos) read_sentences(span.heading, text.slice(at, text.view().size()));
    }
  }

  void open_section(std::size_t b, const grammar::Match& label) {
    finish();
    role_ = role_named(label.rule->attribute("role"));
    label_ = block(b).text.str();
    lead_.clear();
    role_block_only_ = false;
    if (const std::string_view body = label.capture("body"); !body.empty()) {
      label_body_ = block(b).text.slice(offset_in(block(b).text.view(), body),
                                        offset_in(block(b).text.view(), body) + body.size());
    } else {
      label_body_.reset();
    }
    note(b, LineClass::label, label.rule->name);
  }

  void read_run_in(std::size_t b, const grammar::Match& label) {
    finish();
    const JoinedText& text = block(b).text;
    const Role role = role_named(label.rule->attribute("role"));
    if (role == Role::decide) {
      decide_run_in(b, text, offset_in(text.view(), label.capture("rest")));
      return;
    }
    const JoinedText rest = text.slice(offset_in(text.view(), label.capture("rest")), text.view().size());
    role_ = role;
    role_block_only_ = true;
    label_ = text.str().substr(0, offset_in(text.view(), label.capture("rest")));
    label_body_.reset();
    note(b, LineClass::prose, label.rule->name);
    if (role == Role::propose) proposals_.add(rest);
    add_passage(rest, b);
  }

  /// "Decision: text": what stands from `at` on, and the list below.
  void decide_run_in(std::size_t b, const JoinedText& text, std::size_t at) {
    role_ = Role::decide;
    role_block_only_ = true;
    label_ = text.str().substr(0, at);
    label_body_.reset();
    DecisionDraft draft(source_, layout_, grammar_);
    draft.opener = b;
    draft.indent = block(b).indent;
    draft.listed = true;
    draft.whole_sentences = true;
    draft_ = std::move(draft);
    extend_decision(b, text.slice(at, text.view().size()));
  }

  void start_decision(std::size_t b) {
    DecisionDraft draft(source_, layout_, grammar_);
    draft.opener = b;
    draft.indent = block(b).indent;
    draft.whole_sentences = true;
    draft.body = label_body_;
    draft_ = std::move(draft);
    extend_decision(b, block(b).text);
  }

  void extend_decision(std::size_t b, const JoinedText& text) {
    note(b, LineClass::decision, draft_->listed ? "list of the decision" : "section that decides");
    draft_->add(b, text);
  }

  JoinedText piece(const JoinedText& text, std::string_view part) const {
    const std::size_t at = offset_in(text.view(), part);
    return text.slice(at, at + part.size());
  }

  void finish() {
    if (!draft_) return;
    DecisionDraft draft = std::move(*draft_);
    draft_.reset();
    draft.text = draft.text.trimmed();
    if (draft.text.view().size() <= draft.opened) return;
    if (draft.clauses.empty()) draft.clauses.push_back(draft.text);
    add_decision(draft, role_ == Role::neutral ? Role::decide : role_);
  }

  /// What became of the matter is what the first clause says that says it: later ones assign and elect.
  Outcome outcome_of(const DecisionDraft& draft) const {
    const Outcome whole = read_outcome(draft.text.view(), grammar_);
    if (whole == Outcome::none || whole == Outcome::approved_after_vote) return whole;
    for (const JoinedText& clause : draft.clauses) {
      const Outcome outcome = read_outcome(clause.view(), grammar_);
      if (outcome != Outcome::none) return outcome;
    }
    return whole;
  }

  void add_decision(const DecisionDraft& draft, Role role) {
    Decision decision;
    decision.item = item_;
    decision.text = make_value(source_, draft.text);
    if (draft.body) decision.body = make_value(source_, *draft.body);
    decision.outcome = outcome_of(draft);
    const std::size_t index = out_.decisions.size();
    for (const JoinedText& whole : draft.clauses) {
      // "…, and" before the next clause belongs to neither.
      const grammar::Match tail = grammar_.first("clause-tail", whole.view());
      const JoinedText clause = tail ? whole.slice(0, tail.begin) : whole;
      Value value = make_value(source_, clause);
      if (value.empty()) continue;
      decision.clauses.push_back(std::move(value));
      Passage passage;
      passage.text = clause.trimmed();
      passage.item = item_;
      passage.decision = index;
      passage.role = role;
      passage.label = label_;
      out_.passages.push_back(std::move(passage));
      add_referred(clause, index);
    }
    out_.decisions.push_back(std::move(decision));
  }

  /// "Clause 1 is carried": what is to be done stands in the proposal.
  void add_referred(const JoinedText& clause, std::size_t decision) {
    for (JoinedText& proposal : proposals_.referred_to(clause)) {
      Passage passage;
      passage.text = std::move(proposal);
      passage.item = item_;
      passage.decision = decision;
      passage.role = Role::decide;
      passage.kind = BlockKind::numbered;
      out_.passages.push_back(std::move(passage));
    }
  }

  void add_passage(const JoinedText& text, std::size_t b) {
    // Protocols that decide under labels give tasks there; their other sections tell what others did and said.
    if (style_ == DecisionStyle::labelled && role_ == Role::tell) return;
    // "Information from the board:" and points below: what others did.
    const std::string& lead = lead_.empty() ? label_ : lead_;
    if (block(b).kind == BlockKind::bullet && grammar_.first("telling-lead", lead)) return;
    Passage passage;
    passage.text = text.trimmed();
    if (passage.text.empty()) return;
    passage.item = item_;
    passage.role = role_;
    passage.kind = block(b).kind;
    passage.level = block(b).level;
    passage.label = label_;
    passage.lead = lead_;
    out_.passages.push_back(std::move(passage));
  }

  /// Text outside sections that decide.
  void read_running(std::size_t b) {
    const Block& here = block(b);
    const bool point = here.kind == BlockKind::bullet || here.kind == BlockKind::numbered;
    note(b, LineClass::prose, role_ == Role::neutral ? "running text" : "section: " + label_);
    if (role_ == Role::propose && style_ != DecisionStyle::labelled && !point &&
        grammar_.first("proposal-settled", here.text.view())) {
      // "Proposal:" / "that …" / "The meeting decided to carry it.": no label stands between the two.
      role_ = Role::neutral;
      role_block_only_ = false;
      label_.clear();
      settled_ = true;
    }
    if (role_ == Role::propose) {
      if (point || grammar_.first("clause", here.text.view())) proposals_.add(here.text);
      near_miss(b, "proposal");
    }
    const bool labelled = style_ == DecisionStyle::labelled && !bare_item_;
    if ((role_ == Role::neutral || role_ == Role::tell) && !labelled) {
      if (const grammar::Match opener = grammar_.first("opener", here.text.view())) {
        open_list(b, opener, here.text);
        return;
      }
      const bool decided = read_sentences(b, here.text);
      settled_ = false;
      if (decided) return;
    } else if (labelled && (role_ == Role::neutral || role_ == Role::tell)) {
      // "The board decides" on a line of its own opens a decision in any protocol; below a label that tells, only what
      // is decided now does.
      if (const grammar::Match opener = grammar_.first("opener", here.text.view());
          opener && (role_ == Role::neutral || grammar_.first("decides-now", here.text.view()))) {
        open_list(b, opener, here.text);
        return;
      }
      near_miss(b, "outside the sections that decide");
    }
    settled_ = false;
    add_passage(here.text, b);
    if (!point) lead_ = !here.text.empty() && here.text.view().back() == ':' ? here.text.str() : std::string();
  }

  void near_miss(std::size_t b, std::string reason) {
    const grammar::Match match = grammar_.first("decision", block(b).text.view());
    if (match) out_.near_misses.push_back({block(b).lines, match.rule->name, std::move(reason)});
  }

  /// "The council proposes that the assembly decide" is a decision of the council, but in the assembly's own minutes,
  /// where the assembly decides below it, only a proposal.
  bool decided_below(std::size_t b, const grammar::Match& opener) const {
    if (opener.rule->attribute("keep") != "yes" || role_ == Role::decide) return false;
    const std::string_view text = block(b).text.view();
    const std::string_view proposer = opener.capture("body");
    for (std::size_t next = b + 1; next < item_end_; ++next) {
      const grammar::Match other = grammar_.first("opener", block(next).text.view());
      if (!other || other.rule->attribute("keep") == "yes") continue;
      std::string body(other.capture("body"));
      if (body.empty() || body == proposer) continue;
      body.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(body.front())));
      if (text.find(body) != std::string_view::npos) return true;
    }
    return false;
  }

  void open_list(std::size_t b, const grammar::Match& opener, const JoinedText& text) {
    if (decided_below(b, opener)) {
      role_ = Role::propose;
      role_block_only_ = true;
      label_ = text.str();
      note(b, LineClass::label, "proposer");
      return;
    }
    DecisionDraft draft(source_, layout_, grammar_);
    draft.opener = b;
    draft.indent = block(b).indent;
    draft.listed = true;
    if (const std::string_view body = opener.capture("body"); !body.empty()) draft.body = piece(text, body);
    if (opener.rule->attribute("keep") == "yes") draft.text = text;
    if (const std::string_view joint = opener.capture("joint"); !joint.empty()) {
      draft.text = text.slice(offset_in(text.view(), joint), text.view().size());
    }
    draft.opened = draft.text.view().size();
    draft.one_block = draft.opened == 0;
    draft.whole_sentences = draft.one_block;
    note(b, LineClass::decision, opener.rule->name);
    draft_ = std::move(draft);
  }

  /// Sentences that decide, one decision each; the sentences between them stay passages. False where none decides.
  bool read_sentences(std::size_t b, const JoinedText& text) {
    const auto ranges = split_sentences(text.view(), grammar_);
    bool found = false;
    std::size_t rest = 0;  // start of the text not yet handed on
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      const auto [begin, end] = ranges[i];
      JoinedText sentence = text.slice(begin, end).trimmed();
      if (const grammar::Match label = grammar_.first("run-in", sentence.view());
          label && i > 0 && label.rule->attribute("role") == "decide") {
        // "A letter had come in. Decision: Kim answers it."
        if (begin > rest) add_passage(text.slice(rest, begin), b);
        decide_run_in(b, text,
                      text.view().find(sentence.view(), begin) + offset_in(sentence.view(), label.capture("rest")));
        return true;
      }
      grammar::Match match = grammar_.first("decision", sentence.view());
      if (!match) {
        if (i + 1 < ranges.size() || i == 0 || !points_below(b)) continue;
        // "A way to reach the board is needed. Decided to" and points below.
        const grammar::Match opener = grammar_.first("opener", sentence.view());
        if (!opener) continue;
        if (begin > rest) add_passage(text.slice(rest, begin), b);
        open_list(b, opener, sentence);
        return true;
      }
      if (const grammar::Match guard = guard_against(sentence.view(), match);
          guard && match.rule->attribute("sure") != "yes") {
        out_.near_misses.push_back({block(b).lines, match.rule->name, guard.rule->name});
        continue;
      }
      if (style_ == DecisionStyle::marked && !settled_ &&
          ((match.rule->attribute("unmarked") != "yes" && !opens_elsewhere(match)) ||
           block(b).kind != BlockKind::paragraph || role_ == Role::tell)) {
        out_.near_misses.push_back({block(b).lines, match.rule->name, "the document marks its decisions"});
        continue;
      }
      found = true;
      JoinedText whole = sentence;
      if (match.rule->attribute("joins") == "previous" && i > 0 && rest <= ranges[i - 1].first) {
        // "NN, proposed by MM. Elected.": the word alone says nothing.
        whole = text.slice(ranges[i - 1].first, end).trimmed();
        if (ranges[i - 1].first > rest) add_passage(text.slice(rest, ranges[i - 1].first), b);
      } else if (begin > rest) {
        add_passage(text.slice(rest, begin), b);
      }
      rest = end;
      note(b, LineClass::decision, match.rule->name);
      DecisionDraft draft(source_, layout_, grammar_);
      draft.opener = b;
      draft.indent = block(b).indent;
      draft.text = whole;
      if (const std::string_view body = match.capture("body"); !body.empty()) draft.body = piece(sentence, body);
      const std::string_view clause = match.capture("clause");
      // "… was decided. Two of them in May.": no sentence of its own.
      std::size_t last = i;
      while (last + 1 < ranges.size() &&
             grammar_.first("decision-addition",
                            text.slice(ranges[last + 1].first, ranges[last + 1].second).trimmed().view()))
        ++last;
      if (last > i) {
        rest = ranges[last].second;
        draft.text = text.slice(offset_in(text.view(), text.view().substr(begin)), rest).trimmed();
        draft.clauses =
            clauses_from(draft.text, clause.empty() ? draft.text.view()
                                                    : draft.text.view().substr(offset_in(sentence.view(), clause)));
        add_decision(draft, Role::neutral);
        i = last;
        continue;
      }
      if (i + 1 == ranges.size() && !clause.empty() && clause_below(b)) {
        // "Decided to approve the accounts" / "to propose a dividend".
        draft.listed = true;
        draft.clauses = clauses_from(sentence, clause);
        draft_ = std::move(draft);
        return true;
      }
      if (i + 1 == ranges.size() && opens_list(b, sentence.view())) {
        draft.listed = true;
        if (clause.empty() && sentence.view().back() == '.') {
          // "The following were elected." and their names: one clause.
          draft.one_clause = true;
          draft.clauses.push_back(whole);
        } else if (!clause.empty()) {
          draft.one_clause = true;
          draft.clauses.push_back(sentence.slice(offset_in(sentence.view(), clause), sentence.view().size()));
        }
        if (sentence.view().back() != ':') draft.taken_point = true;
        draft_ = std::move(draft);
        return true;
      }
      if (clause.empty()) {
        draft.clauses.push_back(sentence);
      } else {
        draft.clauses = clauses_from(sentence, clause);
      }
      add_decision(draft, Role::neutral);
    }
    if (found && rest < text.view().size()) add_passage(text.slice(rest, text.view().size()), b);
    return found;
  }

  /// What speaks against a sentence that looks like a decision. Its clause may say "shall", "may" and "earlier" as it
  /// likes: only what stands before it tells whether the deciding is real.
  grammar::Match guard_against(std::string_view sentence, const grammar::Match& match) const {
    const std::string_view clause = match.capture("clause");
    const bool asks = sentence.back() == '?';
    const std::size_t lead = clause.empty() || asks ? sentence.size() : offset_in(sentence, clause);
    return grammar_.first("not-decision", sentence.substr(0, lead));
  }

  /// The clauses that begin with `first`, a part of `sentence` behind its "that".
  std::vector<JoinedText> clauses_from(const JoinedText& sentence, std::string_view first) const {
    const std::size_t at = offset_in(sentence.view(), first);
    const std::size_t that = at >= 2 ? sentence.view().rfind(' ', at - 2) + 1 : at;
    return split_clauses(sentence.slice(that, sentence.view().size()), grammar_);
  }

  bool clause_below(std::size_t b) const {
    if (b + 1 >= layout_.blocks.size() || block(b + 1).gap > 1) return false;
    const std::string_view next = block(b + 1).text.view();
    return text::starts_lower(next) && grammar_.first("clause", next);
  }

  bool points_below(std::size_t b) const {
    return b + 1 < layout_.blocks.size() && block(b + 1).kind == BlockKind::bullet &&
           block(b).kind == BlockKind::paragraph;
  }

  bool opens_list(std::size_t b, std::string_view sentence) const {
    if (sentence.back() == ':') return true;
    if (points_below(b) && grammar_.first("announces-list", sentence)) return true;
    const bool deeper = b + 1 < layout_.blocks.size() && block(b + 1).kind == BlockKind::bullet &&
                        block(b + 1).indent > block(b).indent;
    return block(b).kind == BlockKind::bullet && deeper && sentence.back() != '.';
  }

  const SourceFile& source_;
  const Layout& layout_;
  const grammar::Grammar& grammar_;
  const DecisionStyle style_;
  Sections out_;
  std::optional<DecisionDraft> draft_;
  std::optional<JoinedText> label_body_;
  Proposals proposals_;
  std::string label_;
  std::string lead_;
  std::set<std::string> openers_;  ///< organs that open decisions on lines of their own, in small letters
  std::string elections_;          ///< number of the last item about elections
  std::size_t item_ = Decision::npos;
  std::size_t item_end_ = 0;  ///< block after the item's last
  bool bare_item_ = false;
  bool settled_ = false;  ///< a proposal was just decided on, outside any label
  Role role_ = Role::neutral;
  bool role_block_only_ = false;  ///< the label stood in the line: it holds for its block and the list below
};

bool is_head_line(const Block& block) {
  constexpr std::size_t longest = 60;  // characters
  const std::string_view text = block.text.view();
  return text.empty() || (text.back() != '.' && text::length(text) < longest);
}

}  // namespace

std::vector<JoinedText> split_joined(const JoinedText& clause, const grammar::Grammar& grammar) {
  std::vector<JoinedText> out;
  std::size_t begin = 0;
  for (const grammar::Match& joint : grammar.scan("clause-joint", clause.view())) {
    out.push_back(clause.slice(begin, joint.begin).trimmed());
    begin = joint.end;
  }
  out.push_back(clause.slice(begin, clause.view().size()).trimmed());
  return out;
}

Sections read_sections(const SourceFile& source, const Layout& layout, const Agenda& agenda,
                       const grammar::Grammar& grammar, DecisionStyle style) {
  SectionReader reader(source, layout, grammar, style);
  if (agenda.items.empty()) {
    // Minutes without headings are one item without a name. They begin where a first sentence ends: what stands before
    // it is their head.
    ItemSpan whole;
    while (whole.body < layout.blocks.size() && (whole.body == 0 || is_head_line(layout.blocks[whole.body])))
      ++whole.body;
    whole.end = std::min(agenda.foot, layout.blocks.size());
    reader.read_item(whole, Decision::npos);
    return reader.take();
  }
  ItemSpan preamble;
  preamble.body = agenda.preamble;
  preamble.end = agenda.first;
  reader.read_item(preamble, Decision::npos);
  for (std::size_t i = 0; i < agenda.items.size(); ++i) reader.read_item(agenda.items[i], i);
  return reader.take();
}

}  // namespace klubba::minutes
