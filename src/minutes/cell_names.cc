// SPDX-License-Identifier: MIT
#include "minutes/cell_names.h"

#include <algorithm>

#include "grammar/grammar.h"
#include "minutes/cell_text.h"
#include "text/letter_case.h"

namespace klubba::minutes {
namespace {

using text::starts_with_lower;
using text::starts_with_upper;

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t,;/&");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t,;/&") + 1 - first);
}

/// A word without the punctuation after it.
std::string_view bare(std::string_view word) {
  while (!word.empty() && (word.back() == ',' || word.back() == ';' || word.back() == '/' || word.back() == '.')) {
    word.remove_suffix(1);
  }
  return word;
}

bool is_initial(std::string_view word) {
  word = bare(word);
  return starts_with_upper(word) &&
         (word.size() == 1 || (word.size() == 2 && static_cast<unsigned char>(word[0]) >= 0x80));
}

std::size_t word_count(std::string_view text) {
  return find_words(text).size();
}

}  // namespace

CellNames::CellNames(const SourceFile& source, const grammar::Grammar& grammar) : grammar_(&grammar) {
  const auto& lines = source.lines();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string_view line = lines[i].text;
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    const auto match = grammar.first("name-list", line);
    if (!match) continue;
    std::string list(match.capture("names"));
    for (std::size_t next = i + 1; next < lines.size() && next < i + 20; ++next) {
      const std::string_view more = lines[next].text;
      if (more.empty() || more.find(':') != std::string_view::npos) break;
      list += ' ';
      list += more;
    }
    for (std::size_t begin = 0; begin <= list.size();) {
      const std::size_t end = std::min(list.find_first_of(",;", begin), list.size());
      add(std::string_view(list).substr(begin, end - begin));
      begin = end + 1;
    }
  }
}

std::string CellNames::key(std::string_view name) {
  std::string out;
  for (const auto& [begin, end] : find_words(name)) {
    if (!out.empty()) out += ' ';
    out += bare(name.substr(begin, end - begin));
  }
  std::replace(out.begin(), out.end(), '-', ' ');
  return out;
}

void CellNames::add(std::string_view name) {
  name = trim(name.substr(0, name.find('(')));
  const auto words = find_words(name);
  if (words.size() < 2 || words.size() > 5) return;
  std::string full;
  for (const auto& [begin, end] : words) {
    const std::string_view word = bare(name.substr(begin, end - begin));
    if (!starts_with_upper(word)) return;
    if (full.empty()) given_.emplace(word);
    if (!full.empty()) family_.emplace(word);
    full += full.empty() ? "" : " ";
    full += word;
  }
  full_.insert(key(full));
}

std::size_t CellNames::at(std::string_view text, bool parties) const {
  const auto words = find_words(text);
  if (words.empty()) return 0;
  const std::string_view first = bare(text.substr(words[0].first, words[0].second - words[0].first));
  if (starts_with_upper(first)) {
    for (std::size_t count = std::min<std::size_t>(4, words.size()); count > 1; --count) {
      const std::string_view piece = bare(text.substr(0, words[count - 1].second));
      if (full_.contains(key(piece))) return piece.size();
    }
    if (const auto match = grammar_->first("cell-name", text)) {
      if (!grammar_->is(first, "cell-lettered")) return match.capture("name").size() + match.begin;
    }
    if (given_.contains(std::string(first))) {
      if (words.size() > 1) {
        const std::string_view second = bare(text.substr(words[1].first, words[1].second - words[1].first));
        if (family_.contains(std::string(second))) return words[1].first + second.size();
      }
      return words[0].first + first.size();
    }
  }
  if (!parties) return 0;
  for (std::size_t count = std::min<std::size_t>(2, words.size()); count > 0; --count) {
    const std::string_view piece = bare(text.substr(0, words[count - 1].second));
    if (grammar_->is(piece, "cell-party")) return piece.size();
  }
  return 0;
}

