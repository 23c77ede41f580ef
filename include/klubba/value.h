// SPDX-License-Identifier: MIT
#pragma once
/// The smallest part of what a document says: words with their place.
#include <string>

#include "klubba/source_file.h"

namespace klubba {

/// A piece of the document's words with its place. `text` has its line breaks folded; nothing else is changed.
struct Value {
  std::string text;
  Span span;        ///< bytes of the file
  LineRange lines;  ///< from 1
  bool empty() const { return text.empty(); }
};

}  // namespace klubba
