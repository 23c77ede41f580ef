// SPDX-License-Identifier: MIT
#pragma once
/// The rules of a grammar by kind, and which kinds a text may be of at all.
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "grammar/kind_name.h"
#include "grammar/literal_gate.h"

namespace klubba::grammar {

/// The rules of one kind, and what chooses among them. No RE2::Set: one automaton over many patterns with gaps has so
/// many states that it is thrown away and made again for every sentence.
struct RuleKind {
  KindName name;
  std::size_t number = 0;                ///< among the grammar's kinds
  std::span<const std::uint32_t> rules;  ///< indices, in precedence order
};

/// Kinds by their numbers; those from `most` on are in every set.
class KindSet {
 public:
  static constexpr std::size_t most = 256;
  bool has(std::size_t kind) const { return kind >= most || ((words_[kind / 64] >> (kind % 64)) & 1U) != 0; }
  void add(std::size_t kind) {
    if (kind < most) words_[kind / 64] |= std::uint64_t{1} << (kind % 64);
  }
  void remove(std::size_t kind) {
    if (kind < most) words_[kind / 64] &= ~(std::uint64_t{1} << (kind % 64));
  }
  void add(const KindSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  }

 private:
  std::array<std::uint64_t, most / 64> words_{};
};

class KindTable {
 public:
  /// `required`: by rule, what the gate must have met, the most telling requirement first.
  void add(KindName name, std::span<const std::uint32_t> rules,
           const std::vector<std::span<const std::uint32_t>>& required);
  /// Null where the grammar has no such rules. Names of equal hashes and sizes are taken for equal.
  const RuleKind* find(KindName name) const {
    if (slots_.empty()) return nullptr;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t slot = name.hash() & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
      const RuleKind& kind = kinds_[slots_[slot] - 1U];
      if (kind.name.hash() == name.hash() && kind.name.text().size() == name.text().size()) return &kind;
    }
    return nullptr;
  }
  /// The kinds whose rules may be found in a text that fulfils `met`.
  KindSet open(const LiteralGate::Met& met) const;

 private:
  std::vector<RuleKind> kinds_;
  std::vector<std::uint16_t> slots_;  ///< open hash table over `kinds_`: number + 1, 0 for a free slot; a power of two
  std::vector<KindSet> by_requirement_;  ///< kinds with a rule whose most telling requirement it is
  KindSet always_;                       ///< kinds with a rule that requires nothing
};

}  // namespace klubba::grammar
