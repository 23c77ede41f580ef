// SPDX-License-Identifier: MIT
#include "minutes/cell_text.h"

#include <cctype>

#include "grammar/grammar.h"
#include "text/letter_case.h"

namespace klubba::minutes {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}

/// Prepares the end of `out` for a new line that begins with `word`.
void open_line(JoinedText& out, std::string_view word, const grammar::Grammar& grammar) {
  const std::string& before = out.str();
  if (before.empty()) return;
  const bool hyphen = before.size() > 1 && before.back() == '-' && !is_blank(before[before.size() - 2]);
  if (!hyphen || grammar.is(word, "cell-suspended")) {
    out.append_space();
    return;
  }
  // The hyphen stays between capitals ("Sten-" + "Lund") and after an abbreviation.
  const auto letter = static_cast<unsigned char>(before[before.size() - 2]);
  if (text::starts_with_lower(word) && std::isupper(letter) == 0 && std::isdigit(letter) == 0) out.drop_last();
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> find_words(std::string_view text) {
  std::vector<std::pair<std::size_t, std::size_t>> words;
  constexpr std::size_t bytes_of_word = 6;
  words.reserve(text.size() / bytes_of_word + 1);
  for (std::size_t i = 0; i < text.size();) {
    while (i < text.size() && is_blank(text[i])) ++i;
    const std::size_t begin = i;
    while (i < text.size() && !is_blank(text[i])) ++i;
    if (i > begin) words.emplace_back(begin, i);
  }
  return words;
}

void fold_line(JoinedText& out, std::string_view part, std::size_t offset, const grammar::Grammar& grammar) {
  bool first = true;
  for (const auto& [begin, end] : find_words(part)) {
    const std::string_view word = part.substr(begin, end - begin);
    if (first) {
      open_line(out, word, grammar);
    } else {
      out.append_space();
    }
    out.append(word, offset + begin);
    first = false;
  }
}

void fold_line(JoinedText& out, const JoinedText& part, const grammar::Grammar& grammar) {
  const auto words = find_words(part.view());
  if (words.empty()) return;
  open_line(out, part.view().substr(words[0].first, words[0].second - words[0].first), grammar);
  out.append(part.trimmed());
}

bool ends_sentence(std::string_view text) {
  while (!text.empty()) {
    const char last = text.back();
    if (last == '.' || last == '!' || last == '?' || last == ':') return true;
    const bool closing = last == '"' || last == ')' || last == '\'';
    if (closing) {
      text.remove_suffix(1);
    } else if (text.ends_with("\xE2\x80\x9D")) {
      text.remove_suffix(3);
    } else {
      return false;
    }
  }
  return false;
}

}  // namespace klubba::minutes
