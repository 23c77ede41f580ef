// SPDX-License-Identifier: MIT
#pragma once
/// The texts that grammars of one image were asked about, each looked through by the gate once: a line, a block or a
/// sentence is asked dozens of questions, and most of them end at what it doesn't hold.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "grammar/literal_gate.h"

namespace klubba::grammar {

/// Of one thread.
class AskedTexts {
 public:
  /// `image`: the bytes of the image whose gate looks through the texts.
  explicit AskedTexts(const char* image) : image_(image) {}
  const char* image() const { return image_; }

  struct Text {
    std::uint64_t hash = 0;
    std::string_view text;  ///< a copy
    LiteralGate::Met met{};
  };
  /// Texts of more bytes are not kept.
  static constexpr std::size_t longest = 4096;

  /// The number of a text of at most `longest` bytes, the same for the same text until `age` changes. Numbers count
  /// from 0.
  std::size_t number(std::string_view text, const LiteralGate& gate) {
    // Most questions are about the text of the question before.
    if (text.data() == last_at_ && text.size() == last_size_ && same(text, texts_[last_].text.data())) return last_;
    last_ = find(text, gate);
    last_at_ = text.data();
    last_size_ = text.size();
    return last_;
  }
  const Text& operator[](std::size_t number) const { return texts_[number]; }
  /// Changes when all texts were forgotten, which keeps memory bounded.
  std::uint64_t age() const { return age_; }

 private:
  /// Whether the bytes of `text` are those at `other`.
  static bool same(std::string_view text, const char* other) {
    const char* at = text.data();
    std::size_t left = text.size();
    std::uint64_t a = 0;
    std::uint64_t b = 0;
    for (; left >= sizeof a; at += sizeof a, other += sizeof a, left -= sizeof a) {
      std::memcpy(&a, at, sizeof a);
      std::memcpy(&b, other, sizeof b);
      if (a != b) return false;
    }
    if (left == 0) return true;
    if (text.size() < sizeof a) return std::memcmp(at, other, left) == 0;
    // The last bytes, some of them once more.
    std::memcpy(&a, at + left - sizeof a, sizeof a);
    std::memcpy(&b, other + left - sizeof b, sizeof b);
    return a == b;
  }
  std::size_t find(std::string_view text, const LiteralGate& gate);
  std::string_view keep(std::string_view text);
  void grow();
  void forget();

  const char* image_;
  std::vector<Text> texts_;
  std::vector<std::uint32_t> slots_;  ///< open hash table over `texts_`: number + 1, 0 for a free slot; a power of two
  std::vector<std::unique_ptr<char[]>> pages_;  ///< what the texts are copied to
  std::size_t page_ = 0;                        ///< the page in use
  std::size_t used_ = 0;                        ///< bytes of it
  std::uint64_t age_ = 0;
  const char* last_at_ = nullptr;  ///< where the last text lay, perhaps no longer
  std::size_t last_size_ = 0;
  std::size_t last_ = 0;
};

/// Quick, and not the same on all machines.
std::uint64_t text_hash(std::string_view text);

}  // namespace klubba::grammar
