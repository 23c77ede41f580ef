// SPDX-License-Identifier: MIT
#pragma once
/// A set of bytes: which of them a text may begin with.
#include <array>
#include <cstddef>
#include <cstdint>

namespace klubba::grammar {

class ByteSet {
 public:
  static constexpr std::size_t words = 4;
  static ByteSet all() {
    ByteSet out;
    out.words_.fill(~std::uint64_t{0});
    return out;
  }
  bool has(char c) const {
    const auto byte = static_cast<unsigned char>(c);
    return ((words_[byte / 64U] >> (byte % 64U)) & 1U) != 0;
  }
  void add(unsigned char byte) { words_[byte / 64U] |= std::uint64_t{1} << (byte % 64U); }
  /// Bytes 64 * `word` and on, lowest bit first.
  void add_word(std::size_t word, std::uint64_t bits) { words_[word] |= bits; }
  /// The bytes that go on a character of several.
  void add_continuations() { words_[2] = ~std::uint64_t{0}; }
  void add(const ByteSet& other) {
    for (std::size_t i = 0; i < words; ++i) words_[i] |= other.words_[i];
  }
  bool operator==(const ByteSet&) const = default;

 private:
  std::array<std::uint64_t, words> words_{};
};

}  // namespace klubba::grammar
