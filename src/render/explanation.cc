// SPDX-License-Identifier: MIT
#include "render/explanation.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/columns.h"

namespace klubba {
namespace {

constexpr std::size_t number_width = 5;
constexpr std::size_t class_width = 11;
constexpr std::size_t reason_width = 20;
constexpr std::size_t indent = number_width + 1 + class_width + 1;

std::string_view colour_of(LineClass line_class) {
  switch (line_class) {
    case LineClass::heading:
      return "\x1b[1m";
    case LineClass::label:
    case LineClass::decision:
      return "\x1b[32m";
    case LineClass::action:
      return "\x1b[36m";
    case LineClass::unplaced:
      return "\x1b[31m";
    default:
      return "\x1b[2m";
  }
}

class Explainer {
 public:
  Explainer(const SourceFile& source, const Minutes& minutes, const ExplanationStyle& style, std::string& out)
      : source_(source), minutes_(minutes), style_(style), out_(out) {}

  void head() {
    out_ += fitted(source_.path(), style_.width) + '\n';
    std::string grammars = "grammar " + minutes_.grammar;
    for (std::size_t i = 0; i < minutes_.candidates.size(); ++i) {
      grammars += fmt::format("{}{} {:.2f}", i == 0 ? "; tried: " : ", ", minutes_.candidates[i].first,
                              minutes_.candidates[i].second);
    }
    paragraph(grammars, 0);
    std::size_t placed = 0;
    std::size_t filled = 0;
    for (const LineNote& note : minutes_.lines) {
      if (note.line_class == LineClass::blank) continue;
      ++filled;
      if (note.line_class != LineClass::unplaced) ++placed;
    }
    paragraph(fmt::format("{}, {}, {}; {} of {} lines placed", counted(minutes_.agenda.size(), "agenda item"),
                          counted(minutes_.decisions.size(), "decision"), counted(minutes_.actions.size(), "action"),
                          placed, filled),
              0);
    out_ += '\n';
  }

  /// A line of the list: number, class, text cut to fit, rule.
  void row(std::uint32_t number) {
    const LineNote& note = note_of(number);
    if (note.line_class == LineClass::blank) {
      out_ += fmt::format("{:>{}}\n", number, number_width);
      return;
    }
    std::string_view text = text_of(number);
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    const bool beside = note.reason.size() <= reason_width;
    const std::size_t room = style_.width - indent - (beside && !note.reason.empty() ? reason_width + 1 : 0);
    mark(number, note);
    out_ += beside && !note.reason.empty() ? padded(text, room) + ' ' + note.reason : fitted(text, room);
    out_ += '\n';
    if (!beside && !repeats(number)) remark("by: " + note.reason);
  }

  void whole_line(std::uint32_t number) {
    const LineNote& note = note_of(number);
    mark(number, note);
    append_wrapped(out_, text_of(number), indent, indent, style_.width);
    out_ += '\n';
    if (!note.reason.empty()) remark("by: " + note.reason);
  }

  void near_misses(std::uint32_t number, bool ending_here) {
    for (const NearMiss& miss : minutes_.near_misses) {
      const bool here = ending_here ? miss.lines.last == number : holds(miss.lines, number);
      if (here) remark("near miss: " + (miss.rule.empty() ? "" : miss.rule + ": ") + miss.reason);
    }
  }

  void extracted(std::uint32_t number) {
    for (const AgendaItem& item : minutes_.agenda) {
      if (!holds(item.lines, number)) continue;
      const std::string title = item.number.empty() ? item.title.text : item.number.text + " " + item.title.text;
      remark("in item: " + title);
    }
    for (const Decision& decision : minutes_.decisions) {
      if (!holds(decision.text.lines, number)) continue;
      remark("decision: " + decision.text.text);
      if (decision.clauses.size() > 1) {
        for (const Value& clause : decision.clauses) remark("clause: " + clause.text);
      }
    }
    for (const Action& action : minutes_.actions) {
      if (!holds(action.text.lines, number)) continue;
      remark("action: " + action.text.text);
      if (!action.rule.empty()) remark("by: " + action.rule);
      for (const Value& owner : action.owners) remark("owner: " + owner.text);
      if (action.deadline) {
        const Deadline& deadline = *action.deadline;
        remark("deadline: " + deadline.text.text + (deadline.edtf.empty() ? "" : " = " + deadline.edtf) +
               (deadline.event.empty() ? "" : " = " + deadline.event));
      }
    }
  }

 private:
  static bool holds(const LineRange& lines, std::uint32_t number) {
    return lines.first <= number && number <= lines.last;
  }
  static std::string counted(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
  }

  const LineNote& note_of(std::uint32_t number) const {
    static const LineNote none;
    return number <= minutes_.lines.size() ? minutes_.lines[number - 1] : none;
  }
  std::string_view text_of(std::uint32_t number) const { return source_.lines()[number - 1].text; }

  /// The line before has the same class for the same reason.
  bool repeats(std::uint32_t number) const {
    if (number < 2) return false;
    const LineNote& before = note_of(number - 1);
    const LineNote& note = note_of(number);
    return before.line_class == note.line_class && before.reason == note.reason;
  }

  void mark(std::uint32_t number, const LineNote& note) {
    out_ += fmt::format("{:>{}} ", number, number_width);
    if (style_.colour) out_ += colour_of(note.line_class);
    out_ += padded(line_class_name(note.line_class), class_width);
    if (style_.colour) out_ += "\x1b[0m";
    out_ += ' ';
  }

  void paragraph(const std::string& text, std::size_t at) {
    out_.append(at, ' ');
    append_wrapped(out_, text, at, at + 2, style_.width);
    out_ += '\n';
  }
  void remark(const std::string& text) { paragraph(text, indent); }

  const SourceFile& source_;
  const Minutes& minutes_;
  const ExplanationStyle& style_;
  std::string& out_;
};

}  // namespace

void render_explanation(const SourceFile& source, const Minutes& minutes, const ExplanationStyle& style,
                        std::string& out) {
  Explainer explainer(source, minutes, style, out);
  explainer.head();
  for (const Line& line : source.lines()) {
    explainer.row(line.number);
    explainer.near_misses(line.number, true);
  }
}

void render_line_explanation(const SourceFile& source, const Minutes& minutes, std::uint32_t line,
                             const ExplanationStyle& style, std::string& out) {
  Explainer explainer(source, minutes, style, out);
  explainer.whole_line(line);
  explainer.extracted(line);
  explainer.near_misses(line, false);
}

}  // namespace klubba
