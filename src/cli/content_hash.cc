// SPDX-License-Identifier: MIT
#include "cli/content_hash.h"

#include <bit>
#include <cstddef>
#include <cstring>

namespace klubba::cli {
namespace {

// Words are read as they lie in memory.
static_assert(std::endian::native == std::endian::little);

// Unsigned arithmetic is meant to wrap around.
std::uint64_t mixed(std::uint64_t state, std::uint64_t word, std::uint64_t factor) {
  state = (state ^ word) * factor;
  return state ^ (state >> 32U);
}

}  // namespace

std::string content_hash(std::string_view bytes) {
  std::uint64_t a = 0x9E3779B97F4A7C15ULL ^ bytes.size();
  std::uint64_t b = 0xD6E8FEB86659FD93ULL + bytes.size();
  const auto take = [&a, &b](std::uint64_t word) {
    a = mixed(a, word, 0xFF51AFD7ED558CCDULL);
    b = mixed(std::rotl(b, 29), word, 0xC4CEB9FE1A85EC53ULL);
  };
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, 8);
    take(word);
  }
  if (at < bytes.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, bytes.size() - at);
    take(word);
  }
  a = mixed(a, b, 0xC4CEB9FE1A85EC53ULL);
  b = mixed(b, a, 0xFF51AFD7ED558CCDULL);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const std::uint64_t half : {a, b}) {
    for (int shift = 60; shift >= 0; shift -= 4) out += digits[(half >> static_cast<unsigned>(shift)) & 15U];
  }
  return out;
}

std::uint64_t path_hash(std::string_view path) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : path) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return hash;
}

}  // namespace klubba::cli
