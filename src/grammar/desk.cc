// SPDX-License-Identifier: MIT
#include "grammar/desk.h"

#include "grammar/shelf.h"

namespace klubba::grammar {

Desk::Desk(const Shelf& shelf) : shelf_(shelf) {
  for (const auto& family : shelf.families())
    families_.push_back(family->remembering(families_.empty() ? nullptr : families_.front().get()));
}

std::shared_ptr<const Grammar> Desk::get(const std::string& name, Diagnostics& out) {
  if (const auto it = opened_.find(name); it != opened_.end()) return it->second;
  const auto grammar = shelf_.get(name, out);
  if (grammar == nullptr) return nullptr;
  const auto& any = opened_.empty() ? (families_.empty() ? nullptr : families_.front()) : opened_.begin()->second;
  return opened_.emplace(name, grammar->remembering(any.get())).first->second;
}

}  // namespace klubba::grammar
