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
#include "grammar/image_ref.h"

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
  static constexpr std::size_t low_words = low_end / 64;
  static constexpr char32_t last_point = 0x10FFFF;
  /// A bit for each member before `low_end`.
  const std::array<std::uint64_t, low_words>& low() const { return low_; }
  /// Ranges of the members from `low_end` on, ascending, apart.
  const std::vector<std::pair<char32_t, char32_t>>& high() const { return high_; }
  /// True where a member may be a letter that `fold` doesn't know.
  bool beyond_fold() const;

 private:
  std::array<std::uint64_t, low_words> low_{};
  std::vector<std::pair<char32_t, char32_t>> high_;
};

class Image;

struct CharRange {
  char32_t first = 0, last = 0;
};

/// A class made ready for running over text, as it stands in an image: one look at a table for most characters.
struct CharTable {
  enum class Kind : std::uint8_t { none, one_byte, longer };

  /// All but `high`.
  static CharTable make(const CharClass& members);
  /// Bytes of the member that stands at `at`, before `end`; 0 where none does.
  std::size_t size_at(const Image& image, const char* at, const char* end) const {
    const Kind kind = kinds[static_cast<unsigned char>(*at)];
    return kind == Kind::one_byte ? 1 : kind == Kind::none ? 0 : size_of_longer(image, at, end);
  }
  std::size_t size_of_longer(const Image& image, const char* at, const char* end) const;

  std::array<Kind, 256> kinds{};                          ///< by first byte
  std::array<std::uint64_t, CharClass::low_words> low{};  ///< a bit for each character before `CharClass::low_end`
  ArrayRef<CharRange> high;                               ///< the others
  std::uint64_t all_longer = 0;                           ///< not 0: every character of more than one byte is a member
};

}  // namespace klubba::grammar
