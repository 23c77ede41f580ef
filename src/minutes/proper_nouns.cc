// SPDX-License-Identifier: MIT
#include "minutes/proper_nouns.h"

#include "grammar/grammar.h"
#include "text/letter_case.h"

namespace klubba::minutes {

using grammar::TaggedText;

void ProperNouns::read(std::string_view text) {
  const TaggedText tagged(grammar_, text);
  bool inside = false;
  for (const TaggedText::Word& word : tagged.words()) {
    const std::string_view form = text.substr(word.begin, word.end - word.begin);
    if (!word.letters) {
      inside = form == "," || form == "(" || form == "/";
      continue;
    }
    const std::size_t space = form.find(' ');
    const std::string_view first = form.substr(0, space);
    if (TaggedText::capitalised(first)) {
      if (inside && grammar_.words(first).empty()) seen_.insert(std::string(first));
    } else {
      lower_.insert(std::string(form));
    }
    inside = true;
  }
}

void ProperNouns::add_to(grammar::NameIndex& names) const {
  for (const std::string& word : seen_) {
    if (!lower_.contains(text::lower_case(word))) names.add_proper(word);
  }
}

}  // namespace klubba::minutes
