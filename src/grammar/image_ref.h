// SPDX-License-Identifier: MIT
#pragma once
/// How the records of an image point to each other: by bytes from its begin, so that it lies anywhere.
#include <cstdint>

namespace klubba::grammar {

/// Bytes of the image's text.
struct TextRef {
  std::uint32_t at = 0;
  std::uint32_t size = 0;
};

/// Records of the type R, one after another.
template <class R>
struct ArrayRef {
  std::uint32_t at = 0;  ///< bytes from the image's begin
  std::uint32_t count = 0;
};

}  // namespace klubba::grammar
