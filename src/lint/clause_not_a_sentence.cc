// SPDX-License-Identifier: MIT
#include <algorithm>

#include "grammar/tagged_text.h"
#include "lint/check.h"

namespace klubba::checks {
namespace {

/// A word in lower case that ends as verbs do. In a few words only those endings count that nouns don't share.
bool may_have_verb(const Document& document, std::string_view text) {
  constexpr std::ptrdiff_t few = 3;  // words
  const bool short_text = std::count(text.begin(), text.end(), ' ') < few;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" ,.;:", i), text.size());
    const std::string_view word = text.substr(i, end - i);
    i = end + 1;
    if (document.fits("verb-word", word)) return true;
    if (word.size() < 3 || word[0] < 'a' || word[0] > 'z' || document.fits("no-verb-word", word)) continue;
    for (const std::string_view ending : {"as", "es", "de", "te", "ts"}) {
      if (word.ends_with(ending)) return true;
    }
    for (const std::string_view ending : {"ar", "er", "a"}) {
      if (!short_text && word.ends_with(ending)) return true;
    }
  }
  return false;
}

void run(const Document& document, Findings& findings) {
  for (const Decision& decision : document.minutes().decisions) {
    // Who was elected is a list of names.
    if (decision.outcome == Outcome::elected) continue;
    for (const Value& clause : decision.clauses) {
      const grammar::TaggedText tagged(document.family(), clause.text);
      // Unknown words may be verbs: only clauses made of known other words, or very short ones, count.
      if (tagged.encoded().find("|verb.") != std::string::npos || may_have_verb(document, clause.text)) continue;
      findings.at(clause.span, "the clause has no verb");
    }
  }
}

}  // namespace

Entry clause_not_a_sentence() {
  return {{"clause-not-a-sentence", Severity::info, Tier::strict, "a decision clause without a verb",
           "what is decided has to be guessed from a bare noun", "write a whole sentence: who does what"},
          run};
}

}  // namespace klubba::checks
