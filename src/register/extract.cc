// SPDX-License-Identifier: MIT
#include "klubba/extract.h"

#include "grammar/grammar.h"
#include "grammar/shelf.h"
#include "klubba/read_minutes.h"

namespace klubba {

struct Extractor::Parts {
  grammar::Shelf shelf;
};

Extractor::Extractor() : parts_(std::make_unique<const Parts>()) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

Register Extractor::extract(const SourceFile& source, Diagnostics& out) const {
  return make_register(source, read_minutes(source, parts_->shelf, out));
}

}  // namespace klubba
