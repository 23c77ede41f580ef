// SPDX-License-Identifier: MIT
#include "minutes/citations.h"

#include <algorithm>
#include <unordered_map>

#include "grammar/grammar.h"
#include "minutes/references.h"
#include "minutes/sentences.h"
#include "minutes/value.h"

namespace klubba::minutes {
namespace {

using grammar::Grammar;
using grammar::Match;

/// A verdict where it stands in a sentence. `sure`: a word that can't mean the matter instead of the assignment.
struct Said {
  Verdict verdict;
  bool sure;
  std::size_t begin, end;
};

/// An earlier assignment that background tells of.
struct Recital {
  Reference reference;
  std::string sentence;
};

/// Which of two verdicts on one assignment holds: "is carried out and struck off the list" is no cancelling.
int strength(const Said& said) {
  switch (said.verdict) {
    case Verdict::renewed:
      return 7;
    case Verdict::cancelled:
      return 5;
    case Verdict::partly:
      return 4;
    case Verdict::closed:
      return said.sure ? 6 : 3;
    case Verdict::deferred:
      return 2;
    case Verdict::reported:
      return 1;
  }
  return 0;
}

class CitationReader {
 public:
  CitationReader(const SourceFile& source, const std::vector<AgendaItem>& agenda,
                 const std::vector<Decision>& decisions, const std::string& date, const Grammar& grammar)
      : source_(source), agenda_(agenda), decisions_(decisions), grammar_(grammar), references_(grammar, date) {}

  void read(const std::vector<Passage>& passages, const std::vector<Passage>& told) {
    const bool formal = is_formal(passages);
    for (const Passage& passage : told) recite(passage);
    for (const Passage& passage : passages) {
      if (is_told(passage, formal)) recite(passage);
    }
    for (const Passage& passage : passages) {
      const bool decided = passage.role == Role::decide || passage.decision != Decision::npos;
      if (passage.role == Role::recipients || passage.role == Role::propose) continue;
      if (passage.item != item_) {
        item_ = passage.item;
        forget();
      }
      if (is_told(passage, formal)) {
        forget();
        continue;
      }
      if (is_proposed(passage)) continue;
      for (const auto& [begin, end] : split_sentences(passage.text.view(), grammar_))
        sentence(passage.text.slice(begin, end).trimmed(), decided);
    }
  }

  /// Entries of follow-up lists that name meeting and item.
  void read_listed(const std::vector<FollowUp>& entries) {
    for (const FollowUp& entry : entries) {
      const bool cited = std::any_of(citations_.begin(), citations_.end(), [&](const Citation& citation) {
        return citation.span.begin >= entry.text.span.begin && citation.span.end <= entry.text.span.end;
      });
      if (cited) continue;
      const std::vector<Reference> references = references_.find(entry.text.text);
      if (references.size() != 1 || !is_whole(references.front())) continue;
      add(entry.text, entry.text.span, entry.item, references.front(), entry.verdict);
    }
  }

  std::vector<Citation> take() { return std::move(citations_); }
  std::vector<FollowUp> take_tasks() { return std::move(tasks_); }

 private:
  /// Protocols with formal sections say in their decisions what becomes of assignments.
  bool is_formal(const std::vector<Passage>& passages) const {
    std::size_t formal = 0;
    bool decide = false;
    const std::string* last = nullptr;
    for (const Passage& passage : passages) {
      if (passage.label.empty() || (last != nullptr && *last == passage.label)) continue;
      last = &passage.label;
      decide = decide || passage.role == Role::decide;
      const Match label = grammar_.first("label", passage.label);
      if (label && label.rule->attribute("formal") == "yes") ++formal;
    }
    return formal >= 1 && decide;
  }

