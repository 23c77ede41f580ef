// SPDX-License-Identifier: MIT
#include "grammar/draft.h"

#include <algorithm>

#include "text/letter_case.h"

namespace klubba::grammar {

void Draft::add_word(const std::string& word_class, const std::string& form, const std::string& lemma,
                     const std::string& word) {
  const bool plain = form == "word";
  word_lists[word_class].push_back(word);
  if (!plain) word_lists[word_class + "." + form].push_back(word);
  const std::string lower = text::lower_case(word);
  auto& readings = lexicon[plain ? lower : lower.substr(0, lower.find(' '))];
  DraftReading reading{word_class, form, lemma};
  if (std::find(readings.begin(), readings.end(), reading) == readings.end()) readings.push_back(std::move(reading));
}

}  // namespace klubba::grammar
