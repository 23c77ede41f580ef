// SPDX-License-Identifier: MIT
#include "minutes/list_point.h"

namespace klubba::minutes {

JoinedText without_box(const JoinedText& text) {
  // Word documents come with the character of an empty ballot box.
  const bool drawn = text.view().starts_with("\xE2\x98\x90");
  const std::size_t box = text.view().starts_with("[ ]") || drawn ? 3 : text.view().starts_with("[]") ? 2 : 0;
  return box == 0 ? text : text.slice(box, text.view().size()).trimmed();
}

void join_brackets(std::string_view text, std::vector<std::pair<std::size_t, std::size_t>>& sentences) {
  for (std::size_t i = 1; i < sentences.size();) {
    if (text[sentences[i].first] == '(') {
      sentences[i - 1].second = sentences[i].second;
      sentences.erase(sentences.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
}

}  // namespace klubba::minutes
