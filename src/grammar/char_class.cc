// SPDX-License-Identifier: MIT
#include "grammar/char_class.h"

#include <utf8proc.h>

#include <algorithm>
#include <bit>

#include "grammar/image.h"

namespace klubba::grammar {
namespace {

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// The letters from `first` on stand in pairs, capital and small.
constexpr char32_t other_of_pair(char32_t point, char32_t first) {
  return (point - first) % 2 == 0 ? point + 1 : point - 1;
}

}  // namespace

bool is_sign(char32_t point) {
  constexpr char32_t punctuation = 0x2000;
  constexpr char32_t letterlike = 0x2100;  // the Kelvin sign and the like are letters
  constexpr char32_t arrows = 0x2190;
  constexpr char32_t circled_letters = 0x2460;
  constexpr char32_t lines = 0x2500;
  constexpr char32_t glagolitic = 0x2C00;
  constexpr char32_t pictures = 0x1F300;
  constexpr char32_t behind_pictures = 0x1FB00;
  return (point >= punctuation && point < letterlike) || (point >= arrows && point < circled_letters) ||
         (point >= lines && point < glagolitic) || (point >= pictures && point < behind_pictures);
}

char32_t other_case(char32_t point) {
  constexpr char32_t between_cases = 0x20;
  constexpr char32_t multiplied = 0xD7;
  constexpr char32_t divided = 0xF7;
  constexpr char32_t small_y_with_dots = 0xFF;
  constexpr char32_t capital_y_with_dots = 0x178;
  constexpr char32_t capital_i_with_dot = 0x130;  // this and its dotless neighbour have no case of one letter
  if (point < 0x80) {
    const bool letter = (point >= 'A' && point <= 'Z') || (point >= 'a' && point <= 'z');
    return letter ? point ^ between_cases : point;
  }
  if (point < 0xC0 || point == multiplied || point == divided || point == 0xDF) return point;
  if (point == small_y_with_dots) return capital_y_with_dots;
  if (point < small_y_with_dots) return point ^ between_cases;
  if (point < capital_i_with_dot || (point >= 0x132 && point < 0x138)) return other_of_pair(point, 0x100);
  if (point >= 0x139 && point < 0x149) return other_of_pair(point, 0x139);
  if (point >= 0x14A && point < capital_y_with_dots) return other_of_pair(point, 0x14A);
  if (point == capital_y_with_dots) return small_y_with_dots;
  if (point >= 0x179 && point < 0x17F) return other_of_pair(point, 0x179);
  return point;
}

Character decode_character(const char* at, const char* end) {
  const auto lead = static_cast<unsigned char>(*at);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  if (size == 0 || lead > 0xF4 || static_cast<std::size_t>(end - at) < size) return {};
  char32_t point = lead & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if (!continues(at[i])) return {};
    point = (point << 6U) | (static_cast<unsigned char>(at[i]) & 0x3FU);
  }
  return {point, size};
}

void append_utf8(std::string& out, char32_t point) {
  utf8proc_uint8_t buffer[4];
  const utf8proc_ssize_t size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(point), buffer);
  out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(size));
}

void CharClass::add_range(char32_t first, char32_t last) {
  for (char32_t point = first; point <= last && point < low_end; ++point) {
    low_[point / 64] |= std::uint64_t{1} << (point % 64);
  }
  if (last < low_end) return;
  high_.emplace_back(std::max(first, low_end), last);
  std::sort(high_.begin(), high_.end());
  std::vector<std::pair<char32_t, char32_t>> merged;
  for (const auto& range : high_) {
    if (!merged.empty() && range.first <= merged.back().second + 1) {
      merged.back().second = std::max(merged.back().second, range.second);
    } else {
      merged.push_back(range);
    }
  }
  high_ = std::move(merged);
}

void CharClass::add(const CharClass& other) {
  for (std::size_t i = 0; i < low_.size(); ++i) low_[i] |= other.low_[i];
  for (const auto& [first, last] : other.high_) add_range(first, last);
}

void CharClass::fold() {
  const auto before = low_;
  for (std::size_t i = 0; i < before.size(); ++i) {
    for (std::uint64_t bits = before[i]; bits != 0; bits &= bits - 1) {
      add(other_case(static_cast<char32_t>(64 * i) + static_cast<char32_t>(std::countr_zero(bits))));
    }
  }
}

bool CharClass::beyond_fold() const {
  // A range that begins and ends in signs has letters between them only where it spans blocks; none is written so.
  return !std::all_of(high_.begin(), high_.end(), [](const auto& range) {
    return is_sign(range.first) && is_sign(range.second) && range.second - range.first < 0x100;
  });
}

void CharClass::negate() {
  for (std::uint64_t& word : low_) word = ~word;
  std::vector<std::pair<char32_t, char32_t>> rest;
  char32_t from = low_end;
  for (const auto& [first, last] : high_) {
    if (first > from) rest.emplace_back(from, first - 1);
    from = last + 1;
  }
  if (from <= last_point) rest.emplace_back(from, last_point);
  high_ = std::move(rest);
}

bool CharClass::has(char32_t point) const {
  if (point < low_end) return ((low_[point / 64] >> (point % 64)) & 1U) != 0;
  return std::any_of(high_.begin(), high_.end(),
                     [point](const auto& range) { return range.first <= point && point <= range.second; });
}

ByteSet CharClass::first_bytes() const {
  ByteSet out;
  out.add_word(0, low_[0]);
  out.add_word(1, low_[1]);
  // A lead byte begins 64 characters: one word of the set.
  for (std::size_t i = 2; i < low_.size(); ++i) {
    if (low_[i] != 0) out.add(static_cast<unsigned char>(0xC0U | i));
  }
  const auto lead = [](char32_t point) {
    return point < 0x800 ? 0xC0U | (point >> 6U) : point < 0x10000 ? 0xE0U | (point >> 12U) : 0xF0U | (point >> 18U);
  };
  for (const auto& [first, last] : high_) {
    for (char32_t byte = lead(first); byte <= lead(last); ++byte) out.add(static_cast<unsigned char>(byte));
  }
  return out;
}

CharTable CharTable::make(const CharClass& members) {
  CharTable out;
  const ByteSet first = members.first_bytes();
  CharClass others = members;
  others.negate();
  const ByteSet outside = others.first_bytes();
  bool all_longer = true;
  for (std::size_t i = 0; i < out.kinds.size(); ++i) {
    const char byte = static_cast<char>(i);
    if (first.has(byte)) out.kinds[i] = i < 0x80 ? Kind::one_byte : Kind::longer;
    all_longer = all_longer && (i < 0x80 || !outside.has(byte));
  }
  out.low = members.low();
  out.all_longer = all_longer ? 1 : 0;
  return out;
}

std::size_t CharTable::size_of_longer(const Image& image, const char* at, const char* end) const {
  const Character c = decode_character(at, end);
  if (c.size == 0 || all_longer != 0) return c.size;
  if (c.point < CharClass::low_end) return ((low[c.point / 64] >> (c.point % 64)) & 1U) != 0 ? c.size : 0;
  const auto ranges = image.array(high);
  const bool member = std::any_of(ranges.begin(), ranges.end(), [&](const CharRange& range) {
    return range.first <= c.point && c.point <= range.last;
  });
  return member ? c.size : 0;
}

}  // namespace klubba::grammar
