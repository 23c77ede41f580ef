// SPDX-License-Identifier: MIT
#include "grammar/kind_table.h"

#include <bit>

namespace klubba::grammar {

void KindTable::add(KindName name, std::span<const std::uint32_t> rules,
                    const std::vector<std::span<const std::uint32_t>>& required) {
  const std::size_t number = kinds_.size();
  kinds_.push_back({name, number, rules});
  for (const std::uint32_t rule : rules) {
    if (required[rule].empty()) {
      always_.add(number);
      continue;
    }
    const std::uint32_t first = required[rule].front();
    if (first >= by_requirement_.size()) by_requirement_.resize(first + 1);
    by_requirement_[first].add(number);
  }
  slots_.assign(std::bit_ceil(4 * kinds_.size()), 0);
  for (const RuleKind& kind : kinds_) {
    std::size_t slot = kind.name.hash() & (slots_.size() - 1);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = static_cast<std::uint16_t>(kind.number + 1);
  }
}

KindSet KindTable::open(const LiteralGate::Met& met) const {
  KindSet out = always_;
  for (std::size_t word = 0; 64 * word < by_requirement_.size(); ++word) {
    for (std::uint64_t bits = met[word]; bits != 0; bits &= bits - 1) {
      const std::size_t requirement = 64 * word + static_cast<std::size_t>(std::countr_zero(bits));
      if (requirement < by_requirement_.size()) out.add(by_requirement_[requirement]);
    }
  }
  return out;
}

}  // namespace klubba::grammar
