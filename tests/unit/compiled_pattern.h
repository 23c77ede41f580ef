// SPDX-License-Identifier: MIT
#pragma once
/// For tests of programs: an image of one pattern.
#include <string>
#include <string_view>

#include "grammar/draft.h"
#include "grammar/program.h"

namespace klubba::test {

class CompiledPattern {
 public:
  explicit CompiledPattern(std::string_view pattern) {
    grammar::Draft draft;
    grammar::DraftRule rule;
    rule.expanded = pattern;
    draft.rules.push_back(std::move(rule));
    bytes_ = grammar::write_image({&draft, 1});
  }

  /// None where only RE2 knows the pattern. A view of this.
  grammar::Program program() const {
    const grammar::Image image(bytes_.data());
    const std::uint32_t number = image.array(image.head().patterns).front().program;
    return {image, number == 0 ? nullptr : &image.array(image.head().programs)[number - 1]};
  }

 private:
  std::string bytes_;
};

}  // namespace klubba::test
