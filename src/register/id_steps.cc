// SPDX-License-Identifier: MIT
#include <algorithm>

#include "klubba/update.h"
#include "register/likeness.h"

namespace klubba {
namespace {

constexpr double part_share = 0.8;     // of a new text within the old one that was split
constexpr double close_with_id = 0.5;  // likeness of a changed text
constexpr double close_alone = 0.6;

/// Compares two versions, surest signs first: what one action takes, another can't.
class Comparison {
 public:
  Comparison(const std::vector<RegisterAction>& old_version, const std::vector<RegisterAction>& new_version)
      : old_(old_version), new_(new_version), used_(new_version.size(), false), steps_(old_version.size()) {
    for (std::size_t o = 0; o < old_.size(); ++o) {
      steps_[o].change = IdChange::gone;
      steps_[o].from = old_[o].id;
    }
  }

  std::vector<IdStep> run() {
    each([&](const RegisterAction& a, const RegisterAction& b) { return a.id == b.id && a.text == b.text; });
    each([&](const RegisterAction& a, const RegisterAction& b) { return a.text == b.text; });
    for (const RegisterAction& action : old_) old_groups_.push_back(letter_groups(action.text));
    for (const RegisterAction& action : new_) new_groups_.push_back(letter_groups(action.text));
    find_splits();
    find_changed();
    for (std::size_t n = 0; n < new_.size(); ++n) {
      if (!used_[n]) steps_.push_back({IdChange::added, "", {new_[n].id}});
    }
    return std::move(steps_);
  }

 private:
  template <class Same>
  void each(Same same) {
    for (std::size_t o = 0; o < old_.size(); ++o) {
      for (std::size_t n = 0; n < new_.size() && steps_[o].to.empty(); ++n) {
        if (used_[n] || !same(old_[o], new_[n])) continue;
        const bool still = old_[o].id == new_[n].id && old_[o].item == new_[n].item;
        take(o, n, still ? IdChange::unchanged : IdChange::moved);
      }
    }
  }

  void take(std::size_t o, std::size_t n, IdChange change) {
    used_[n] = true;
    steps_[o].change = change;
    steps_[o].to.push_back(new_[n].id);
  }

  void find_splits() {
    for (std::size_t o = 0; o < old_.size(); ++o) {
      if (!steps_[o].to.empty()) continue;
      std::vector<std::size_t> parts;
      for (std::size_t n = 0; n < new_.size(); ++n) {
        if (!used_[n] && new_[n].text.size() < old_[o].text.size() &&
            share_within(new_groups_[n], old_groups_[o]) >= part_share)
          parts.push_back(n);
      }
      if (parts.size() < 2) continue;
      for (const std::size_t n : parts) take(o, n, IdChange::split);
    }
  }

  void find_changed() {
    for (std::size_t o = 0; o < old_.size(); ++o) {
      if (!steps_[o].to.empty()) continue;
      std::size_t best = new_.size();
      double most = 0;
      for (std::size_t n = 0; n < new_.size(); ++n) {
        const double value = likeness(old_groups_[o], new_groups_[n]);
        const double least = old_[o].id == new_[n].id ? close_with_id : close_alone;
        if (used_[n] || value < least || value <= most) continue;
        best = n;
        most = value;
      }
      if (best < new_.size()) take(o, best, IdChange::changed);
    }
  }

  const std::vector<RegisterAction>& old_;
  const std::vector<RegisterAction>& new_;
  std::vector<bool> used_;
  std::vector<IdStep> steps_;
  std::vector<std::vector<std::uint32_t>> old_groups_, new_groups_;
};

}  // namespace

std::vector<IdStep> compare_ids(const std::vector<RegisterAction>& old_version,
                                const std::vector<RegisterAction>& new_version) {
  return Comparison(old_version, new_version).run();
}

}  // namespace klubba
