// SPDX-License-Identifier: MIT
#include "minutes/clauses.h"

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

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> split_main_clauses(const grammar::Grammar& grammar,
                                                                    std::string_view sentence,
                                                                    const grammar::NameIndex& names,
                                                                    bool open_brackets) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  const grammar::TaggedText tagged(grammar, sentence, &names);
  const std::string_view encoded = tagged.encoded();
  const auto& words = tagged.words();
  std::size_t begin = 0;
  std::size_t begin_at = 0;
  std::size_t begin_word = 0;
  std::size_t bracket = 0;  // depth of a bracket that was cut out as a clause
  const auto push = [&](std::size_t end) {
    while (begin < end && (sentence[begin] == ' ' || sentence[begin] == ',' || sentence[begin] == ';')) ++begin;
    while (end > begin && (sentence[end - 1] == ' ' || sentence[end - 1] == ',' || sentence[end - 1] == ';')) --end;
    if (end > begin) out.emplace_back(begin, end);
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
    if (!grammar.first("clause-start", tagged, rest)) continue;
    const std::string_view before = encoded.substr(begin_at, words[i].at - begin_at);
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
