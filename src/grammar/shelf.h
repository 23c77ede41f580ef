// SPDX-License-Identifier: MIT
#pragma once
/// The grammars at hand: the built-in ones and those the user gives. Each is opened at its first use and kept.
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "grammar/grammar.h"

namespace klubba::grammar {

class Desk;

class Shelf {
 public:
  /// With the built-in grammars and those of `added` (name → YAML), which may extend the built-in ones and each other.
  /// A grammar with rules of the kind `detect` is a family that documents may belong to.
  explicit Shelf(std::map<std::string, std::string> added = {});
  ~Shelf();
  Shelf(const Shelf&) = delete;
  Shelf& operator=(const Shelf&) = delete;

  /// The grammar, or null with the faults in `out`. Safe to call from several threads.
  std::shared_ptr<const Grammar> get(const std::string& name, Diagnostics& out) const;
  /// The own rules of all families, by name. Safe to call from several threads.
  const std::vector<std::shared_ptr<const Grammar>>& families() const;
  /// A desk that nobody else uses, until the pointer is given up: perhaps one at which documents were read before. The
  /// shelf must outlive it. Safe to call from several threads.
  std::shared_ptr<Desk> desk() const;
  /// Differs where the grammars do.
  std::string fingerprint() const;

 private:
  std::map<std::string, std::string> added_;
  std::unique_ptr<PatternPool> pool_;
  mutable std::once_flag families_once_;
  mutable std::vector<std::shared_ptr<const Grammar>> families_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::shared_ptr<const Grammar>> opened_;
  mutable std::mutex desks_mutex_;
  mutable std::vector<std::unique_ptr<Desk>> free_desks_;
};

}  // namespace klubba::grammar
