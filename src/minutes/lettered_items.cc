// SPDX-License-Identifier: MIT
#include "minutes/lettered_items.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "minutes/sentences.h"
#include "text/layout.h"

namespace klubba::minutes {
namespace {

constexpr std::size_t npos = static_cast<std::size_t>(-1);
constexpr std::size_t longest_plain_heading = 90;  // characters
constexpr std::size_t longest_sentence = 140;      // characters of a sentence that stands for a title

}  // namespace

/// "A) Playgrounds – the sand is changed in spring. …": where the text behind a lettered title begins; npos: nowhere.
std::size_t LetteredItems::text_behind_letter(const Block& line, bool election) const {
  const std::string_view text = line.text.view();
  if (line.kind != BlockKind::numbered || text.empty()) return npos;
  if (election) {
    // "b) Auditors for one year: Kim Ek": the office is the title.
    if (const grammar::Match colon = grammar_.first("title-colon", text)) return colon.end;
  }
  if (text::length(text) <= longest_plain_heading && text.back() != '.') return npos;
  if (const grammar::Match dash = grammar_.first("title-dash", line.text.view())) return dash.end;
  const auto sentences = split_sentences(text, grammar_);
  const bool title = sentences.size() > 1 && text::length(text.substr(0, sentences[0].second)) <= longest_sentence;
  return title ? sentences[1].first : npos;
}

/// "c) The gutter has come loose.": a point of one sentence, an item where the points beside it are items.
bool LetteredItems::is_sentence(const Block& line) const {
  const std::string_view text = line.text.view();
  return line.kind == BlockKind::numbered && !text.empty() && text.back() == '.' &&
         text::length(text) <= 2 * longest_sentence && !text::starts_lower(text) &&
         split_sentences(text, grammar_).size() == 1;
}

/// Whether a point begins with a few words that end in a full stop, or is one without any.
bool LetteredItems::has_title(const Block& line) const {
  constexpr std::ptrdiff_t most_words = 5;
  const std::string_view text = line.text.view();
  if (line.kind != BlockKind::numbered || (!text.empty() && text.back() != '.')) return true;
  if (grammar_.first("title-dash", text) || grammar_.first("nominal-title", text)) return true;
  const auto sentences = split_sentences(text, grammar_);
  const std::string_view first = text.substr(0, sentences.empty() ? text.size() : sentences[0].second);
  if (grammar_.first("nominal-title", first)) return true;
  return std::count(first.begin(), first.end(), ' ') < most_words || first.find(':') != std::string_view::npos;
}

/// a, b, c … inside an item: sub-items where most of them have text of their own below.
std::vector<ItemSpan> LetteredItems::find(const std::vector<ItemSpan>& items) const {
  std::vector<ItemSpan> found;
  for (const ItemSpan& item : items) {
    if (item.item.number.empty() || grammar_.first("listing-title", item.item.title.text)) continue;
    std::vector<std::size_t> run;
    std::vector<std::size_t> cuts;  // where the text behind the title begins, parallel
    std::vector<std::string> lines;
    lines.reserve(64);
    std::size_t with_body = 0;
    char expected = 'a';
    bool label_before = false;
    const bool election = static_cast<bool>(grammar_.first("electing-title", item.item.title.text));
    for (std::size_t b = item.body; b < item.end && run.size() < 60; ++b) {
      const Block& line = block(b);
      if (line.kind == BlockKind::bullet) continue;
      const std::size_t cut = text_behind_letter(line, election);
      // "A/ …" in a paragraph is a heading of any length.
      const bool slash = line.kind == BlockKind::paragraph && line.text.view().find("/ ") == 1;
      const bool sentence = cut == npos && is_sentence(line);
      if (cut == npos && !sentence && text::length(line.text.view()) > (slash ? 3 : 1) * longest_plain_heading)
        continue;
      if (grammar_.first("label", line.text.view()) && run.empty()) label_before = true;
      const std::string text = line.kind == BlockKind::numbered ? line.marker + " " + line.text.str() : line.text.str();
      const grammar::Match match = grammar_.first("sub-item", text);
      if (!match) continue;
      const char letter = static_cast<char>(std::tolower(static_cast<unsigned char>(match.capture("number")[0])));
      const std::string_view title = match.capture("title");
      const auto words = std::count(title.begin(), title.end(), ' ') + 1;
      if (letter != expected || (cut == npos && !sentence &&
                                 (title.back() == ',' || title.back() == ';' || (title.back() == '.' && words > 5)))) {
        continue;
      }
      ++expected;
      run.push_back(b);
      cuts.push_back(cut);
      lines.emplace_back(title);
    }
    const bool lone = run.size() == 1 && block(run[0]).kind == BlockKind::paragraph && run[0] + 1 < item.end &&
                      block(run[0]).text.view().find("/ ") == 1;
    if ((run.size() < 2 && !lone) || label_before) continue;
    for (std::size_t i = 0; i < run.size(); ++i) {
      const std::size_t next = i + 1 < run.size() ? run[i + 1] : item.end;
      if (next > run[i] + 1 || cuts[i] != npos) ++with_body;
    }
    // Points of running text are no items; where most have titles, one of a sentence is.
    const auto titled = std::count_if(run.begin(), run.end(), [&](std::size_t b) { return has_title(block(b)); });
    if (titled * 2 < static_cast<std::ptrdiff_t>(run.size())) continue;
    const bool slash = block(run[0]).kind == BlockKind::paragraph;
    if (with_body * 10 < run.size() * 6 && !slash) continue;
    for (std::size_t i = 0; i < run.size(); ++i) {
      const Block& line = block(run[i]);
      ItemSpan span;
      span.heading = run[i];
      span.body = span.heading + 1;
      span.reason = "letter";
      const std::size_t at = line.text.view().find(lines[i]);
      const std::string letter =
          line.kind == BlockKind::numbered ? line.marker.substr(0, 1) : line.text.str().substr(0, 1);
      span.item.number = heading_.number_value(span.heading, letter);
      span.item.number.text = item.item.number.text + letter;
      span.text_at = cuts[i];
      JoinedText title =
          line.text.slice(at == std::string_view::npos ? 0 : at, std::min(cuts[i], line.text.view().size()));
      if (const grammar::Match dash = grammar_.first("title-end", title.view())) title = title.slice(0, dash.begin);
      heading_.set_title(span, title);
      found.push_back(std::move(span));
    }
  }
  return found;
}

}  // namespace klubba::minutes
