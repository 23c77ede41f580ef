// SPDX-License-Identifier: MIT
#include "grammar/asked_texts.h"

#include <algorithm>
#include <cstring>

namespace klubba::grammar {
namespace {

constexpr std::size_t most_texts = 4096;
constexpr std::size_t first_slots = 1024;
constexpr std::size_t page_size = 65536;
constexpr std::uint64_t odd_multiplier = 0x9E3779B97F4A7C15ULL;  // 2^64 over the golden ratio

std::uint64_t mix(std::uint64_t hash, std::uint64_t piece) {
  hash = (hash ^ piece) * odd_multiplier;
  return hash ^ (hash >> 32U);
}

}  // namespace

std::uint64_t text_hash(std::string_view text) {
  std::uint64_t hash = text.size();
  std::uint64_t piece = 0;
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left >= sizeof piece; at += sizeof piece, left -= sizeof piece) {
    std::memcpy(&piece, at, sizeof piece);
    hash = mix(hash, piece);
  }
  if (left == 0) return hash;
  if (text.size() >= sizeof piece) {
    // The last bytes, some of them once more.
    std::memcpy(&piece, text.data() + text.size() - sizeof piece, sizeof piece);
    return mix(hash, piece);
  }
  piece = 0;
  for (; left > 0; ++at, --left) piece = piece << 8U | static_cast<unsigned char>(*at);
  return mix(hash, piece);
}

std::size_t AskedTexts::find(std::string_view text, const LiteralGate& gate) {
  const std::uint64_t hash = text_hash(text);
  if (slots_.empty()) slots_.assign(first_slots, 0);
  std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Text& known = texts_[slots_[slot] - 1];
    if (known.hash == hash && known.text.size() == text.size() && same(text, known.text.data()))
      return slots_[slot] - 1;
  }
  if (texts_.size() == most_texts) {
    forget();
    slot = hash & mask;
  } else if (2 * texts_.size() >= slots_.size()) {
    grow();
    mask = slots_.size() - 1;
    for (slot = hash & mask; slots_[slot] != 0;) slot = (slot + 1) & mask;
  }
  texts_.push_back({hash, keep(text), gate.met(text)});
  slots_[slot] = static_cast<std::uint32_t>(texts_.size());
  return texts_.size() - 1;
}

std::string_view AskedTexts::keep(std::string_view text) {
  if (pages_.empty() || used_ + text.size() > page_size) {
    page_ += pages_.empty() ? 0 : 1;
    if (page_ == pages_.size()) pages_.push_back(std::make_unique<char[]>(page_size));
    used_ = 0;
  }
  char* const at = pages_[page_].get() + used_;
  std::copy(text.begin(), text.end(), at);
  used_ += text.size();
  return {at, text.size()};
}

void AskedTexts::grow() {
  slots_.assign(2 * slots_.size(), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    std::size_t slot = texts_[i].hash & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
}

void AskedTexts::forget() {
  ++age_;
  last_at_ = nullptr;
  texts_.clear();
  std::fill(slots_.begin(), slots_.end(), 0);
  page_ = 0;
  used_ = 0;
}

}  // namespace klubba::grammar
