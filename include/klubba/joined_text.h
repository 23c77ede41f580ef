// SPDX-License-Identifier: MIT
#pragma once
/// Text put together from several lines (white space folded, hyphenation undone, marks dropped) that still knows
/// where in `SourceFile::text()` every byte came from. All values of a register are cut out of such texts.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "klubba/source_file.h"

namespace klubba {

class JoinedText {
 public:
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
  JoinedText trimmed() const;

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
  std::string text_;
  std::vector<Run> runs_;
};

}  // namespace klubba
