// SPDX-License-Identifier: MIT
#pragma once
/// A program of an image: what `Program` and `WordProgram` have in common. Two pointers, to be copied.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "grammar/image.h"

namespace klubba::grammar {

class ProgramView {
 public:
  static constexpr std::size_t max_groups = 32;
  static constexpr std::size_t unset = static_cast<std::size_t>(-1);
  /// By group: begin at 2n, end at 2n + 1, in units of the text; `unset` where the group took no part.
  using Slots = std::array<std::size_t, 2 * max_groups>;
  enum class Answer : std::uint8_t { no, yes, gave_up };

  /// None: the pattern is wrong, or holds what only RE2 knows.
  ProgramView() = default;
  ProgramView(const Image& image, const ProgramRecord* record) : image_(image), record_(record) {}
  explicit operator bool() const { return record_ != nullptr; }

  /// With the whole match.
  std::size_t groups() const { return record_->names.count; }
  /// "" for a group without a name.
  std::string_view name(std::size_t group) const { return image_.text(image_.array(record_->names)[group]); }
  const Image& image() const { return image_; }
  const ProgramRecord& record() const { return *record_; }

 protected:
  void reset(Slots& slots) const {
    const std::size_t count = 2 * (groups() < max_groups ? groups() : max_groups);
    for (std::size_t i = 0; i < count; ++i) slots[i] = unset;
  }

  Image image_{nullptr};
  const ProgramRecord* record_ = nullptr;
};

}  // namespace klubba::grammar
