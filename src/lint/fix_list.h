// SPDX-License-Identifier: MIT
#pragma once
/// Collects the changes that a check has to offer.
#include <string>
#include <string_view>
#include <vector>

#include "lint/document.h"

namespace klubba::checks {

class FixList {
 public:
  FixList(const Document& document, std::string_view id, std::vector<Fix>& out)
      : document_(document), id_(id), out_(out) {}

  /// `text` (UTF-8) in the place of bytes of the file. Left out where the file's encoding has no such character, or
  /// where the bytes are those already.
  void replace(Span span, std::string_view text);
  /// The same for a piece of a normalised line; `part` is a view into it and may be empty.
  void replace_part(std::string_view part, std::string_view text);
  /// A line end of the file's own kind.
  std::string line_end() const;

 private:
  const Document& document_;
  std::string_view id_;
  std::vector<Fix>& out_;
};

}  // namespace klubba::checks
