// SPDX-License-Identifier: MIT
#pragma once
/// Where documents are read, one at a time: the grammars of a shelf, each remembering what it was asked. What many
/// documents of an archive hold (labels, headings, phrases) is looked through once.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "grammar/grammar.h"

namespace klubba::grammar {

class Shelf;

/// Of one thread at a time.
class Desk {
 public:
  explicit Desk(const Shelf& shelf);

  /// As the shelf has them.
  const std::vector<std::shared_ptr<const Grammar>>& families() const { return families_; }
  std::shared_ptr<const Grammar> get(const std::string& name, Diagnostics& out);

 private:
  const Shelf& shelf_;
  std::vector<std::shared_ptr<const Grammar>> families_;
  std::map<std::string, std::shared_ptr<const Grammar>> opened_;
};

}  // namespace klubba::grammar
