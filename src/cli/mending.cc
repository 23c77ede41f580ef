// SPDX-License-Identifier: MIT
#include "cli/mending.h"

#include "lint/suppression.h"

namespace klubba::cli {

std::size_t mend(CheckedDocument& document, const Rereader& reread) {
  // A change can make room for another one; that ends, or something undoes what something else does.
  constexpr int most_rounds = 100;
  std::size_t count = 0;
  for (int round = 0; round < most_rounds; ++round) {
    const SourceFile& source = document.source;
    auto fixes = lint_fixes(source, document.minutes, document.context);
    std::erase_if(fixes, [&source](const Fix& fix) {
      return suppressed(source, source.path(), source.position(fix.span.begin).line, fix.id);
    });
    if (fixes.empty()) break;
    count += fixes.size();
    document = reread(SourceFile::decode(source.path(), with_fixes(source.bytes(), fixes)));
  }
  return count;
}

}  // namespace klubba::cli
