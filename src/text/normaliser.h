// SPDX-License-Identifier: MIT
#pragma once
/// Bytes → the text that the pipeline works on, with the map between the two.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "klubba/source_file.h"

namespace klubba::text {

/// A stretch of text that came from one stretch of bytes; it reaches to the next run. `bytes_end` is 0 where the
/// bytes were taken over as they stand; otherwise all of the text stands for all of [bytes, bytes_end).
struct Run {
  std::size_t text = 0;
  std::size_t bytes = 0;
  std::size_t bytes_end = 0;
};

struct Normalised {
  std::string text;                     ///< empty where `verbatim`
  bool verbatim = false;                ///< the text is the bytes from runs[0].bytes on: nothing had to be copied
  std::vector<Run> runs;                ///< by rising `text`; never empty
  std::vector<std::size_t> form_feeds;  ///< text offsets before which a form feed stood
  std::vector<std::size_t> invalid;     ///< byte offsets, at most 1000
  std::size_t undecodable = 0;          ///< how many bytes are no character or a control character
};

/// Linear in the size of `bytes`.
Normalised normalise(std::string_view bytes, Encoding encoding);

}  // namespace klubba::text
