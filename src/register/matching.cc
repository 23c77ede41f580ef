// SPDX-License-Identifier: MIT
#include "register/matching.h"

#include <algorithm>

#include "register/likeness.h"

namespace klubba {
namespace {

constexpr double close_with_id = 0.5;
constexpr double close_alone = 0.6;
constexpr double clear_lead = 0.1;  // of the best candidate over the next

class Pairer {
 public:
  Pairer(const std::vector<MatchSide>& old_entries, const std::vector<MatchSide>& new_entries)
      : old_(old_entries), new_(new_entries), taken_(old_entries.size(), false) {
    out_.old_of_new.assign(new_.size(), Pairing::none);
    out_.refused.resize(new_.size());
  }

  Pairing run() {
    first([](const MatchSide& a, const MatchSide& b) { return a.text_mark == b.text_mark && a.item == b.item; });
    first([](const MatchSide& a, const MatchSide& b) { return a.text_mark == b.text_mark; });
    if (std::find(out_.old_of_new.begin(), out_.old_of_new.end(), Pairing::none) == out_.old_of_new.end()) return out_;
    for (const MatchSide& entry : old_) old_groups_.push_back(letter_groups(entry.text));
    for (const MatchSide& entry : new_) new_groups_.push_back(letter_groups(entry.text));
    for (std::size_t n = 0; n < new_.size(); ++n) {
      for (std::size_t o = 0; o < old_.size() && open(n); ++o) {
        if (!taken_[o] && old_[o].id == new_[n].id && likeness(old_groups_[o], new_groups_[n]) >= close_with_id)
          take(n, o);
      }
    }
    closest();
    return out_;
  }

 private:
  bool open(std::size_t n) const { return out_.old_of_new[n] == Pairing::none; }
  void take(std::size_t n, std::size_t o) {
    out_.old_of_new[n] = o;
    taken_[o] = true;
  }

  template <class Same>
  void first(Same same) {
    for (std::size_t n = 0; n < new_.size(); ++n) {
      for (std::size_t o = 0; o < old_.size() && open(n); ++o) {
        if (!taken_[o] && same(old_[o], new_[n])) take(n, o);
      }
    }
  }

  /// Pairs that are each other's closest, best first.
  void closest() {
    struct Pair {
      double value;
      std::size_t n, o;
    };
    std::vector<Pair> pairs;
    for (std::size_t n = 0; n < new_.size(); ++n) {
      for (std::size_t o = 0; o < old_.size() && open(n); ++o) {
        if (taken_[o]) continue;
        const double value = likeness(old_groups_[o], new_groups_[n]);
        if (value >= close_alone) pairs.push_back({value, n, o});
      }
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.value > b.value; });
    for (const Pair& pair : pairs) {
      if (!open(pair.n) || taken_[pair.o] || !out_.refused[pair.n].empty()) continue;
      for (const Pair& other : pairs) {
        const bool rival = other.n == pair.n && other.o != pair.o && !taken_[other.o] &&
                           other.value > pair.value - clear_lead && old_[other.o].item == old_[pair.o].item;
        if (rival) out_.refused[pair.n].push_back(other.o);
      }
      if (out_.refused[pair.n].empty()) {
        take(pair.n, pair.o);
      } else {
        out_.refused[pair.n].insert(out_.refused[pair.n].begin(), pair.o);
      }
    }
  }

  const std::vector<MatchSide>& old_;
  const std::vector<MatchSide>& new_;
  std::vector<bool> taken_;
  std::vector<std::vector<std::uint32_t>> old_groups_, new_groups_;
  Pairing out_;
};

}  // namespace

Pairing pair_entries(const std::vector<MatchSide>& old_entries, const std::vector<MatchSide>& new_entries) {
  return Pairer(old_entries, new_entries).run();
}

}  // namespace klubba
