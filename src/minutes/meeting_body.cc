// SPDX-License-Identifier: MIT
#include "minutes/meeting_body.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <string>

#include "grammar/grammar.h"
#include "minutes/sentences.h"
#include "minutes/value.h"
#include "text/layout.h"

namespace klubba::minutes {
namespace {

/// Title lines stand among the first lines of the head.
constexpr std::size_t title_lines = 16;
constexpr std::size_t longest_body = 90;
/// What the rest of a line weighs that says what it is the title of.
constexpr double title_base = 2.0;

struct Candidate {
  JoinedText text;
  double score = 0;
};

class BodyReader {
 public:
  BodyReader(const SourceFile& source, const grammar::Grammar& grammar)
      : source_(source), grammar_(grammar), names_(grammar) {}

  /// A line that may hold the name: without words for kinds of minutes, days, numbers.
  void read_line(const JoinedText& line, std::size_t index, bool beside_title, bool heading, bool repeated) {
    const std::string_view text = line.view();
    if (text.size() > 240 || grammar_.first("head-opening", text) || grammar_.first("head-closing", text)) return;
    const bool title = static_cast<bool>(grammar_.first("head-title", text));
    if (const grammar::Match match = grammar_.first("head-body", text)) {
      add(slice(line, match.capture("body")), 5);
      return;
    }
    constexpr std::size_t longest_title = 90;
    if (text.size() > 140 || (text.ends_with('.') && (!title || text.size() > longest_title))) return;
    if (!title && text::starts_lower(text)) return;
    for (const JoinedText& piece : stripped(line)) {
      const double base = (title          ? title_base
                           : beside_title ? 1.0
                                          : 0.0) +
                          (heading && (title || beside_title) ? 0.5 : 0.0) + (repeated ? 1.0 : 0.0);
      // What goes on in lower case behind a title is its sentence, unless the title is short.
      constexpr std::size_t short_title = 80;
      if (text::starts_lower(piece.trimmed().view()) && text.size() > short_title) continue;
      // The first line of all names the body where the next ones say what it is.
      const bool words = piece.trimmed().str().find(' ') != std::string::npos;
      const double place = index == 0 && beside_title && words ? 1.0 : index < 3 ? 0.5 : 0.0;
      add(piece, base + place);
    }
  }

  void add(JoinedText piece, double base) {
    piece = trimmed(piece);
    const std::string_view text = piece.view();
    if (text.size() < 2 || text.size() > longest_body || grammar_.first("head-no-body", text)) return;
    const grammar::Match noun = grammar_.first("head-body-noun", text);
    double score = base + (!noun ? 0.0 : noun.rule->attribute("weight") == "organ" ? 4.0 : 2.5);
    if (!noun && base < title_base && names_.shape_of(text) == NameShape::full) score -= 2.0;
    if (!noun && std::count(text.begin(), text.end(), ' ') > 5) score -= 1.5;
    candidates_.push_back({std::move(piece), score});
  }

  void decider(const JoinedText& sentence) {
    if (const grammar::Match full = grammar_.first("head-full-name", sentence.view())) {
      full_names_.push_back(slice(sentence, full.capture("body")));
    }
    const grammar::Match match = grammar_.first("head-decider", sentence.view());
    if (!match) return;
    const JoinedText body = slice(sentence, match.capture("body"));
    if (body.empty() || grammar_.first("head-no-body", body.view())) return;
    std::string key = body.str();
    key.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(key.front())));
    Decider& decider = deciders_[key];
    decider.text = decider.text.empty() ? body : decider.text;
    ++(match.rule->attribute("weight") == "deciding" ? decider.decides : decider.named);
  }

  Value take() const {
    const auto best = std::max_element(candidates_.begin(), candidates_.end(),
                                       [](const Candidate& a, const Candidate& b) { return a.score < b.score; });
    if (best != candidates_.end() && best->score >= 2.0) return make_value(source_, longest(best->text));
    const auto decider = std::max_element(deciders_.begin(), deciders_.end(), [](const auto& a, const auto& b) {
      return a.second.weight() < b.second.weight();
    });
    constexpr std::size_t least_weight = 3;
    if (decider != deciders_.end() && decider->second.weight() >= least_weight) {
      return make_value(source_, longest(decider->second.text));
    }
    return {};
  }

 private:
  /// What is left of a title line. Two words to strip may share the space between them: pieces are looked through
  /// again.
  std::vector<JoinedText> stripped(const JoinedText& line) const {
    std::vector<JoinedText> pieces;
    std::size_t begin = 0;
    for (const grammar::Match& strip : grammar_.scan("head-title-strip", line.view())) {
      if (strip.begin > begin) pieces.push_back(line.slice(begin, strip.begin));
      begin = std::max(begin, strip.end);
    }
    if (begin == 0) return {line};
    if (begin < line.str().size()) pieces.push_back(line.slice(begin, line.str().size()));
    std::vector<JoinedText> rest;
    for (const JoinedText& piece : pieces) {
      for (JoinedText& part : stripped(piece.trimmed())) rest.push_back(std::move(part));
    }
    return rest;
  }

