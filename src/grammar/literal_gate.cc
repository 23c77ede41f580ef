// SPDX-License-Identifier: MIT
#include "grammar/literal_gate.h"

#include <algorithm>

#include "grammar/literals.h"

namespace klubba::grammar {
namespace {

constexpr std::uint32_t no_state = 0xFFFFFFFF;

/// Letters that a pattern without regard to case takes for others of another length: the Kelvin and Angstrom signs,
/// the long s, the capital sharp s and the capital y with two dots. They are too rare to be worth a fold of their own.
bool odd_letter(unsigned char before, unsigned char byte) {
  return (before == 0xE2 && byte == 0x84) || (before == 0xC5 && (byte == 0xBF || byte == 0xB8)) ||
         (before == 0xE1 && byte == 0xBA);
}

}  // namespace

LiteralGate::LiteralGate(const std::vector<std::string_view>& patterns) {
  std::vector<std::vector<AnyOf>> required;
  required.reserve(patterns.size());
  for (const std::string_view pattern : patterns) {
    required.push_back(required_literals(pattern));
    wanted_.push_back(static_cast<std::uint32_t>(required.back().size()));
    for (const AnyOf& literals : required.back()) {
      for (const std::string& literal : literals) {
        for (const char c : literal) {
          std::uint16_t& column = column_[static_cast<unsigned char>(c)];
          if (column == 0) column = static_cast<std::uint16_t>(columns_++);
        }
      }
    }
  }
  for (unsigned c = 'A'; c <= 'Z'; ++c) column_[c] = column_[c | 0x20U];
  next_.assign(columns_, no_state);
  met_.emplace_back();
  for (std::size_t pattern = 0; pattern < required.size(); ++pattern) {
    for (const AnyOf& literals : required[pattern]) {
      const auto number = static_cast<std::uint32_t>(pattern_of_.size());
      pattern_of_.push_back(static_cast<std::uint32_t>(pattern));
      for (const std::string& literal : literals) add_literal(literal, number);
    }
  }
  link();
}

void LiteralGate::add_literal(const std::string& literal, std::uint32_t requirement) {
  std::size_t state = 0;
  for (const char c : literal) {
    const std::size_t cell = state * columns_ + column_[static_cast<unsigned char>(c)];
    if (next_[cell] == no_state) {
      next_[cell] = static_cast<std::uint32_t>(met_.size());
      met_.emplace_back();
      next_.resize(next_.size() + columns_, no_state);
    }
    state = next_[cell];
  }
  if (met_[state].empty() || met_[state].back() != requirement) met_[state].push_back(requirement);
}

void LiteralGate::link() {
  std::vector<std::uint32_t> queue{0};
  std::vector<std::uint32_t> fallback(met_.size(), 0);
  for (std::size_t head = 0; head < queue.size(); ++head) {
    const std::uint32_t state = queue[head];
    for (std::size_t column = 0; column < columns_; ++column) {
      std::uint32_t& cell = next_[state * columns_ + column];
      const std::uint32_t other = state == 0 ? 0 : next_[fallback[state] * columns_ + column];
      if (cell == no_state) {
        cell = other;
        continue;
      }
      fallback[cell] = other;
      met_[cell].insert(met_[cell].end(), met_[other].begin(), met_[other].end());
      queue.push_back(cell);
    }
  }
}

std::vector<std::size_t> LiteralGate::open(std::string_view text) const {
  // Most texts meet nothing: the counts are copied at the first literal only.
  std::vector<std::uint32_t> missing;
  std::vector<bool> met;
  std::size_t state = 0;
  unsigned char before = 0;
  bool odd = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    unsigned folded = byte;
    if (byte >= 0x80) {
      odd = odd || odd_letter(before, byte);
      if (before == 0xC3 && byte <= 0x9E) folded = byte | 0x20U;
    }
    before = byte;
    state = step(state, column_[folded]);
    if (met_[state].empty()) continue;
    if (missing.empty()) {
      missing = wanted_;
      met.resize(pattern_of_.size());
    }
    for (const std::uint32_t requirement : met_[state]) {
      if (met[requirement]) continue;
      met[requirement] = true;
      --missing[pattern_of_[requirement]];
    }
  }
  const std::vector<std::uint32_t>& left = missing.empty() ? wanted_ : missing;
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (odd || left[i] == 0) out.push_back(i);
  }
  return out;
}

}  // namespace klubba::grammar
