// SPDX-License-Identifier: MIT
#include "minutes/sections.h"

#include <algorithm>
#include <optional>

#include "minutes/deciding_sentences.h"
#include "minutes/decision_text.h"
#include "minutes/section_ledger.h"
#include "minutes/title_decisions.h"
#include "minutes/value.h"
#include "text/layout.h"

namespace klubba::minutes {
namespace {

constexpr std::size_t longest_label = 75;  // characters
constexpr std::size_t npos = static_cast<std::size_t>(-1);

class SectionReader {
 public:
  SectionReader(const SourceFile& source, const Layout& layout, const grammar::Grammar& grammar, DecisionStyle style,
                const std::vector<TableReading>& tables)
      : source_(source),
        layout_(layout),
        grammar_(grammar),
        style_(style),
        tables_(tables),
        ledger_(source, layout, grammar, style),
        sentences_(source, layout, grammar, style, ledger_),
        titles_(source, layout, grammar, style, ledger_) {}

  void read_item(const ItemSpan& span, std::size_t index) {
    ledger_.begin_item(index);
    item_end_ = span.end;
    // A heading can be an item and a label at once: "To do before the next meeting".
    if (const grammar::Match label = grammar_.first("label", span.item.title.text);
        label && role_named(label.rule->attribute("role")) == Role::act) {
      state_.role = Role::act;
      state_.label = span.item.title.text;
    }
    state_.bare_item = is_bare(span);
    const std::size_t decided = ledger_.sections().decisions.size();
    const std::size_t told = ledger_.sections().passages.size();
    read_heading(span);
    const bool election = static_cast<bool>(grammar_.first("electing-title", span.item.title.text));
    state_.election = election;
    for (std::size_t b = span.body; b < span.end;) {
      const std::size_t names_end = election ? titles_.names_below(b, span.end) : b;
      if (names_end > b) {
        finish();
        titles_.elect_below(b, names_end);
        b = names_end;
      } else if (const TableReading* table = table_at(b)) {
        finish();
        b = ledger_.add_table(*table, b, span.end);
      } else {
        place(b++);
      }
    }
    finish();
    if (ledger_.sections().decisions.size() == decided) titles_.read(span, told);
  }

  Sections take() { return std::move(ledger_.sections()); }

 private:
  const Block& block(std::size_t b) const { return layout_.blocks[b]; }

  const TableReading* table_at(std::size_t b) const {
    const auto table = std::find_if(tables_.begin(), tables_.end(), [&](const TableReading& t) {
      return block(b).lines.first >= t.lines.first && block(b).lines.first <= t.lines.last;
    });
    return table == tables_.end() ? nullptr : &*table;
  }

