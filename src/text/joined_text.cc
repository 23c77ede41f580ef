// SPDX-License-Identifier: MIT
#include "klubba/joined_text.h"

#include <algorithm>
#include <iterator>

namespace klubba {

void JoinedText::append(std::string_view part, std::size_t source_offset) {
  if (part.empty()) return;
  const std::size_t at = text_.size();
  if (!runs_.empty() && runs_.back().at == at) runs_.pop_back();
  // What stands side by side in the source needs no run of its own.
  if (runs_.empty() || runs_.back().source + (at - runs_.back().at) != source_offset)
    runs_.push_back({at, source_offset});
  text_.append(part);
}

void JoinedText::append(const JoinedText& other) {
  for (std::size_t i = 0; i < other.runs_.size(); ++i) {
    const std::size_t from = other.runs_[i].at;
    const std::size_t to = i + 1 < other.runs_.size() ? other.runs_[i + 1].at : other.text_.size();
    append(std::string_view(other.text_).substr(from, to - from), other.runs_[i].source);
  }
}

void JoinedText::append_space() {
  // It stands for what was between the lines, which begins right after the byte before it.
  append(" ", source_end());
}

void JoinedText::drop_last() {
  if (text_.empty()) return;
  text_.pop_back();
  // The first run stays: an empty text still has its place.
  if (runs_.size() > 1 && runs_.back().at == text_.size()) runs_.pop_back();
}

JoinedText JoinedText::slice(std::size_t begin, std::size_t end) const {
  end = std::min(end, text_.size());
  begin = std::min(begin, end);
  JoinedText piece;
  piece.text_.assign(text_, begin, end - begin);
  if (runs_.empty()) return piece;
  piece.runs_.push_back({0, source_offset(begin)});
  auto run =
      std::upper_bound(runs_.begin(), runs_.end(), begin, [](std::size_t at, const Run& r) { return at < r.at; });
  for (; run != runs_.end() && run->at < end; ++run) piece.runs_.push_back({run->at - begin, run->source});
  return piece;
}

JoinedText JoinedText::trimmed() const {
  constexpr std::string_view kSpace = " \t\n";
  const std::size_t first = text_.find_first_not_of(kSpace);
  if (first == std::string::npos) return slice(0, 0);
  return slice(first, text_.find_last_not_of(kSpace) + 1);
}

std::size_t JoinedText::source_offset(std::size_t at) const {
  const auto next = std::upper_bound(runs_.begin(), runs_.end(), at,
                                     [](std::size_t offset, const Run& run) { return offset < run.at; });
  if (next == runs_.begin()) return 0;
  return std::prev(next)->source + (at - std::prev(next)->at);
}

}  // namespace klubba