  void sentence(const JoinedText& text, bool decided) {
    if (text.empty()) return;
    const std::string_view view = text.view();
    const std::vector<Reference> references = references_.find(view);
    // Told in the past it is this meeting's doing where no other day is named.
    const auto told = [&] { return decided || (references.size() <= 1 && references_.days_in(view) <= 1); };
    std::vector<Said> said;
    for (const Match& match : grammar_.scan("verdict", view)) {
      const std::string_view says = match.rule->attribute("says");
      if (says == "nothing" || (match.rule->attribute("past") == "yes" && !told())) continue;
      said.push_back({verdict_of(says).value_or(Verdict::reported), match.rule->attribute("sure") == "yes", match.begin,
                      match.end});
    }
    const bool recital = static_cast<bool>(grammar_.first("assignment-told", view));
    const bool assignment = recital || static_cast<bool>(grammar_.first("assignment-noun", view));
    // A bare reference to a decision or law says nothing of an assignment, unless it says what became of what it names.
    const bool weak = !references.empty() && !assignment && !decided;
    if (said.empty()) return weak ? forget() : remember(text, assignment ? references : std::vector<Reference>{});
    if (references.empty()) {
      // "This is done": of what the sentence before recited.
      const bool goes_on = !before_.empty() && grammar_.first("verdict-pronoun", view);
      if (assignment || goes_on) follow(text, decided, strongest(said));
      return;
    }
    bool final = false;
    for (std::size_t i = 0; i < references.size(); ++i) {
      const Said* verdict = verdict_for(references, i, said);
      if (verdict == nullptr) continue;
      // Where no word says that an assignment is meant, what ends or moves must be what the reference itself is, or fit
      // the assignment in words; what a decision only reports on may be either.
      const bool soft =
          !assignment && (!decided || is_final(verdict->verdict) || verdict->verdict == Verdict::deferred);
      const bool bare = soft && !grammar_.first("citation-act", view.substr(0, references[i].begin));
      if (soft && (bare || !decided) && !(is_whole(references[i]) && ends_or_moves(*verdict))) continue;
      const std::string words = about(view, references, i, verdict->begin, bare);
      if (bare && (words.empty() || grammar_.first("citation-matter", words))) continue;
      add(text, references[i], verdict->verdict, words, bare);
      final = final || is_final(verdict->verdict);
      title_spent_ = item_;
    }
    if (weak || final) return forget();
    remember(text, references);
  }

  static const Said& strongest(const std::vector<Said>& said) {
    return *std::max_element(said.begin(), said.end(),
                             [](const Said& a, const Said& b) { return strength(a) < strength(b); });
  }

  /// A sentence without a reference: it speaks of what the one before it cites, of what the title cites, or names the
  /// assignment by its words.
  void follow(const JoinedText& text, bool decided, const Said& verdict) {
    std::vector<Reference> meant = before_;
    std::string words = before_text_;
    // "… items 1 and 2 are reported. The assignment of item 1 is ended."
    if (const std::vector<unsigned> points = references_.points_in(text.view()); !points.empty()) {
      if (meant.size() > 1) meant.clear();
      for (Reference& reference : meant) reference.points = points;
    }
    // What the title names is what the item is about.
    if (meant.empty() && decided && item_ < agenda_.size() && !spent_title(item_)) {
      const std::string& title = agenda_[item_].title.text;
      if (grammar_.first("assignment-noun", title)) meant = references_.find(title);
      words.clear();
    }
    // Where the background tells of one assignment, "the assignment" is that one.
    const std::vector<Recital>& recited = recited_[item_];
    if (meant.empty() && recited.size() == 1 && grammar_.first("assignment-definite", text.view())) {
      meant = {recited.front().reference};
      words = recited.front().sentence;
    }
    for (Reference& reference : meant) {
      reference.begin = 0;
      reference.end = text.str().size();
      add(text, reference, verdict.verdict, words, false);
    }
    if (!meant.empty()) title_spent_ = item_;
    if (meant.empty() && (is_final(verdict.verdict) || verdict.verdict == Verdict::deferred)) {
      if (const Match match = grammar_.first("citation-task", text.view())) {
        FollowUp entry;
        entry.verdict = verdict.verdict;
        entry.item = item_;
        entry.text = make_value(source_, text);
        entry.task = match.capture("about");
        tasks_.push_back(std::move(entry));
      }
    }
    if (is_final(verdict.verdict)) forget();
  }

