// SPDX-License-Identifier: MIT
#include "klubba/joined_text.h"

#include <algorithm>
#include <utility>

namespace klubba {

JoinedText& JoinedText::operator=(JoinedText&& other) noexcept {
  text_ = std::exchange(other.text_, {});
  first_ = other.first_;
  placed_ = std::exchange(other.placed_, false);
  more_ = std::exchange(other.more_, {});
  return *this;
}

void JoinedText::add_run(Run run) {
  if (placed_) {
    more_.push_back(run);
  } else {
    first_ = run;
    placed_ = true;
  }
}

void JoinedText::drop_run() {
  if (more_.empty()) {
    placed_ = false;
  } else {
    more_.pop_back();
  }
}

std::size_t JoinedText::runs_up_to(std::size_t at) const {
  if (!placed_ || first_.at > at) return 0;
  const auto next =
      std::upper_bound(more_.begin(), more_.end(), at, [](std::size_t offset, const Run& r) { return offset < r.at; });
  return 1 + static_cast<std::size_t>(next - more_.begin());
}

void JoinedText::append(std::string_view part, std::size_t source_offset) {
  if (part.empty()) return;
  const std::size_t at = text_.size();
  if (runs() > 0 && run(runs() - 1).at == at) drop_run();
  // What stands side by side in the source needs no run of its own.
  if (runs() == 0 || run(runs() - 1).source + (at - run(runs() - 1).at) != source_offset) add_run({at, source_offset});
  text_.append(part);
}

void JoinedText::append(const JoinedText& other) {
  for (std::size_t i = 0; i < other.runs(); ++i) {
    const std::size_t from = other.run(i).at;
    const std::size_t to = i + 1 < other.runs() ? other.run(i + 1).at : other.text_.size();
    append(std::string_view(other.text_).substr(from, to - from), other.run(i).source);
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
  if (!more_.empty() && more_.back().at == text_.size()) more_.pop_back();
}

JoinedText JoinedText::slice(std::size_t begin, std::size_t end) const {
  end = std::min(end, text_.size());
  begin = std::min(begin, end);
  JoinedText piece;
  piece.text_.assign(text_, begin, end - begin);
  if (runs() == 0) return piece;
  piece.add_run({0, source_offset(begin)});
  for (std::size_t i = runs_up_to(begin); i < runs() && run(i).at < end; ++i)
    piece.add_run({run(i).at - begin, run(i).source});
  return piece;
}

JoinedText JoinedText::trimmed() const& {
  constexpr std::string_view space = " \t\n";
  const std::size_t first = text_.find_first_not_of(space);
  if (first == std::string::npos) return slice(0, 0);
  return slice(first, text_.find_last_not_of(space) + 1);
}

JoinedText JoinedText::trimmed() && {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n'; };
  const bool whole = !text_.empty() && placed_ && first_.at == 0 && !blank(text_.front()) && !blank(text_.back());
  if (whole) return std::move(*this);
  return static_cast<const JoinedText&>(*this).trimmed();
}

std::size_t JoinedText::source_offset(std::size_t at) const {
  const std::size_t next = runs_up_to(at);
  if (next == 0) return 0;
  return run(next - 1).source + (at - run(next - 1).at);
}

}  // namespace klubba
