// SPDX-License-Identifier: MIT
#include "grammar/name_index.h"

#include "grammar/letters.h"

namespace klubba::grammar {

void NameIndex::add_person(std::string_view full_name) {
  std::string initials;
  bool first = true;
  for (std::size_t i = 0; i < full_name.size();) {
    std::size_t end = i;
    while (end < full_name.size() && full_name[end] != ' ') ++end;
    const std::string_view part = full_name.substr(i, end - i);
    if (upper_first(part)) {
      if (first) {
        first_.insert(std::string(part));
        // "Ann-Charlotte" is also called "Ann".
        first = false;
      }
      any_.insert(std::string(part));
      initials += part.substr(0, word_char(part, 0));
    }
    i = end + 1;
  }
  if (initials.size() >= 2) initials_.insert(initials);
}

void NameIndex::add_body(std::string_view name) {
  if (!name.empty()) bodies_.emplace_back(name);
}

void NameIndex::add_proper(std::string_view word) {
  proper_.insert(std::string(word));
}

std::size_t NameIndex::body_at(std::string_view text) const {
  std::size_t best = 0;
  for (const std::string& body : bodies_) {
    if (body.size() > best && text.substr(0, body.size()) == body &&
        (text.size() == body.size() || word_char(text, body.size()) == 0)) {
      best = body.size();
    }
  }
  return best;
}

}  // namespace klubba::grammar
