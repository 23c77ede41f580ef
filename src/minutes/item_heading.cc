// SPDX-License-Identifier: MIT
#include "minutes/item_heading.h"

#include <algorithm>
#include <cctype>

#include "minutes/sentences.h"
#include "minutes/value.h"
#include "text/layout.h"

namespace klubba::minutes {
namespace {

constexpr std::size_t npos = static_cast<std::size_t>(-1);
constexpr std::size_t longest_plain_heading = 90;  // characters
constexpr std::size_t longest_run_in_title = 60;   // of a title with text behind it
constexpr std::size_t longest_sentence = 160;      // of a first sentence that stands for a title

bool ends_sentence(std::string_view text) {
  return !text.empty() && (text.back() == '.' || text.back() == ';' || text.back() == ',');
}

}  // namespace

/// Value of the number as it stands in the source line; its text is `number`.
Value ItemHeading::number_value(std::size_t b, const std::string& number) const {
  const Line& line = source_.lines()[block(b).lines.first - 1];
  const std::size_t digit = line.text.find(number[0]);
  const std::size_t at = source_.offset_of(line.text) + (digit == std::string_view::npos ? 0 : digit);
  JoinedText text;
  text.append(source_.text().substr(at, 1), at);
  Value value = make_value(source_, text);
  value.text = number;
  return value;
}

void ItemHeading::set_title(ItemSpan& span, JoinedText title) const {
  if (const grammar::Match codes = grammar_.first("item-codes", title.view())) {
    for (const char c : codes.capture("codes")) {
      if (std::isalpha(static_cast<unsigned char>(c)) != 0) span.item.codes.emplace_back(1, c);
    }
    title = title.slice(0, codes.begin);
  }
  if (const grammar::Match number = grammar_.first("item-case", title.view())) title = title.slice(0, number.begin);
  span.item.title = make_value(source_, title);
}

/// "3. Economy. The treasurer reports that …": where the text begins that stands on the heading's line; npos:
/// nowhere.
std::size_t ItemHeading::title_cut(std::string_view text, std::size_t from) const {
  constexpr std::size_t shortest = 40;  // characters: two short sentences are a title
  if (text::length(text) < shortest) return npos;
  const auto sentences = split_sentences(text.substr(from), grammar_);
  if (sentences.size() < 2 || text::length(text.substr(from, sentences[0].second)) > longest_sentence) return npos;
  return from + sentences[1].first;
}

/// A title that the text below it was joined to, for its line is as long as lines get: where the line begins that is
/// text. A title goes on in lower case, or behind a word that asks for more; what ends with a full stop is a sentence.
std::size_t ItemHeading::line_cut(const JoinedText& text, std::size_t from) const {
  constexpr std::size_t shortest = 20;  // bytes of a sentence
  if (text.view().empty() || text.view().back() != '.') return npos;
  std::uint32_t line = source_.line_at(text.source_offset(from));
  for (std::size_t i = from; i < text.view().size(); ++i) {
    const std::uint32_t here = source_.line_at(text.source_offset(i));
    if (here == line || text.view()[i] == ' ') continue;
    line = here;
    const std::string_view before = text.view().substr(0, i > 0 ? i - 1 : 0);
    const std::size_t space = before.find_last_of(' ');
    const std::string_view last = space == std::string_view::npos ? before : before.substr(space + 1);
    const bool goes_on =
        before.empty() || before.back() == ',' || before.back() == '-' || grammar_.is(last, "continuing");
    if (!goes_on && !text::starts_lower(text.view().substr(i)) && text.view().size() - i >= shortest) return i;
  }
  return npos;
}

ItemSpan ItemHeading::numbered(const Candidate& c) const {
  ItemSpan span;
  span.heading = c.block;
  span.body = c.block + 1;
  span.reason = c.reason;
  span.item.number = number_value(c.block, c.number);
  if (c.title_at != npos) {
    const JoinedText& text = block(c.block).text;
    std::size_t title_end = text.view().size();
    if (block(c.block).kind != BlockKind::heading) {
      // A long first sentence may be a title that its text was joined to.
      const std::size_t cut = title_cut(text.view(), c.title_at);
      const bool short_title =
          cut != npos && text::length(text.view().substr(c.title_at, cut - c.title_at)) <= longest_run_in_title;
      const std::size_t below = short_title ? npos : line_cut(text, c.title_at);
      title_end = std::min({title_end, cut, below});
      if (title_end < text.view().size()) span.text_at = title_end;
    }
    JoinedText title = text.slice(c.title_at, title_end);
    take_bracket_below(span, title);
    set_title(span, title);
  } else {
    take_title_below(span);
  }
  return span;
}

/// A title's bracket on the line below it: "(Eva, the office)".
void ItemHeading::take_bracket_below(ItemSpan& span, JoinedText& title) const {
  if (span.body >= layout_.blocks.size()) return;
  const Block& next = block(span.body);
  const std::string_view text = next.text.view();
  if (next.kind != BlockKind::paragraph || next.gap > 0 || text.size() < 3 ||
      text::length(text) > longest_plain_heading)
    return;
  if (text.front() != '(' || text.back() != ')') return;
  title.append_space();
  title.append(next.text);
  ++span.body;
}

/// "§ 138 KS 2024/12" and the title on the lines below it, up to the first label.
void ItemHeading::take_title_below(ItemSpan& span) const {
  JoinedText title;
  std::size_t b = span.body;
  // Case numbers and page numbers may stand between.
  while (b < layout_.blocks.size() && b < span.heading + 4 && grammar_.first("case-line", block(b).text.view())) ++b;
  const std::size_t first = b;
  for (; b < layout_.blocks.size() && b < first + 4; ++b) {
    const Block& next = block(b);
    // The line right below is the title, even where it reads like a label ("Information", "Proposal to …").
    const grammar::Match label = grammar_.first("label", next.text.view());
    const grammar::Match run_in = grammar_.first("run-in", next.text.view());
    const auto decides = [](const grammar::Match& m) { return m.rule->attribute("role") == "decide"; };
    const bool ends = (label && (b > first || decides(label))) || (run_in && (b > first || decides(run_in)));
    if (next.kind != BlockKind::paragraph || ends || grammar_.first("item", next.text.view())) {
      break;
    }
    if (b > first) {
      const double before = static_cast<double>(text::length(block(b - 1).text.view()));
      const bool goes_on = next.gap == 0 && !next.page_start && text::starts_lower(next.text.view());
      if (goes_on) {
        title.append_space();
        title.append(next.text);
        continue;
      }
      // A whole sentence, or what follows a closing bracket, is text.
      const std::string_view said = next.text.view();
      if (said.back() == '.' && text::length(said) > longest_run_in_title) break;
      if (block(b - 1).text.view().back() == ')') break;
      if (next.gap > 0 || next.page_start || before < 0.5 * layout_.width || ends_sentence(block(b - 1).text.view()))
        break;
    }
    const JoinedText& text = next.text;
    if (text::length(text.view()) > 300) break;
    if (!title.empty()) title.append_space();
    title.append(text);
  }
  if (title.empty()) return;
  // "§ 3." / "A letter was read. It was decided to …": an item without a title. Its first sentence names it, and all of
  // it is text.
  const auto sentences = split_sentences(title.view(), grammar_);
  const char last = title.view().back();
  const bool decides = static_cast<bool>(grammar_.first("decision", title.view()));
  // "The board appointed as follows:" and the list below it is text as well.
  const bool said =
      (last == '.' && (sentences.size() > 1 || decides || grammar_.first("head-opening", title.view()))) ||
      (last == ':' && decides);
  if (said) {
    span.body = first;
    set_title(span, title.slice(0, sentences.front().second).trimmed());
    return;
  }
  span.body = b;
  set_title(span, title);
}

/// An item whose heading is block `b` alone.
ItemSpan ItemHeading::unnumbered(std::size_t b, std::string reason) const {
  ItemSpan span;
  span.heading = b;
  span.body = b + 1;
  span.reason = std::move(reason);
  set_title(span, block(b).text);
  return span;
}

}  // namespace klubba::minutes
