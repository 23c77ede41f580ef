// SPDX-License-Identifier: MIT
#include "grammar/shelf.h"

#include "grammar/parts.h"

namespace klubba::grammar {

Shelf::Shelf(std::map<std::string, std::string> sources)
    : sources_(std::move(sources)), pool_(std::make_unique<PatternPool>()) {}

const std::vector<std::shared_ptr<const Grammar>>& Shelf::families() const {
  std::call_once(families_once_, [this] {
    const std::lock_guard<std::mutex> lock(mutex_);
    for (const auto& [name, text] : sources_) {
      // Reading a grammar only to find that it detects nothing would cost more than this look at its text.
      if (text.find("kind: detect") == std::string::npos) continue;
      families_.push_back(Grammar::load_own(name, sources_, pool_.get()));
    }
  });
  return families_;
}

Shelf::~Shelf() = default;

std::shared_ptr<const Grammar> Shelf::get(const std::string& name, Diagnostics& out) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (const auto it = loaded_.find(name); it != loaded_.end()) return it->second;
  auto grammar = Grammar::load(name, sources_, out, pool_.get());
  if (grammar != nullptr) loaded_.emplace(name, grammar);
  return grammar;
}

}  // namespace klubba::grammar
