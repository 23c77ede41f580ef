// SPDX-License-Identifier: MIT
#pragma once
/// What an output folder knows of the documents behind its registers, so that the same ones are not read again. It lies
/// in the folder as `.klubba-index`: a line with the key of program, grammars and options, then a line a document.
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "klubba/diagnostic.h"

namespace klubba::cli {

struct IndexEntry {
  std::string content;     ///< `content_hash` of the document
  std::uint64_t size = 0;  ///< of the register, bytes
  std::size_t decisions = 0;
  std::size_t actions = 0;
};

class BatchIndex {
 public:
  /// Reads the index in `folder`; empty where there is none or where its key is another.
  BatchIndex(std::string folder, std::string key);

  /// The entry of the document with the path `document`, whose register lies at `place` below the folder, where content
  /// and register are still those. Safe from several threads as long as nobody calls `put`.
  std::optional<IndexEntry> unchanged(const std::string& document, const std::string& place,
                                      const std::string& content) const;
  void put(const std::string& document, IndexEntry entry);
  void forget(const std::string& document);
  /// Writes it, where anything changed.
  void save(Diagnostics& out) const;

 private:
  std::string path() const;

  std::string folder_;
  std::string key_;
  std::map<std::string, IndexEntry> entries_;  ///< by document
  bool changed_ = false;
};

}  // namespace klubba::cli
