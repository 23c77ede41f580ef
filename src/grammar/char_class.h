// SPDX-License-Identifier: MIT
#pragma once
/// Sets of characters, as a pattern's `[a-z]`, `\d`, `.` or a single letter says them.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "grammar/byte_set.h"

namespace klubba::grammar {

/// One character of UTF-8; size 0 where none begins there.
struct Character {
  char32_t point = 0;
  std::size_t size = 0;
};
Character decode_character(const char* at, const char* end);
void append_utf8(std::string& out, char32_t point);
/// True for the blocks of signs (dashes, bullets, arrows, ticks, pictures) that hold no letters.
bool is_sign(char32_t point);
/// The letter in its other case, of those up to U+017F; `point` where it has none (or a longer one).
char32_t other_case(char32_t point);

class CharClass {
 public:
  void add(char32_t point) { add_range(point, point); }
  void add_range(char32_t first, char32_t last);
  void add(const CharClass& other);
  /// Adds what differs from a member in case only. Letters up to U+017F; nobody's grammar has folded others.
  void fold();
  void negate();
  bool has(char32_t point) const;
  bool operator==(const CharClass&) const = default;

  /// The bytes that a member begins with.
  ByteSet first_bytes() const;

  static constexpr char32_t low_end = 0x180;
  static constexpr char32_t last_point = 0x10FFFF;
  /// True where a member may be a letter that `fold` doesn't know.
  bool beyond_fold() const;

 private:
  std::array<std::uint64_t, low_end / 64> low_{};
  std::vector<std::pair<char32_t, char32_t>> high_;  ///< ranges from `low_end` on, ascending, apart
};

/// A class made ready for running over text: one look at a table for most characters.
class CharTable {
 public:
  explicit CharTable(CharClass members);
  /// Bytes of the member that stands at `at`; 0 where none does.
  std::size_t size_at(const char* at, const char* end) const {
    const Kind kind = kinds_[static_cast<unsigned char>(*at)];
    return kind == Kind::one_byte ? 1 : kind == Kind::none ? 0 : size_of_longer(at, end);
  }
  const CharClass& members() const { return members_; }

 private:
  enum class Kind : std::uint8_t { none, one_byte, longer };
  std::size_t size_of_longer(const char* at, const char* end) const;

  std::array<Kind, 256> kinds_{};
  CharClass members_;
  bool all_longer_ = false;  ///< every character of more than one byte is a member
};

}  // namespace klubba::grammar