  /// Whether a clause is what the organ proposes to another one, which decides it then: what leads the clauses in says
  /// so.
  bool is_proposed(const Passage& passage) const {
    if (passage.decision >= decisions_.size()) return false;
    const std::string_view text = decisions_[passage.decision].text.text;
    const std::size_t at = text.find(passage.text.view());
    if (at == std::string_view::npos) return false;
    bool proposed = false;
    for (std::string_view lead = text.substr(0, at); !lead.empty();) {
      const Match next = grammar_.first("decision-proposes", lead);
      if (!next) break;
      proposed = true;
      lead.remove_prefix(next.end);
      if (grammar_.first("decision-own", lead)) proposed = false;
    }
    return proposed;
  }

  /// Background, which makes no event.
  static bool is_told(const Passage& passage, bool formal) {
    const bool decided = passage.role == Role::decide || passage.decision != Decision::npos;
    return !decided && passage.role != Role::recipients && passage.role != Role::propose &&
           (formal || passage.role == Role::tell);
  }

  /// Background that tells which assignment the item is about: the decision may call it "the assignment" alone.
  void recite(const Passage& passage) {
    std::vector<Recital>& recited = recited_[passage.item];
    for (const auto& [begin, end] : split_sentences(passage.text.view(), grammar_)) {
      const std::string_view sentence = passage.text.view().substr(begin, end - begin);
      if (!grammar_.first("assignment-recital", sentence) || !grammar_.first("assignment-noun", sentence)) continue;
      for (Reference& reference : references_.find(sentence)) {
        const bool known = std::any_of(recited.begin(), recited.end(), [&](const Recital& other) {
          return other.reference.date == reference.date && other.reference.numbers == reference.numbers;
        });
        if (!known && is_whole(reference)) recited.push_back({std::move(reference), std::string(sentence)});
      }
    }
  }

  void forget() {
    before_.clear();
    before_text_.clear();
  }
  void remember(const JoinedText& text, std::vector<Reference> references) {
    before_ = std::move(references);
    before_text_ = before_.empty() ? std::string() : text.str();
  }

  /// Meeting and item are both named.
  static bool is_whole(const Reference& reference) {
    return (!reference.numbers.empty() || !reference.points.empty()) &&
           (reference.previous || reference.date.size() > 4);
  }
  /// What only tells of something ("is accounted for in the annex") may tell of anything.
  static bool ends_or_moves(const Said& said) {
    return said.verdict == Verdict::cancelled || said.verdict == Verdict::deferred ||
           (said.verdict == Verdict::closed && said.sure);
  }

  /// What the assignment was, in the words behind the reference or before it.
  std::string about(std::string_view text, const std::vector<Reference>& references, std::size_t index,
                    std::size_t verdict, bool subject) const {
    const std::size_t begin = index == 0 ? 0 : references[index - 1].end;
    const std::string_view before = text.substr(begin, references[index].begin - begin);
    if (subject) return std::string(grammar_.first("citation-subject", before).capture("about"));
    std::size_t end = index + 1 < references.size() ? references[index + 1].begin : text.size();
    if (verdict >= references[index].end) end = std::min(end, verdict);
    const std::string_view behind = text.substr(references[index].end, end - references[index].end);
    for (const std::string_view part : {behind, before}) {
      if (const Match match = grammar_.first("citation-about", part)) return std::string(match.capture("about"));
    }
    return {};
  }

