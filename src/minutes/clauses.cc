// SPDX-License-Identifier: MIT
#include "minutes/clauses.h"

#include <algorithm>

#include "grammar/grammar.h"

namespace klubba::minutes {
namespace {

constexpr std::size_t kMostWords = 150;

bool is_joint(std::string_view tags) {
  for (const std::string_view tag : {"|comma|", "|conjunction|", "|dash|", "|open|", "|arrow|"}) {
    if (tags.find(tag) != std::string_view::npos) return true;
  }
  return false;
}

/// False for words and marks that no joint is made of.
bool may_join(const grammar::Grammar& grammar, std::string_view word, bool letters) {
  if (letters) return grammar.is(word, "conjunction");
  return std::string_view(".:!?)]/@&0123456789").find(word.front()) == std::string_view::npos;
}

/// True where one of the words of `list`, which blanks part, stands in the tagged text.
bool names_one(std::string_view encoded, std::string_view list) {
  while (!list.empty()) {
    const std::string_view word = list.substr(0, list.find(' '));
    if (encoded.find("|=" + std::string(word) + "|") != std::string_view::npos) return true;
    list.remove_prefix(std::min(list.size(), word.size() + 1));
  }
  return false;
}

/// [begin, end) of the text without spaces, commas and semicolons at its ends.
std::pair<std::size_t, std::size_t> trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  const auto idle = [text](std::size_t at) { return text[at] == ' ' || text[at] == ',' || text[at] == ';'; };
  while (begin < end && idle(begin)) ++begin;
  while (end > begin && idle(end - 1)) --end;
  return {begin, end};
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> split_main_clauses(const grammar::Grammar& grammar,
                                                                    std::string_view sentence,
                                                                    const grammar::NameIndex& names,
                                                                    bool open_brackets) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  const grammar::TaggedText tagged(grammar, sentence, &names);
  const auto& words = tagged.words();
  // Tagging is dear: where nothing joins clauses there is one, whatever its words are.
  if (std::none_of(words.begin(), words.end(), [&](const grammar::TaggedText::Word& word) {
        return may_join(grammar, sentence.substr(word.begin, word.end - word.begin), word.letters);
      })) {
    const auto [begin, end] = trimmed(sentence, 0, sentence.size());
    if (begin < end) out.emplace_back(begin, end);
    return out;
  }
  const std::string_view encoded = tagged.encoded();
  std::size_t begin = 0;
  std::size_t begin_at = 0;
  std::size_t begin_word = 0;
  std::size_t bracket = 0;  // depth of a bracket that was cut out as a clause
  const auto push = [&](std::size_t stop) {
    const auto [from, end] = trimmed(sentence, begin, stop);
    if (from < end) out.emplace_back(from, end);
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t next_at = i + 1 < words.size() ? words[i + 1].at : encoded.size();
    const std::string_view tags = encoded.substr(words[i].at, next_at - words[i].at);
    if (bracket > 0 && tags.find("|close|") != std::string_view::npos) {
      push(words[i].begin);
      begin = words[i].end;
      begin_at = next_at;
      begin_word = i + 1;
      bracket = 0;
      continue;
    }
    if (i == 0 || !is_joint(tags)) continue;
    // "child- and school board": the hyphen binds what the joint would part.
    if (sentence[words[i - 1].end - 1] == '-' && words[i - 1].letters) continue;
    if (!open_brackets && tags.find("|open|") != std::string_view::npos) continue;
    std::size_t from = i + 1;
    // ", and": one joint of two words.
    while (from < words.size() &&
           is_joint(encoded.substr(words[from].at,
                                   (from + 1 < words.size() ? words[from + 1].at : encoded.size()) - words[from].at)))
      ++from;
    if (from >= words.size()) break;
    // Longer than any clause: looking further would take quadratic time in a line without an end.
    if (i - begin_word > kMostWords) continue;
    const std::size_t far = from + kMostWords < words.size() ? words[from + kMostWords].at : encoded.size();
    const std::string_view rest = encoded.substr(words[from].at, far - words[from].at);
    // Both sides must be clauses of their own, and no subordinate clause may reach over the joint.
    const grammar::Match start = grammar.first("clause-start", tagged, rest);
    const bool parted = sentence.substr(words[i].begin, 1) == ";";
    if (!start && !parted) continue;
    const std::string_view before = encoded.substr(begin_at, words[i].at - begin_at);
    if (const std::string_view after = !start ? std::string_view() : start.rule->attribute("after");
        !after.empty() && !names_one(before, after))
      continue;
    const bool opens = tags.find("|open|") != std::string_view::npos;
    // "Letter boxes – Anna asks the post": a topic before the dash.
    const bool topic = tags.find("|dash|") != std::string_view::npos && grammar.first("topic", tagged, before) &&
                       !grammar.first("clause-not-whole", tagged, before);
    // "… agreed that A books and that B writes": the second half has the force of the first.
    const std::size_t first_end = from + 1 < words.size() ? words[from + 1].at : encoded.size();
    const std::string_view first = encoded.substr(words[from].at, first_end - words[from].at);
    const bool bound = first.find("|subjunction|") != std::string_view::npos;
    const bool conjoined = sentence.substr(words[i].begin, 1) != ",";
    const bool parallel = bound && (conjoined || before.find(first) != std::string_view::npos) &&
                          grammar.first("task", tagged, before) && !grammar.first("exempt", tagged, before);
    const bool whole =
        !bound && grammar.first("clause-whole", tagged, before) && !grammar.first("clause-not-whole", tagged, before);
    if (!opens && !topic && !whole && !parallel) continue;
    if (bound && from + 1 < words.size()) ++from;
    if (!topic) push(words[i].begin);
    begin = words[from].begin;
    begin_at = words[from].at;
    begin_word = from;
    bracket = opens ? 1 : 0;
    i = from - 1;
  }
  push(sentence.size());
  return out;
}

}  // namespace klubba::minutes
