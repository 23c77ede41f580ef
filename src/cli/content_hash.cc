// SPDX-License-Identifier: MIT
#include "cli/content_hash.h"

#include <bit>
#include <cstddef>

namespace klubba::cli {
namespace {

std::uint64_t word_at(std::string_view bytes, std::size_t at) {
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < 8 && at + i < bytes.size(); ++i) {
    word |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  }
  return word;
}

// Unsigned arithmetic is meant to wrap around.
std::uint64_t mixed(std::uint64_t state, std::uint64_t word, std::uint64_t factor) {
  state = (state ^ word) * factor;
  return state ^ (state >> 32U);
}

}  // namespace

std::string content_hash(std::string_view bytes) {
  std::uint64_t a = 0x9E3779B97F4A7C15ULL ^ bytes.size();
  std::uint64_t b = 0xD6E8FEB86659FD93ULL + bytes.size();
  for (std::size_t at = 0; at < bytes.size(); at += 8) {
    const std::uint64_t word = word_at(bytes, at);
    a = mixed(a, word, 0xFF51AFD7ED558CCDULL);
    b = mixed(std::rotl(b, 29), word, 0xC4CEB9FE1A85EC53ULL);
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