  void place(std::size_t b) {
    const Block& here = block(b);
    const std::string_view text = here.text.view();
    if (text.empty() || here.kind == BlockKind::rule) {
      // A line across the page ends a section.
      if (here.kind == BlockKind::rule) {
        finish();
        state_.role = Role::neutral;
      }
      ledger_.note(b, LineClass::prose, "rule");
      return;
    }
    if (grammar_.first("presenter", text)) {
      ledger_.note(b, LineClass::prose, "presenter");
      return;
    }
    const bool point = here.kind == BlockKind::bullet || here.kind == BlockKind::numbered;
    const bool inside = point && draft_ && !draft_->stands_beside_opener(b);
    if (const grammar::Match closer = grammar_.first("closer", text); closer && !inside) {
      finish();
      state_.role = Role::neutral;
      ledger_.note(b, LineClass::prose, closer.rule->name);
      return;
    }
    if (grammar_.first("attribution", text)) {
      ledger_.note(b, LineClass::prose, "attribution");
      return;
    }
    if (!inside && text::length(text) <= longest_label) {
      if (const grammar::Match label = grammar_.first("label", text)) {
        open_section(b, label);
        return;
      }
    }
    if (!inside) {
      if (const grammar::Match label = grammar_.first("run-in", text)) {
        read_run_in(b, label);
        return;
      }
    }
    if (!draft_ && !point && state_.role != Role::decide && style_ != DecisionStyle::labelled &&
        grammar_.first("proposer", text) && !grammar_.first("opener", text)) {
      // "The board proposes" and clauses below it: none of them is decided.
      state_.role = Role::propose;
      state_.block_only = true;
      state_.label = here.text.str();
      label_body_.reset();
      ledger_.note(b, LineClass::label, "proposer");
      return;
    }
    const bool goes_on = draft_ && draft_->listed && draft_->takes(b);
    if (draft_ && draft_->listed && !goes_on) finish();
    if (draft_ && !draft_->listed && draft_->ends_at(b)) {
      finish();
      state_.role = Role::tell;
      state_.label = here.text.str();
    }
    const bool proposed = state_.role == Role::propose && grammar_.first("clause", text);
    // A point with a label in it holds for itself and for the points below it.
    const bool beside = point && label_indent_ != npos && here.indent <= label_indent_;
    if (state_.block_only && (!point || beside) && !goes_on && !proposed) {
      state_.role = Role::neutral;
      state_.block_only = false;
      state_.label.clear();
    }
    if (draft_) {
      extend_decision(b, here.text);
      return;
    }
    if (state_.role == Role::decide) {
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

  /// What a heading's own block says beside the title: text behind it, or a whole sentence that decides.
  void read_heading(const ItemSpan& span) {
    if (span.item.title.empty() || span.heading >= layout_.blocks.size() || style_ == DecisionStyle::labelled) return;
    const JoinedText& text = block(span.heading).text;
    if (span.text_at < text.view().size()) {
      // "b) Auditors: Kim Ek is elected": the office before the colon is part of what is said.
      const std::size_t title = text.view().find(span.item.title.text);
      const std::string_view before = text.view().substr(0, span.text_at);
      const bool office = title < span.text_at && (before.ends_with(": ") || is_whole_sentence(span.item.title.text));
      const JoinedText rest = text.slice(office ? title : span.text_at, text.view().size());
      if (!read_sentences(span.heading, rest)) ledger_.add_passage(rest, span.heading);
    } else if (block(span.heading).kind != BlockKind::heading && !text.empty() &&
               (text.view().back() == '.' || text.view().back() == ':')) {
      const std::size_t at = text.view().find(span.item.title.text);
      if (at != std::string_view::npos) read_sentences(span.heading, text.slice(at, text.view().size()));
    }
  }

  void open_section(std::size_t b, const grammar::Match& label) {
    if (state_.role == Role::decide && !draft_ && grammar_.first("label-below", block(b).text.view())) {
      // "Decision" / "Proposal for a decision of the council": what was decided is to propose it.
      ledger_.note(b, LineClass::label, "passed on");
      return;
    }
    finish();
    label_indent_ = npos;
    state_.role = role_named(label.rule->attribute("role"));
    state_.label = block(b).text.str();
    state_.lead.clear();
    state_.block_only = false;
    if (const std::string_view body = label.capture("body"); !body.empty()) {
      label_body_ = block(b).text.slice(offset_in(block(b).text.view(), body),
                                        offset_in(block(b).text.view(), body) + body.size());
    } else {
      label_body_.reset();
    }
    ledger_.note(b, LineClass::label, label.rule->name);
    count(label);
  }

  void count(const grammar::Match& label) {
    LabelCount& labels = ledger_.sections().labels;
    if (role_named(label.rule->attribute("role")) == Role::decide) ++labels.deciding;
    if (label.rule->attribute("formal") == "yes") ++labels.formal;
  }

  void read_run_in(std::size_t b, const grammar::Match& label) {
    finish();
    label_indent_ = block(b).kind == BlockKind::bullet ? block(b).indent : npos;
    const JoinedText& text = block(b).text;
    const Role role = role_named(label.rule->attribute("role"));
    count(label);
    if (role == Role::decide) {
      decide_run_in(b, text, offset_in(text.view(), label.capture("rest")));
      return;
    }
    const JoinedText rest = text.slice(offset_in(text.view(), label.capture("rest")), text.view().size());
    state_.role = role;
    state_.block_only = true;
    state_.label = text.str().substr(0, offset_in(text.view(), label.capture("rest")));
    label_body_.reset();
    ledger_.note(b, LineClass::prose, label.rule->name);
    if (role == Role::propose) ledger_.add_proposal(rest);
    ledger_.add_passage(rest, b);
  }

  /// "Decision: text": what stands from `at` on, and the list below.
  void decide_run_in(std::size_t b, const JoinedText& text, std::size_t at) {
    state_.role = Role::decide;
    state_.block_only = true;
    state_.label = text.str().substr(0, at);
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
    ledger_.note(b, LineClass::decision, draft_->listed ? "list of the decision" : "section that decides");
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
    ledger_.add_decision(draft, state_.role == Role::neutral ? Role::decide : state_.role);
  }

  /// Text outside sections that decide.
  void read_running(std::size_t b) {
    const Block& here = block(b);
    const bool point = here.kind == BlockKind::bullet || here.kind == BlockKind::numbered;
    ledger_.note(b, LineClass::prose, state_.role == Role::neutral ? "running text" : "section: " + state_.label);
    if (state_.role == Role::propose && style_ != DecisionStyle::labelled && !point &&
        grammar_.first("proposal-settled", here.text.view())) {
      // "Proposal:" / "that …" / "The meeting decided to carry it.": no label stands between the two.
      state_.role = Role::neutral;
      state_.block_only = false;
      state_.label.clear();
      state_.settled = true;
    }
    if (state_.role == Role::propose) {
      if (point || grammar_.first("clause", here.text.view())) ledger_.add_proposal(here.text);
      ledger_.near_miss(b, "proposal");
    }
    const bool labelled = style_ == DecisionStyle::labelled && !state_.bare_item;
    if ((state_.role == Role::neutral || state_.role == Role::tell) && !labelled) {
      if (const grammar::Match opener = grammar_.first("opener", here.text.view())) {
        open_list(b, opener, here.text);
        return;
      }
      const bool decided = read_sentences(b, here.text) || (state_.election && titles_.elect_line(b));
      state_.settled = false;
      if (decided) return;
    } else if (labelled && (state_.role == Role::neutral || state_.role == Role::tell)) {
      // "The board decides" on a line of its own opens a decision in any protocol; below a label that tells, only what
      // is decided now does.
      if (const grammar::Match opener = grammar_.first("opener", here.text.view());
          opener && (state_.role == Role::neutral || grammar_.first("decides-now", here.text.view()))) {
        open_list(b, opener, here.text);
        return;
      }
      ledger_.near_miss(b, "outside the sections that decide");
    }
    state_.settled = false;
    ledger_.add_passage(here.text, b);
    if (!point) state_.lead = grammar_.first("list-lead", here.text.view()) ? here.text.str() : std::string();
  }

  /// "The council proposes that the assembly decide" is a decision of the council, but in the assembly's own minutes,
  /// where the assembly decides below it, only a proposal.
  bool decided_below(std::size_t b, const grammar::Match& opener) const {
    if (opener.rule->attribute("keep") != "yes" || state_.role == Role::decide) return false;
    const std::string_view text = block(b).text.view();
    const std::string_view proposer = opener.capture("body");
    for (std::size_t next = b + 1; next < item_end_; ++next) {
      const grammar::Match other = grammar_.first("opener", block(next).text.view());
      if (!other || other.rule->attribute("keep") == "yes") continue;
      const std::string body = organ_key(other);
      if (body.empty() || other.capture("body") == proposer) continue;
      if (text.find(body) != std::string_view::npos) return true;
    }
    return false;
  }

  /// Sentences that decide; false where none does.
  bool read_sentences(std::size_t b, const JoinedText& text) {
    DecidingText deciding = sentences_.read(b, text);
    if (deciding.open) draft_ = std::move(deciding.open);
    if (deciding.label_at != Decision::npos) decide_run_in(b, text, deciding.label_at);
    if (deciding.opener) open_list(b, grammar_.first("opener", deciding.opener->view()), *deciding.opener);
    return deciding.found;
  }

  void open_list(std::size_t b, const grammar::Match& opener, const JoinedText& text) {
    if (decided_below(b, opener)) {
      state_.role = Role::propose;
      state_.block_only = true;
      state_.label = text.str();
      ledger_.note(b, LineClass::label, "proposer");
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
    ledger_.note(b, LineClass::decision, opener.rule->name);
    draft_ = std::move(draft);
  }

  const SourceFile& source_;
  const Layout& layout_;
  const grammar::Grammar& grammar_;
  const DecisionStyle style_;
  const std::vector<TableReading>& tables_;
  SectionLedger ledger_;
  SectionState& state_ = ledger_.state;
  DecidingSentences sentences_;
  TitleDecisions titles_;
  std::optional<DecisionDraft> draft_;
  std::optional<JoinedText> label_body_;
  std::size_t label_indent_ = npos;  ///< of the list point that the last label in the line stood in
  std::size_t item_end_ = 0;         ///< block after the item's last
};

}  // namespace

Sections read_sections(const SourceFile& source, const Layout& layout, const Agenda& agenda,
                       const grammar::Grammar& grammar, DecisionStyle style, const std::vector<TableReading>& tables) {
  SectionReader reader(source, layout, grammar, style, tables);
  if (agenda.items.empty()) {
    const ItemSpan whole = sole_item(layout, agenda);
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