bool CellNames::whole(std::string_view text) const {
  text = trim(text);
  if (text.empty()) return false;
  const std::size_t size = at(text, true);
  if (size > 0 && bare(text).size() <= size) return true;
  return grammar_->first("initials", text) || grammar_->first("party", text);
}

bool CellNames::unlisted(std::string_view text) {
  const auto words = find_words(text);
  if (words.size() < 2 || words.size() > 3) return false;
  return std::all_of(words.begin(), words.end(), [text](const auto& word) {
    const std::string_view piece = text.substr(word.first, word.second - word.first);
    if (!starts_with_upper(piece)) return false;
    return is_initial(piece) ||
           (starts_with_lower(piece.substr(piece.size() - 1)) && !starts_with_upper(piece.substr(1)));
  });
}

bool CellNames::wraps(std::string_view above, std::string_view below) const {
  const auto words = find_words(below);
  if (words.empty() || above.empty()) return false;
  if (above.back() == '-') return true;
  if (above.back() == '/' || above.back() == ',' || above.back() == ';') return false;
  if (starts_with_lower(below)) return !grammar_->is(bare(below), "cell-party");
  const std::string_view first = bare(below.substr(0, words[0].second));
  const std::size_t cut = above.find_last_of(",;/&");
  const std::string_view last = trim(cut == std::string_view::npos ? above : above.substr(cut));
  if (listed(std::string(last) + " " + std::string(below))) return true;
  if (listed(std::string(last) + " " + std::string(first)) && !listed(last)) return true;
  if (word_count(last) != 1 || grammar_->is(last, "cell-party")) return false;
  if (is_initial(first)) return true;
  return words.size() == 1 && starts_with_upper(first) && !given(first) && !whole(first) && given(last);
}

void CellNames::part(const JoinedText& line, std::vector<JoinedText>& names) const {
  const std::string_view text = line.view();
  std::size_t begin = 0;
  const auto push = [&](std::size_t end) {
    const JoinedText piece = line.slice(begin, end).trimmed();
    std::size_t done = 0;
    // Names that nothing parts: "Eva L Olof B".
    while (done < piece.str().size()) {
      const std::string_view rest = piece.view().substr(done);
      std::size_t size = at(rest, true);
      if (size == 0 || size >= rest.size()) {
        size = rest.size();
      } else {
        const std::string_view after = rest.substr(size);
        const std::size_t next = after.find_first_not_of(" .");
        if (next == std::string_view::npos || at(after.substr(next), true) == 0) size = rest.size();
      }
      JoinedText name = piece.slice(done, done + size).trimmed();
      if (!name.empty()) names.push_back(std::move(name));
      done += size;
    }
  };
  for (const auto& [from, to] : find_words(text)) {
    const std::string_view word = text.substr(from, to - from);
    if (grammar_->is(word, "cell-and") || word == "&" || word == "/") {
      push(from);
      begin = to;
    }
  }
  push(text.size());
}

std::vector<JoinedText> CellNames::split(const std::vector<JoinedText>& lines) const {
  std::vector<JoinedText> whole_lines;
  for (const JoinedText& line : lines) {
    if (line.trimmed().empty()) continue;
    if (!whole_lines.empty() && wraps(whole_lines.back().view(), line.view())) {
      fold_line(whole_lines.back(), line, *grammar_);
    } else {
      whole_lines.push_back(line.trimmed());
    }
  }
  std::vector<JoinedText> names;
  for (const JoinedText& line : whole_lines) {
    // Strokes and commas part names; a stroke inside one word parts initials ("AB/CD").
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= line.str().size(); ++i) {
      if (i < line.str().size() && std::string_view(",;/&+").find(line.str()[i]) == std::string_view::npos) continue;
      const JoinedText piece = line.slice(begin, i).trimmed();
      if (!piece.empty()) part(piece, names);
      begin = i + 1;
    }
  }
  return names;
}

}  // namespace klubba::minutes
