// SPDX-License-Identifier: MIT
#pragma once
/// Text put together from several lines (white space folded, hyphenation undone, marks dropped) that still knows
/// where in `SourceFile::text()` every byte came from. All values of a register are cut out of such texts.
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "klubba/source_file.h"

namespace klubba {

class JoinedText {
 public:
  JoinedText() = default;
  JoinedText(const JoinedText&) = default;
  JoinedText& operator=(const JoinedText&) = default;
  /// What was moved from is empty.
  JoinedText(JoinedText&& other) noexcept { *this = std::move(other); }
  JoinedText& operator=(JoinedText&& other) noexcept;
  ~JoinedText() = default;

  const std::string& str() const { return text_; }
  std::string_view view() const { return text_; }
  bool empty() const { return text_.empty(); }

  /// Appends `part`, which stands at `source_offset` in the source text.
  void append(std::string_view part, std::size_t source_offset);
  /// Appends another text with its map.
  void append(const JoinedText& other);
  /// Appends one character that the source text does not have (the space where two lines are folded).
  void append_space();
  /// Removes the last byte (a hyphen at a line end).
  void drop_last();
  /// The piece [begin, end), with its map.
  JoinedText slice(std::size_t begin, std::size_t end) const;
  /// Without white space at both ends.
  JoinedText trimmed() const&;
  JoinedText trimmed() &&;

  /// Offset in `SourceFile::text()` of byte `at` (which is < size).
  std::size_t source_offset(std::size_t at) const;
  /// Source offsets [first byte, one past the last byte).
  std::size_t source_begin() const { return source_offset(0); }
  std::size_t source_end() const { return text_.empty() ? source_begin() : source_offset(text_.size() - 1) + 1; }

 private:
  struct Run {
    std::size_t at;      // in text_
    std::size_t source;  // in the source text
  };
  std::size_t runs() const { return placed_ ? 1 + more_.size() : 0; }
  const Run& run(std::size_t i) const { return i == 0 ? first_ : more_[i - 1]; }
  void add_run(Run run);
  void drop_run();
  /// The number of runs that begin at `at` or before.
  std::size_t runs_up_to(std::size_t at) const;

  std::string text_;
  Run first_{0, 0};
  bool placed_ = false;    // `first_` is one; most texts lie in the source as one piece
  std::vector<Run> more_;  // the runs behind it
};

}  // namespace klubba
