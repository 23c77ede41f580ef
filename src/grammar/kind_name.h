// SPDX-License-Identifier: MIT
#pragma once
/// What a kind of rules is called, with a hash that for names written in the program is made when it is compiled.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace klubba::grammar {

/// Keeps a view of the name.
class KindName {
 public:
  template <std::size_t N>
  consteval KindName(const char (&name)[N]) : KindName(std::string_view(name, N - 1)) {}  // NOLINT(*-explicit-*)
  KindName(const std::string& name) : KindName(std::string_view(name)) {}                 // NOLINT(*-explicit-*)
  constexpr KindName(std::string_view name) : text_(name) {                               // NOLINT(*-explicit-*)
    // FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/
    for (const char c : name) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    hash_ ^= hash_ >> 32U;
  }

  std::string_view text() const { return text_; }
  std::uint64_t hash() const { return hash_; }

 private:
  std::string_view text_;
  std::uint64_t hash_ = 14695981039346656037ULL;
};

}  // namespace klubba::grammar
