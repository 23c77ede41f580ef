// SPDX-License-Identifier: MIT
#pragma once
/// The texts that grammars of one image were asked about, each looked through by the gate once: a line, a block or a
/// sentence is asked dozens of questions, and most of them end at what it doesn't hold.
#include <cstddef>
#include <cstdint>
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
  std::size_t number(std::string_view text, const LiteralGate& gate);
  const Text& operator[](std::size_t number) const { return texts_[number]; }
  /// Changes when all texts were forgotten, which keeps memory bounded.
  std::uint64_t age() const { return age_; }

 private:
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
};

/// Quick, and not the same on all machines.
std::uint64_t text_hash(std::string_view text);

}  // namespace klubba::grammar
