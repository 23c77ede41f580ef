// SPDX-License-Identifier: MIT
#include "minutes/meeting_notices.h"

#include <algorithm>

#include "grammar/grammar.h"

namespace klubba::minutes {

std::string meeting_notices(const std::vector<Passage>& passages, const grammar::Grammar& grammar) {
  // A date with its weekday, month and year is no longer.
  constexpr std::size_t date_size = 40;
  std::string out;
  for (const Passage& passage : passages) {
    const std::string_view text = passage.text.view();
    for (const grammar::Match& match : grammar.scan("time-notice", text)) {
      const std::size_t end = std::min({match.end + date_size, text.size(), text.find('\n', match.end)});
      out += text.substr(match.begin, end - match.begin);
      out += '\n';
    }
  }
  return out;
}

}  // namespace klubba::minutes