  static bool is_final(Verdict verdict) {
    return verdict == Verdict::closed || verdict == Verdict::cancelled || verdict == Verdict::renewed;
  }
  bool spent_title(std::size_t item) const { return title_spent_ == item; }

  /// The strongest verdict behind the reference and before one that has a verdict of its own; else the last before it.
  static const Said* verdict_for(const std::vector<Reference>& references, std::size_t index,
                                 const std::vector<Said>& said) {
    for (std::size_t next = index; next < references.size(); ++next) {
      const std::size_t from = references[next].end;
      const std::size_t to = next + 1 < references.size() ? references[next + 1].begin : static_cast<std::size_t>(-1);
      const Said* best = nullptr;
      for (const Said& verdict : said) {
        // Patterns take the letter between them and the next word.
        if (verdict.begin + 1 < from || verdict.begin >= to) continue;
        if (best == nullptr || strength(verdict) > strength(*best)) best = &verdict;
      }
      if (best != nullptr) return best;
    }
    const Said* best = nullptr;
    for (const Said& verdict : said) {
      if (verdict.begin >= references[index].begin) continue;
      if (best == nullptr || strength(verdict) >= strength(*best)) best = &verdict;
    }
    return best;
  }

  void add(const JoinedText& text, const Reference& reference, Verdict verdict, const std::string& words, bool weak) {
    const std::size_t first = citations_.size();
    const Span span = make_value(source_, text.slice(reference.begin, reference.end)).span;
    add(make_value(source_, text), span, item_, reference, verdict);
    for (std::size_t i = first; i < citations_.size(); ++i) {
      citations_[i].about = words;
      citations_[i].weak = weak;
    }
  }

  void add(const Value& text, const Span& span, std::size_t item, const Reference& reference, Verdict verdict) {
    Citation citation;
    citation.verdict = verdict;
    citation.item = item;
    citation.text = text;
    citation.span = span;
    citation.date = reference.date;
    citation.points = reference.points;
    citation.organ = reference.organ;
    citation.case_number = reference.case_number;
    citation.previous = reference.previous;
    citation.own = reference.own;
    citation.all = static_cast<bool>(grammar_.first("assignment-all", text.text));
    if (reference.numbers.empty()) citations_.push_back(citation);
    for (const std::string& number : reference.numbers) {
      citation.number = number;
      citations_.push_back(citation);
    }
  }

  const SourceFile& source_;
  const std::vector<AgendaItem>& agenda_;
  const std::vector<Decision>& decisions_;
  const Grammar& grammar_;
  const ReferenceReader references_;
  std::size_t item_ = Decision::npos;
  std::size_t title_spent_ = Decision::npos - 1;
  std::vector<Reference> before_;  ///< references of the sentence before, that no verdict has settled
  std::string before_text_;        ///< that sentence
  std::unordered_map<std::size_t, std::vector<Recital>>
      recited_;  ///< by item: assignments that its background tells of
  std::vector<Citation> citations_;
  std::vector<FollowUp> tasks_;
};

}  // namespace

std::vector<Citation> read_citations(const SourceFile& source, const std::vector<Passage>& passages,
                                     const std::vector<Passage>& told, const std::vector<AgendaItem>& agenda,
                                     const std::vector<Decision>& decisions, const std::string& date,
                                     const grammar::Grammar& grammar, std::vector<FollowUp>& tasks) {
  if (!grammar.has("verdict")) return {};
  CitationReader reader(source, agenda, decisions, date, grammar);
  reader.read(passages, told);
  reader.read_listed(tasks);
  for (FollowUp& task : reader.take_tasks()) {
    // A follow-up list says it already.
    const bool listed = std::any_of(tasks.begin(), tasks.end(), [&](const FollowUp& entry) {
      return entry.text.span.begin <= task.text.span.begin && task.text.span.end <= entry.text.span.end;
    });
    if (!listed) tasks.push_back(std::move(task));
  }
  return reader.take();
}

}  // namespace klubba::minutes
