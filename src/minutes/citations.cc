// SPDX-License-Identifier: MIT
#include "minutes/citations.h"

#include <algorithm>

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
  CitationReader(const SourceFile& source, const std::vector<AgendaItem>& agenda, const std::string& date,
                 const Grammar& grammar)
      : source_(source), agenda_(agenda), grammar_(grammar), references_(grammar, date) {}

  void read(const std::vector<Passage>& passages) {
    const bool formal = is_formal(passages);
    for (const Passage& passage : passages) {
      const bool decided = passage.role == Role::decide || passage.decision != Decision::npos;
      if (passage.role == Role::recipients || passage.role == Role::propose) continue;
      if (!decided && (formal || passage.role == Role::tell)) {
        before_.clear();
        continue;
      }
      if (passage.item != item_) {
        item_ = passage.item;
        before_.clear();
      }
      for (const auto& [begin, end] : split_sentences(passage.text.view(), grammar_))
        sentence(passage.text.slice(begin, end).trimmed(), decided);
    }
  }

  std::vector<Citation> take() { return std::move(citations_); }

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
    const bool told = decided || (references.size() <= 1 && references_.days_in(view) <= 1);
    std::vector<Said> said;
    for (const Match& match : grammar_.scan("verdict", view)) {
      const std::string_view says = match.rule->attribute("says");
      if (says == "nothing" || (!told && match.rule->attribute("past") == "yes")) continue;
      said.push_back({verdict_of(says).value_or(Verdict::reported), match.rule->attribute("sure") == "yes", match.begin,
                      match.end});
    }
    const bool assignment = static_cast<bool>(grammar_.first("assignment-noun", view));
    // A bare reference to a decision or law says nothing of an assignment.
    if (!references.empty() && !assignment && !decided) return before_.clear();
    if (said.empty()) {
      before_ = assignment ? references : std::vector<Reference>{};
      return;
    }
    if (references.empty()) {
      if (!assignment) return;
      const Said& strongest = *std::max_element(said.begin(), said.end(),
                                                [](const Said& a, const Said& b) { return strength(a) < strength(b); });
      std::vector<Reference> meant = before_;
      // What the title names is what the item is about.
      if (meant.empty() && decided && item_ < agenda_.size() && !spent_title(item_)) {
        const std::string& title = agenda_[item_].title.text;
        if (grammar_.first("assignment-noun", title)) meant = references_.find(title);
      }
      for (Reference& reference : meant) {
        reference.begin = 0;
        reference.end = text.str().size();
        add(text, reference, strongest.verdict);
      }
      if (!meant.empty()) title_spent_ = item_;
      if (is_final(strongest.verdict)) before_.clear();
      return;
    }
    bool final = false;
    for (std::size_t i = 0; i < references.size(); ++i) {
      if (const Said* verdict = verdict_for(references, i, said)) {
        add(text, references[i], verdict->verdict);
        final = final || is_final(verdict->verdict);
        title_spent_ = item_;
      }
    }
    before_ = final ? std::vector<Reference>{} : references;
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

  void add(const JoinedText& text, const Reference& reference, Verdict verdict) {
    Citation citation;
    citation.verdict = verdict;
    citation.item = item_;
    citation.text = make_value(source_, text);
    citation.span = make_value(source_, text.slice(reference.begin, reference.end)).span;
    citation.date = reference.date;
    citation.points = reference.points;
    citation.organ = reference.organ;
    citation.case_number = reference.case_number;
    citation.previous = reference.previous;
    citation.own = reference.own;
    citation.all = static_cast<bool>(grammar_.first("assignment-all", text.view()));
    if (reference.numbers.empty()) {
      citations_.push_back(citation);
    } else {
      for (const std::string& number : reference.numbers) {
        citation.number = number;
        citations_.push_back(citation);
      }
    }
  }

  const SourceFile& source_;
  const std::vector<AgendaItem>& agenda_;
  const Grammar& grammar_;
  const ReferenceReader references_;
  std::size_t item_ = Decision::npos;
  std::size_t title_spent_ = Decision::npos - 1;
  std::vector<Reference> before_;  ///< references of the sentence before, that no verdict has settled
  std::vector<Citation> citations_;
};

}  // namespace

std::vector<Citation> read_citations(const SourceFile& source, const std::vector<Passage>& passages,
                                     const std::vector<AgendaItem>& agenda, const std::string& date,
                                     const grammar::Grammar& grammar) {
  if (!grammar.has("verdict")) return {};
  CitationReader reader(source, agenda, date, grammar);
  reader.read(passages);
  return reader.take();
}

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

void drop_repeats(const std::vector<Citation>& citations, std::vector<FollowUp>& follow_ups,
                  std::vector<Action>& actions) {
  constexpr std::size_t longest_subject = 40;  // bytes before a reference that a sentence begins with
  const auto within = [](const Span& inner, const Span& outer) {
    return inner.begin >= outer.begin && inner.end <= outer.end;
  };
  std::erase_if(follow_ups, [&](const FollowUp& entry) {
    return std::any_of(citations.begin(), citations.end(),
                       [&](const Citation& citation) { return within(citation.span, entry.text.span); });
  });
  std::erase_if(actions, [&](const Action& action) {
    const Span& span = action.text.span;
    return std::any_of(citations.begin(), citations.end(),
                       [&](const Citation& citation) {
                         // "The assignment of item 3 is renewed" says nothing of what is to be done.
                         const bool bare = action.owners.empty() && citation.span.begin < span.begin + longest_subject;
                         return (citation.verdict != Verdict::renewed || bare) && within(citation.span, span) &&
                                within(span, citation.text.span);
                       }) ||
           std::any_of(follow_ups.begin(), follow_ups.end(),
                       [&](const FollowUp& entry) { return within(span, entry.text.span); });
  });
}

}  // namespace klubba::minutes
