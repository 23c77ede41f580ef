// SPDX-License-Identifier: MIT
#pragma once
/// What all checks look at: the file, what was read from it, and the headings as they stand in the lines.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "klubba/deadline.h"
#include "klubba/joined_text.h"
#include "klubba/lint.h"

namespace klubba::checks {

/// A line that heads a numbered item, also where the reading left it out because its number is out of the count.
struct Heading {
  std::vector<unsigned> key;  ///< "13.1" → {13, 1}
  std::string number;
  std::string title;  ///< on the same line; may be empty
  std::uint32_t line = 0;
};

/// A decision clause or an action: words with their place.
struct Passage {
  std::string_view text;
  Span span;
};

class Document {
 public:
  Document(const SourceFile& source, const Minutes& minutes, const LintContext& context);

  const SourceFile& source() const { return source_; }
  const Minutes& minutes() const { return minutes_; }
  const LintContext& context() const { return context_; }
  const grammar::Grammar& words() const { return *context_.words; }
  const grammar::Grammar& family() const { return *context_.family; }
  const std::vector<Heading>& headings() const { return headings_; }
  /// The reader of times, with the family's words.
  const DeadlineReader& deadlines() const { return deadlines_; }

  /// Lines of the minutes proper: appendices are somebody else's text.
  std::uint32_t line_count() const { return static_cast<std::uint32_t>(source_.lines().size()); }
  /// Trimmed text of a line (from 1).
  std::string_view line(std::uint32_t number) const;
  /// The same without the marks of Markdown around it.
  std::string_view plain_line(std::uint32_t number) const;
  /// The rule of kind "label" that the line fits, if it is one of the labels that part an item.
  grammar::Match label(std::uint32_t number) const;
  /// The line of the heading that stands above a line; 0 where there is none.
  std::uint32_t heading_above(std::uint32_t number) const;
  LineClass line_class(std::uint32_t number) const;
  /// True where the line is none of the minutes (appendix) or blank.
  bool outside(std::uint32_t number) const;
  /// The first line of items; one past the last line where there is none.
  std::uint32_t first_item_line() const;
  /// True where a rule of `kind` (grammar "lint") fits the text.
  bool fits(std::string_view kind, std::string_view text) const { return static_cast<bool>(words().first(kind, text)); }
  /// True where a rule of `kind` fits a line of the minutes.
  bool says(std::string_view kind) const;
  /// True where the head, the foot, a heading or a label fits a rule of `kind`, or the text of an item one of
  /// `kind_in_text`: there a word alone says nothing of the meeting.
  bool tells(std::string_view kind, std::string_view kind_in_text) const;
  /// Everybody that the document names with a full name.
  const std::vector<std::string>& people() const { return people_; }
  /// True where the document calls itself an excerpt: it leaves items out.
  bool excerpt() const;
  /// True where items were read, or what was decided or given to somebody on a day: else it may be something else.
  bool tells_of_meeting() const {
    const bool done = !minutes_.decisions.empty() || !minutes_.actions.empty();
    return !minutes_.agenda.empty() || (done && !minutes_.meeting.date.empty());
  }
  /// True where the document calls itself a protocol, which is adjusted, and not notes.
  bool protocol() const;
  /// Sentences of the items that stand in no part with a label of its own, but for those that decide or list tasks:
  /// what is told as background is left out.
  std::vector<JoinedText> sentences() const;
  /// The bytes of the file that a text came from.
  Span span_of(const JoinedText& text) const { return source_.original(text.source_begin(), text.source_end()); }
  /// The place of words in the lines of a span; the span itself where they are parted by a line's end.
  Span place_of(std::string_view words, const Span& span) const;
  /// True where a text of the minutes' actions stands in the span.
  bool has_action_in(const Span& span) const;
  /// Decision clauses and, besides, the actions that stand outside decisions.
  std::vector<Passage> commitments() const;
  /// True where vague words make up the passage: other faults of it aren't worth a line of their own.
  bool vague(std::string_view text) const { return fits("vague", text); }

 private:
  void find_headings();
  void find_numbered_titles();
  void find_rows();
  void find_lost_headings(const std::vector<Heading>& items);
  bool fills_gap(const std::vector<Heading>& items, std::uint32_t number) const;
  bool sole_head(std::uint32_t number) const;
  bool in_list(std::uint32_t number, unsigned count) const;
  void find_people();

  const SourceFile& source_;
  const Minutes& minutes_;
  const LintContext& context_;
  DeadlineReader deadlines_;
  std::vector<Heading> headings_;
  std::vector<std::string> people_;
};

/// True where `said` ("Helene", "Helene B", "HB") can mean the person.
bool can_mean(std::string_view said, std::string_view full_name);

/// True where the text begins with a verb in the infinitive, whose subject is the body that decides.
bool in_infinitive(const Document& document, std::string_view text);

/// Collects the findings of one check.
class Findings {
 public:
  Findings(const Document& document, const Check& check, Severity severity, Diagnostics& out)
      : document_(document), check_(check), severity_(severity), out_(out) {}

  /// At the words of a line.
  void at_line(std::uint32_t line, std::string message, std::string note = "");
  /// At bytes of the file.
  void at(Span span, std::string message, std::string note = "");
  /// At a piece of a normalised line; `part` is a view into it.
  void at_part(std::string_view part, std::string message, std::string note = "");
  /// About the file as a whole.
  void whole(std::string message, std::string note = "");
  /// The severity of the next findings, where it isn't the check's own.
  void set_severity(Severity severity) { severity_ = severity; }

 private:
  Diagnostic start(std::string message, std::string note) const;

  const Document& document_;
  const Check& check_;
  Severity severity_;
  Diagnostics& out_;
};

}  // namespace klubba::checks
