// SPDX-License-Identifier: MIT
#include "minutes/citations.h"

#include <algorithm>

#include "grammar/grammar.h"
#include "grammar/tagged_text.h"
#include "minutes/sentences.h"
#include "minutes/value.h"

namespace klubba::minutes {
namespace {

using grammar::Grammar;
using grammar::Match;

/// What one reference says, and where it stands in its text.
struct Reference {
  std::size_t begin = 0, end = 0;
  std::string date, organ, case_number;
  std::vector<std::string> numbers;
  std::vector<unsigned> points;
  bool previous = false;
};

std::string two_digits(std::string_view number) {
  return number.size() == 1 ? '0' + std::string(number) : std::string(number);
}

bool digit(char c) {
  return c >= '0' && c <= '9';
}

/// Numbers of a list: "1, 2 and 4", "1-3". With letters behind them where `letters` says so ("35 a").
std::vector<std::string> numbers_in(std::string_view text) {
  std::vector<std::string> out;
  std::size_t last_end = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!digit(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() &&
           (digit(text[end]) || (text[end] == '.' && end + 1 < text.size() && digit(text[end + 1]))))
      ++end;
    std::string number(text.substr(at, end - at));
    // "35 a", "6a": one small letter that no word goes on from.
    const std::size_t letter = end < text.size() && text[end] == ' ' ? end + 1 : end;
    if (letter < text.size() && text[letter] >= 'a' && text[letter] <= 'z' &&
        (letter + 1 == text.size() || text[letter + 1] == ' ' || text[letter + 1] == ',')) {
      number += text[letter];
      end = letter + 1;
    }
    const std::string_view between = text.substr(last_end, at - last_end);
    const bool range =
        !out.empty() && (between == "-" || between == "\u2013" || between == " - " || between == " \u2013 ");
    if (range && number.size() <= 3 && out.back().size() <= 3 && std::all_of(number.begin(), number.end(), digit)) {
      constexpr int longest_range = 50;
      const int to = std::stoi(number);
      for (int n = std::stoi(out.back()) + 1; n < to && n < to + longest_range; ++n) out.push_back(std::to_string(n));
    }
    out.push_back(std::move(number));
    at = last_end = end;
  }
  return out;
}

int strength(Verdict verdict) {
  switch (verdict) {
    case Verdict::renewed:
      return 6;
    case Verdict::cancelled:
      return 5;
    case Verdict::partly:
      return 4;
    case Verdict::closed:
      return 3;
    case Verdict::deferred:
      return 2;
    case Verdict::reported:
      return 1;
  }
  return 0;
}

Verdict verdict_of(std::string_view word) {
  if (word == "closed") return Verdict::closed;
  if (word == "cancelled") return Verdict::cancelled;
  if (word == "renewed") return Verdict::renewed;
  if (word == "partly") return Verdict::partly;
  if (word == "deferred") return Verdict::deferred;
  return Verdict::reported;
}

class CitationReader {
 public:
  CitationReader(const SourceFile& source, const std::vector<AgendaItem>& agenda, const std::string& date,
                 const Grammar& grammar)
      : source_(source), agenda_(agenda), date_(date), grammar_(grammar) {}

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

  struct Said {
    Verdict verdict;
    std::size_t begin, end;
  };

