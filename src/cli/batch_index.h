// SPDX-License-Identifier: MIT
#pragma once
/// What an output folder knows of the documents behind its registers, so that the same ones are not read again. It lies
/// in the folder as `.klubba-index`: a line with the key of program, grammars and options, then a line a document,
/// sorted by path.
#include <cstdint>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "cli/output_file.h"
#include "klubba/diagnostic.h"

namespace klubba::cli {

struct IndexEntry {
  std::string content;     ///< `content_hash` of the document
  std::uint64_t size = 0;  ///< of the register, bytes
  std::size_t decisions = 0;
  std::size_t actions = 0;
  Diagnostics diagnostics;  ///< what was said about the document, to be said again
  bool operator==(const IndexEntry& other) const;
};

/// What the index said of a document before this run.
struct KnownDocument {
  std::optional<IndexEntry> entry;
  std::string passed;  ///< lines of documents that stand before it and were not asked for; they are kept
};

class BatchIndex {
 public:
  /// Opens the index in `folder`; it is as good as empty where its key is another. `sorted`: documents come in
  /// ascending order of their paths, and only the line at hand is held; else all of them are.
  BatchIndex(const std::string& folder, std::string key, bool sorted);

  /// Asked for each document, in their order, by one thread at a time.
  KnownDocument find(const std::string& document);
  /// Told of each document, in the same order, by one thread at a time (which may be another one): what is known of it
  /// now, if anything.
  void put(const std::string& document, const KnownDocument& before, const std::optional<IndexEntry>& now);
  /// Writes what changed; documents that were not asked for are kept.
  void save(Diagnostics& out);

 private:
  std::string key_;
  bool sorted_;
  std::ifstream before_;
  std::string line_;                       ///< the next line of `before_`, or empty
  std::map<std::string, IndexEntry> all_;  ///< where documents come in any order
  OutputFile now_;
  bool changed_ = false;
};

}  // namespace klubba::cli
