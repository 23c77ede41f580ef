// SPDX-License-Identifier: MIT
#pragma once
/// The whole pipeline in one call, for programs that use libklubba: a document → its register, read with the built-in
/// grammars.
#include <memory>

#include "klubba/diagnostic.h"
#include "klubba/register.h"
#include "klubba/source_file.h"

namespace klubba {

/// Holds the built-in grammars, which are compiled at their first use: keep one, and use it for any number of documents
/// and threads.
class Extractor {
 public:
  Extractor();
  ~Extractor();
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;

  /// The register of `source`. Total: a text that is no minutes gives an empty register and a warning in `out`.
  Register extract(const SourceFile& source, Diagnostics& out) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace klubba