  void sentence(const JoinedText& text, bool decided) {
    if (text.empty()) return;
    const std::string_view view = text.view();
    std::vector<Said> said;
    for (const Match& match : grammar_.scan("verdict", view)) {
      if (match.rule->attribute("says") == "nothing") continue;
      if (!decided && match.rule->attribute("past") == "yes") continue;
      said.push_back({verdict_of(match.rule->attribute("says")), match.begin, match.end});
    }
    std::vector<Reference> references = references_in(view);
    const bool assignment = static_cast<bool>(grammar_.first("assignment-noun", view));
    // A bare reference to a decision or law says nothing of an assignment.
    if (!references.empty() && !assignment && !decided) return before_.clear();
    if (said.empty()) {
      before_ = assignment ? references : std::vector<Reference>{};
      return;
    }
    if (references.empty()) {
      if (!assignment) return;
      const Said& strongest = *std::max_element(said.begin(), said.end(), [](const Said& a, const Said& b) {
        return strength(a.verdict) < strength(b.verdict);
      });
      std::vector<Reference> meant = before_;
      // What the title names is what the item is about.
      if (meant.empty() && decided && item_ < agenda_.size() && !spent_title(item_)) {
        const std::string& title = agenda_[item_].title.text;
        if (grammar_.first("assignment-noun", title)) meant = references_in(title);
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
        if (best == nullptr || strength(verdict.verdict) > strength(best->verdict)) best = &verdict;
      }
      if (best != nullptr) return best;
    }
    const Said* best = nullptr;
    for (const Said& verdict : said) {
      if (verdict.begin >= references[index].begin) continue;
      if (best == nullptr || strength(verdict.verdict) >= strength(best->verdict)) best = &verdict;
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

  std::vector<Reference> references_in(std::string_view text) const {
    std::vector<Reference> out;
    const Match* last = nullptr;
    const auto parts = grammar_.scan("citation-part", text);
    for (const Match& part : parts) {
      const std::string_view kind = part.rule->attribute("part");
      // A day ahead is when something is due.
      if (kind == "date" && !date_.empty() && date_of(part) > date_) {
        last = nullptr;
        continue;
      }
      const bool joined = last != nullptr && static_cast<bool>(grammar_.first(
                                                 "citation-gap", text.substr(last->end, part.begin - last->end)));
      if (!joined || !fits(out.back(), kind)) {
        // "… the 14th, items 31 and 32": the second goes with the same date.
        Reference fresh;
        const bool list = last != nullptr && static_cast<bool>(grammar_.first(
                                                 "citation-and", text.substr(last->end, part.begin - last->end)));
        if ((list || joined) && kind == "item" && !out.empty()) {
          fresh.date = out.back().date;
          fresh.organ = out.back().organ;
          fresh.previous = out.back().previous;
        }
        fresh.begin = part.begin;
        out.push_back(std::move(fresh));
      }
      take(out.back(), part, kind);
      out.back().end = part.end;
      last = &part;
    }
    // An organ or a point alone is no reference; a date alone only where the words before it say so, and no date is
    // that lies ahead.
    std::erase_if(out, [&](const Reference& r) {
      if (!r.date.empty() && !date_.empty() && r.date > date_) return true;
      if (!r.numbers.empty() || r.previous || !r.case_number.empty()) return false;
      return r.date.empty() || !grammar_.first("citation-lead", text.substr(0, r.begin));
    });
    return out;
  }

  static bool fits(const Reference& reference, std::string_view kind) {
    if (kind == "date") return reference.date.empty() && !reference.previous;
    if (kind == "item") return reference.numbers.empty();
    if (kind == "points") return reference.points.empty();
    if (kind == "organ") return reference.organ.empty() && reference.numbers.empty();
    if (kind == "previous") return !reference.previous && reference.date.empty();
    return reference.case_number.empty();
  }

  void take(Reference& reference, const Match& part, std::string_view kind) const {
    if (kind == "date") {
      reference.date = date_of(part);
    } else if (kind == "item") {
      reference.numbers = numbers_in(part.capture("number"));
      if (const std::string_view year = part.capture("year"); !year.empty()) reference.date = year;
    } else if (kind == "points") {
      for (const std::string& number : numbers_in(part.capture("points")))
        if (number.size() <= 3) reference.points.push_back(static_cast<unsigned>(std::stoul(number)));
    } else if (kind == "organ") {
      const std::string_view organ = part.capture("organ");
      const std::string_view full = grammar_.value(organ, "organ-acronym");
      reference.organ = full.empty() ? organ : full;
    } else if (kind == "previous") {
      reference.previous = true;
    } else {
      const std::string_view named = part.capture("case").empty() ? part.capture("case_2") : part.capture("case");
      reference.case_number = named;
    }
  }

  /// "2025-03-14"; "2025-03" where only a month is named. A year left out is that of the last such day.
  std::string date_of(const Match& part) const {
    std::string year(part.capture("year"));
    std::string_view month_word = part.capture("month");
    std::string month(grammar_.value(month_word, "time-month"));
    month = two_digits(month.empty() ? month_word : month);
    std::string out = '-' + month;
    if (const std::string_view day = part.capture("day"); !day.empty()) out += '-' + two_digits(day);
    if (year.size() == 2) year.insert(0, "20");
    if (year.empty() && date_.size() >= 4) {
      const int now = std::stoi(date_.substr(0, 4));
      year = std::to_string(now);
      if (year + out > date_) year = std::to_string(now - 1);
    }
    return year.empty() ? year : year + out;
  }

  const SourceFile& source_;
  const std::vector<AgendaItem>& agenda_;
  const std::string& date_;
  const Grammar& grammar_;
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

void drop_citing_actions(const std::vector<Citation>& citations, const std::vector<FollowUp>& follow_ups,
                         std::vector<Action>& actions) {
  const auto within = [](const Span& inner, const Span& outer) {
    return inner.begin >= outer.begin && inner.end <= outer.end;
  };
  std::erase_if(actions, [&](const Action& action) {
    const Span& span = action.text.span;
    return std::any_of(citations.begin(), citations.end(),
                       [&](const Citation& citation) {
                         return citation.verdict != Verdict::renewed && within(citation.span, span) &&
                                within(span, citation.text.span);
                       }) ||
           std::any_of(follow_ups.begin(), follow_ups.end(),
                       [&](const FollowUp& entry) { return within(span, entry.text.span); });
  });
}

}  // namespace klubba::minutes
