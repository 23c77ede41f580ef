// SPDX-License-Identifier: MIT
#include "minutes/value.h"

namespace klubba::minutes {

Value make_value(const SourceFile& source, const JoinedText& text) {
  const JoinedText part = text.trimmed();
  if (part.empty()) return {};
  Value value;
  value.text = part.str();
  value.span = source.original(part.source_begin(), part.source_end());
  value.lines = {source.line_at(part.source_begin()), source.line_at(part.source_end() - 1)};
  return value;
}

}  // namespace klubba::minutes
