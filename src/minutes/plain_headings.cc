// SPDX-License-Identifier: MIT
#include "minutes/plain_headings.h"

#include <algorithm>
#include <cctype>

#include "text/layout.h"

namespace klubba::minutes {
namespace {

constexpr std::size_t longest_plain_heading = 90;  // characters
constexpr std::size_t longest_run_in_title = 60;   // of a title with text behind it

bool ends_sentence(std::string_view text) {
  return !text.empty() && (text.back() == '.' || text.back() == ';' || text.back() == ',');
}

}  // namespace

bool is_item_heading(const Block& heading, const grammar::Grammar& grammar) {
  const std::string_view text = heading.text.view();
  if (text.empty() || (heading.kind != BlockKind::heading && ends_sentence(text))) return false;
  if (grammar.first("not-item", text) || grammar.first("appendix", text)) return false;
  // "Motions" in a marked heading is an item; "Decision" is a part of one.
  const grammar::Match label = grammar.first("label", text);
  if (!label) return true;
  const bool formal = heading.kind != BlockKind::heading && label.rule->attribute("role") == "propose";
  return label.rule->attribute("heading") == "item" && !formal;
}

/// An item's heading, or, behind the first of them, a word that heads a list or the document elsewhere: "Agenda" with a
/// decision below it, "Annual meeting" with text below it.
bool PlainHeadings::names_item(std::size_t b, bool among_items) const {
  if (is_item_heading(block(b), grammar_)) return true;
  const std::string_view text = block(b).text.view();
  if (!among_items || grammar_.first("label", text) || block(b + 1).gap > 0) return false;
  if (grammar_.first("item-decided", text))
    return static_cast<bool>(grammar_.first("decision", block(b + 1).text.view()));
  const grammar::Match other = grammar_.first("not-item", text);
  return other && other.rule->name == "document-title" && text.find_first_of("0123456789") == std::string_view::npos;
}

/// "DAY 2" in capitals, and the first heading of that day right below it.
bool PlainHeadings::below_divider(std::size_t b) const {
  constexpr std::size_t longest = 30;  // characters
  const Block& above = block(b - 1);
  const std::string_view text = above.text.view();
  const bool capitals = std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) &&
                        std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return above.kind == BlockKind::paragraph && above.gap > 0 && capitals && text::length(text) <= longest;
}

/// Documents without numbers and without markup: short lines that stand alone above text.
std::vector<ItemSpan> PlainHeadings::lines_above_text() const {
  std::vector<ItemSpan> out;
  std::vector<std::size_t> found;
  for (std::size_t b = 1; b + 1 < blocks_.size(); ++b) {
    const Block& line = block(b);
    const Block& next = block(b + 1);
    const std::string_view text = line.text.view();
    // A heading of two lines is set apart by its gap, and its text stands close below.
    const bool wrapped = line.lines.last == line.lines.first + 1 && line.gap > 0 && next.gap == 0;
    const std::size_t longest = wrapped ? 2 * longest_plain_heading : longest_plain_heading;
    if (line.kind != BlockKind::paragraph || text::length(text) > longest || text::length(text) < 3) continue;
    if (line.gap == 0 && !line.page_start && !line.bold && !below_divider(b)) continue;
    if (ends_sentence(text) || text.back() == ':' || !names_item(b, !found.empty())) continue;
    // "Project: small beetles" above a paragraph; what begins with a label is a line of its own.
    const bool titled = line.gap > 0 && next.gap == 0 && text::length(next.text.view()) > longest_plain_heading &&
                        !found.empty() && !grammar_.first("run-in", text);
    if (text::starts_lower(text) || (text.find(':') != std::string_view::npos && !titled)) continue;
    if (std::isdigit(static_cast<unsigned char>(text[0])) != 0 && text.find(' ') != std::string_view::npos) continue;
    const bool short_line = next.kind == BlockKind::paragraph && text::length(next.text.view()) < longest_run_in_title;
    const bool next_meeting = static_cast<bool>(grammar_.first("head-next-title", text)) && next.gap == 0;
    const std::string_view below = next.text.view();
    const bool said = ends_sentence(below) || below.ends_with('!') || below.ends_with('?');
    if (short_line && !said && !next_meeting) continue;
    if (grammar_.first("foot", text) || grammar_.first("opener", text)) continue;
    found.push_back(b);
  }
  const auto capitals = [this](std::size_t b) {
    const std::string_view text = block(b).text.view();
    const auto upper = std::count_if(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return upper >= 3 && std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  };
  // Where some are set in capitals, the others are lines of text.
  if (std::any_of(found.begin(), found.end(), capitals)) {
    found.erase(std::remove_if(found.begin(), found.end(), [&](std::size_t b) { return !capitals(b); }), found.end());
  } else if (found.size() < 2) {
    return out;
  }
  for (const std::size_t b : found) {
    out.push_back(heading_.unnumbered(b, "line above text"));
  }
  return out;
}

/// Documents whose headings are lines in bold.
std::vector<ItemSpan> PlainHeadings::bold_lines() const {
  std::vector<ItemSpan> out;
  for (std::size_t b = 0; b + 1 < blocks_.size(); ++b) {
    const Block& line = block(b);
    if (!line.bold || text::length(line.text.view()) > longest_plain_heading || !is_item_heading(line, grammar_))
      continue;
    if (line.text.view().back() == ':' || grammar_.first("foot", line.text.view())) continue;
    out.push_back(heading_.unnumbered(b, "bold line"));
  }
  return out;
}

/// Bullets that each have a paragraph of their own, set in: topics of notes without headings.
std::vector<ItemSpan> PlainHeadings::bulleted_topics() const {
  std::vector<ItemSpan> out;
  std::vector<std::size_t> topics;
  std::size_t with_text = 0;
  for (std::size_t b = 0; b < blocks_.size(); ++b) {
    if (block(b).kind != BlockKind::bullet || block(b).indent > 1 ||
        text::length(block(b).text.view()) > 2 * longest_plain_heading)
      continue;
    topics.push_back(b);
    if (b + 1 < blocks_.size() && block(b + 1).kind == BlockKind::paragraph && block(b + 1).indent > 1) ++with_text;
  }
  if (topics.size() < 3 || with_text * 10 < topics.size() * 6) return out;
  for (const std::size_t b : topics) {
    out.push_back(heading_.unnumbered(b, "bullet above text"));
  }
  return out;
}

}  // namespace klubba::minutes