  /// The longest name that the text gives an organ whose name is one word (sample of full-name).
  JoinedText longest(const JoinedText& name) const {
    const std::string_view word = name.view();
    if (word.find(' ') != std::string_view::npos || word.size() < 6) return name;
    const std::string_view stem = word.substr(0, word.size() - 2);
    for (const JoinedText& full : full_names_) {
      if (full.view().substr(1).starts_with(stem.substr(1))) return full;
    }
    return name;
  }

  JoinedText slice(const JoinedText& text, std::string_view part) const {
    if (part.data() == nullptr) return {};
    const auto begin = static_cast<std::size_t>(part.data() - text.str().data());
    return text.slice(begin, begin + part.size()).trimmed();
  }

  /// Without joining words and punctuation at both ends, and without a short form in brackets.
  JoinedText trimmed(const JoinedText& text) const {
    JoinedText rest = text.trimmed();
    for (bool again = true; again && !rest.empty();) {
      again = false;
      for (const grammar::Match& edge : grammar_.all("head-body-edge", rest.view())) {
        if (edge.end == edge.begin) continue;
        rest = edge.begin == 0 ? rest.slice(edge.end, rest.str().size()) : rest.slice(0, edge.begin);
        rest = rest.trimmed();
        again = true;
        break;
      }
    }
    return rest;
  }

  const SourceFile& source_;
  const grammar::Grammar& grammar_;
  NameReader names_;
  std::vector<Candidate> candidates_;
  std::vector<JoinedText> full_names_;
  struct Decider {
    JoinedText text;
    std::size_t decides = 0;
    std::size_t named = 0;
    /// A short form gives way to a name that decides too.
    std::size_t weight() const {
      constexpr std::size_t longest_short_form = 6;
      const std::size_t sum = 3 * decides + named;
      return decides > 0 && text.str().size() > longest_short_form ? sum + 1000 : sum;
    }
  };
  std::map<std::string, Decider> deciders_;
};

JoinedText text_of(const SourceFile& source, std::string_view text) {
  JoinedText joined;
  if (!text.empty()) joined.append(text, source.offset_of(text));
  return joined;
}

}  // namespace

Value read_body(const SourceFile& source, const Layout& layout, const grammar::Grammar& grammar,
                const std::vector<HeadLine>& lines, const FieldReader& reader, const std::vector<HeadField>& fields) {
  BodyReader body(source, grammar);
  std::vector<const HeadField*> field_of(lines.size());
  for (const HeadField& field : fields) {
    if (field_of[field.at] == nullptr) field_of[field.at] = &field;
  }
  std::size_t seen = 0;
  bool after_title = false;
  bool below_people = false;
  std::string_view last;
  for (std::size_t i = 0; i < lines.size() && seen < title_lines; ++i) {
    const HeadLine& line = lines[i];
    constexpr std::size_t first_lines = 4;
    // Headings over headings are titles, even where the first of them was taken for an item.
    const bool over_heading = line.heading && !line.numbered && i + 1 < lines.size() && lines[i + 1].heading;
    if (reader.zone(line) != HeadZone::head && !line.furniture && (seen > first_lines || !over_heading)) break;
    if (const HeadField* const labelled = field_of[i]; labelled != nullptr) {
      if (labelled->field == "title" || labelled->field == "body") {
        body.read_line(text_of(source, labelled->rows.front().cells.front().text), 0, labelled->field == "body", true,
                       false);
      } else if (labelled->field == "present" || labelled->field == "absent") {
        below_people = true;
      }
      after_title = false;
      continue;
    }
    ++seen;
    if (line.bullet || line.table || line.numbered) continue;
    // Below the list of persons only a line that says what it is can be the title.
    if (below_people && !grammar.first("head-title", line.text)) continue;
    for (const HeadCell& cell : line.cells) {
      if (cell.text == last) continue;
      JoinedText text = text_of(source, cell.text);
      // A name that goes on in the next line: its words begin in lower case, or a hyphen waits for them.
      if (line.cells.size() == 1 && i + 1 < lines.size() &&
          lines[i + 1].number - line.number <= (layout.double_spaced ? 2U : 1U) && lines[i + 1].cells.size() == 1 &&
          grammar.first("head-title-wrap", std::string(cell.text) + "\n" + std::string(lines[i + 1].text))) {
        text.append_space();
        text.append(lines[i + 1].text, source.offset_of(lines[i + 1].text));
        last = lines[i + 1].text;
      }
      const auto title_near = [&](std::size_t j) {
        return j < lines.size() && static_cast<bool>(grammar.first("head-title", lines[j].text));
      };
      body.read_line(text, i, after_title || title_near(i + 1) || title_near(i + 2), line.heading, line.furniture);
      after_title = static_cast<bool>(grammar.first("head-title", text.view())) || (after_title && i < 3);
    }
  }
  for (const Block& block : layout.blocks) {
    for (const auto& [begin, end] : split_sentences(block.text.view(), grammar)) {
      body.decider(block.text.slice(begin, end).trimmed());
    }
  }
  return body.take();
}

}  // namespace klubba::minutes
