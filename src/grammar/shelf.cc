// SPDX-License-Identifier: MIT
#include "grammar/shelf.h"

#include <algorithm>

#include "grammar/desk.h"
#include "grammar/parts.h"

namespace klubba::grammar {
namespace {

constexpr std::string_view detecting = "detect";  // the kind of rule that makes a grammar a family

bool detects(const Image& image, const GrammarRecord& grammar) {
  const auto rules = image.array(image.head().rules);
  const auto own = image.array(grammar.rules).first(grammar.own_rules);
  return std::any_of(own.begin(), own.end(),
                     [&](std::uint32_t rule) { return image.text(rules[rule].kind) == detecting; });
}

}  // namespace

Shelf::Shelf(std::map<std::string, std::string> added)
    : added_(std::move(added)), pool_(std::make_unique<PatternPool>()) {}

Shelf::~Shelf() = default;

const std::vector<std::shared_ptr<const Grammar>>& Shelf::families() const {
  std::call_once(families_once_, [this] {
    const Image image = builtin_image();
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      for (const GrammarRecord& grammar : image.array(image.head().grammars)) {
        if (detects(image, grammar))
          families_.push_back(Grammar::open_own(image.text(grammar.key), image, pool_.get()));
      }
    }
    for (const auto& [name, text] : added_) {
      Diagnostics unused;  // they are reported to who asks for the grammar itself
      const auto grammar = get(name, unused);
      if (grammar != nullptr && detects(grammar->image(), *grammar->image().find(name)))
        families_.push_back(Grammar::open_own(name, grammar->image()));
    }
    std::sort(families_.begin(), families_.end(), [](const auto& a, const auto& b) { return a->key() < b->key(); });
  });
  return families_;
}

std::shared_ptr<const Grammar> Shelf::get(const std::string& name, Diagnostics& out) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (const auto it = opened_.find(name); it != opened_.end()) return it->second;
  std::shared_ptr<const Grammar> grammar;
  if (added_.find(name) == added_.end()) grammar = Grammar::open(name, builtin_image(), pool_.get());
  if (grammar == nullptr) {
    auto sources = builtin_sources();
    for (const auto& [added, text] : added_) sources[added] = text;
    grammar = Grammar::load(name, sources, out);
  }
  if (grammar != nullptr) opened_.emplace(name, grammar);
  return grammar;
}

std::shared_ptr<Desk> Shelf::desk() const {
  std::unique_ptr<Desk> desk;
  {
    const std::lock_guard<std::mutex> lock(desks_mutex_);
    if (!free_desks_.empty()) {
      desk = std::move(free_desks_.back());
      free_desks_.pop_back();
    }
  }
  if (desk == nullptr) desk = std::make_unique<Desk>(*this);
  return {desk.release(), [this](Desk* used) {
            const std::lock_guard<std::mutex> lock(desks_mutex_);
            free_desks_.emplace_back(used);
          }};
}

std::string Shelf::fingerprint() const {
  std::string out = std::to_string(builtin_image().head().fingerprint);
  for (const auto& [name, text] : added_) out.append(1, '\0').append(name).append(1, '\0').append(text);
  return out;
}

}  // namespace klubba::grammar
