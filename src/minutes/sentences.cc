// SPDX-License-Identifier: MIT
#include "minutes/sentences.h"

#include <algorithm>
#include <cctype>

#include "grammar/grammar.h"

namespace klubba::minutes {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Upper-case letters of ASCII and of the two-byte Latin blocks.
bool starts_upper(std::string_view text) {
  if (text.empty()) return false;
  const auto a = static_cast<unsigned char>(text[0]);
  if (a < 0x80) return a >= 'A' && a <= 'Z';
  if (text.size() < 2) return false;
  const auto b = static_cast<unsigned char>(text[1]);
  if (a == 0xC3) return b >= 0x80 && b <= 0x9E;
  return (a == 0xC4 || a == 0xC5) && b % 2 == 0;
}

/// Bytes of a dash with blanks behind it, as an answer begins with: "Keys? - Anna asks."
std::size_t dash_size(std::string_view text) {
  std::size_t size = 0;
  if (text.starts_with("-")) size = 1;
  if (text.starts_with("\xE2\x80\x93") || text.starts_with("\xE2\x80\x94")) size = 3;
  if (size == 0 || size >= text.size() || text[size] != ' ') return 0;
  while (size < text.size() && text[size] == ' ') ++size;
  return size;
}

/// What may stand before the first letter of a sentence: quotes, brackets, '@', dashes.
std::string_view skip_openers(std::string_view text) {
  while (!text.empty()) {
    if (const std::size_t dash = dash_size(text); dash > 0) {
      text.remove_prefix(dash);
    } else if (text[0] == '"' || text[0] == '\'' || text[0] == '(' || text[0] == '[' || text[0] == '@' ||
               text[0] == '*') {
      text.remove_prefix(1);
    } else if (text.starts_with("\xE2\x80\x9C") || text.starts_with("\xE2\x80\x9D") ||
               text.starts_with("\xE2\x80\x93")) {
      text.remove_prefix(3);
    } else if (text.starts_with("\xC2\xAB") || text.starts_with("\xC2\xBB")) {
      text.remove_prefix(2);
    } else {
      break;
    }
  }
  return text;
}

std::string_view word_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && !is_space(text[begin - 1]) && text[begin - 1] != '(') --begin;
  return text.substr(begin, end - begin);
}

/// True where `word` ends as the names of organs do.
bool ends_like(std::string_view word, const grammar::Grammar& grammar) {
  const auto endings = grammar.list("body-ending");
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return word.ends_with(ending); });
}

/// True where the stop at `at` ends a sentence; `next` is the text after the white space that follows.
bool ends_sentence(std::string_view text, std::size_t at, std::string_view next, const grammar::Grammar& grammar) {
  const std::string_view opened = skip_openers(next);
  // A handle stands for a name.
  const bool upper = starts_upper(opened) || opened.starts_with('@');
  if (text[at] != '.') return upper || (!opened.empty() && is_digit(opened[0]));
  const std::string_view word = word_before(text, at);
  // "R. Ek", "nr 3.": an initial, or a number that a small letter goes on from.
  const std::string_view bare = skip_openers(word);
  const bool initial =
      starts_upper(bare) && bare.size() <= 2 && (bare.size() == 1 || static_cast<unsigned char>(bare[0]) >= 0x80);
  if (initial && word_before(text, at).size() == bare.size() && upper) {
    const std::size_t before = static_cast<std::size_t>(word.data() - text.data());
    // "punkt A. Sedan": a single capital after a small word may end a sentence; between capitals it is a name.
    return before > 1 && !starts_upper(word_before(text, before - 1)) &&
           grammar.is(word_before(text, before - 1), "pointer");
  }
  if (!upper) {
    // "… till posten. vi tar det": a small letter all the same, before a word that can only be a subject.
    const std::string_view first = opened.substr(0, opened.find_first_of(" ,.:;"));
    const bool subject = grammar.is(first, "subject-pronoun") || grammar.is(first, "body") || ends_like(first, grammar);
    if (subject && bare.size() > 3 && !is_digit(bare.back()) && bare.find('.') == std::string_view::npos &&
        !grammar.is(bare, "abbreviation")) {
      return true;
    }
    return !opened.empty() && is_digit(opened[0]) && word.size() > 3 && !is_digit(word.back()) &&
           !grammar.is(word, "abbreviation");
  }
  if (grammar.is(word, "closing-abbreviation")) return true;
  if (grammar.is(word, "abbreviation") || grammar.is(std::string(word) + ".", "abbreviation")) return false;
  return true;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> split_sentences(std::string_view text,
                                                                 const grammar::Grammar& grammar) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  std::size_t begin = 0;
  const auto push = [&](std::size_t end) {
    std::size_t from = begin;
    while (from < end && is_space(text[from])) ++from;
    if (from > 0) from += dash_size(text.substr(from, end - from));
    std::size_t to = end;
    while (to > from && is_space(text[to - 1])) --to;
    if (to > from) out.emplace_back(from, to);
    begin = end;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '.' && text[i] != '!' && text[i] != '?') continue;
    std::size_t end = i + 1;
    // Closing quotes and brackets belong to the sentence.
    while (end < text.size() && (text[end] == ')' || text[end] == '"' || text[end] == '.' || text[end] == '!')) ++end;
    if (std::string_view(text).substr(end).starts_with("\xE2\x80\x9D")) end += 3;
    if (end >= text.size() || !is_space(text[end])) continue;
    std::size_t next = end;
    while (next < text.size() && is_space(text[next])) ++next;
    if (ends_sentence(text, i, text.substr(next), grammar)) push(end);
    i = end - 1;
  }
  push(text.size());
  return out;
}

}  // namespace klubba::minutes
