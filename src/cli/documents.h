// SPDX-License-Identifier: MIT
#pragma once
/// The documents behind the paths that a command is given, one after another: what is still to come is not held, so
/// that an archive of any size is walked in the memory of its deepest folders.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/ignore_rules.h"
#include "cli/input.h"

namespace klubba::cli {

/// The minutes below one folder, sorted by path as bytes; hidden ones, ignored ones and links to folders left out.
class FolderWalk {
 public:
  FolderWalk(std::string folder, const InputOptions& options);

  /// The path of the next document. What can't be read goes to `out`.
  std::optional<std::string> next(Diagnostics& out);
  const std::string& folder() const { return folder_; }

 private:
  struct Entry {
    std::string name;     ///< of folders with a slash at its end: so they sort as the paths below them do
    bool broken = false;  ///< a link to nowhere
  };
  /// A folder that the walk is in.
  struct Level {
    std::string folder;
    std::string below;  ///< from the beginning of the walk, with a slash at its end, or ""
    IgnoreRules ignored;
    std::vector<Entry> entries;
    std::size_t at = 0;
  };

  void enter(std::string folder, std::string below, IgnoreRules ignored, Diagnostics& out);

  std::string folder_;
  const InputOptions* options_;
  IgnoreRules excluded_;
  std::vector<Level> levels_;
  bool begun_ = false;
  bool found_ = false;  ///< a document, or a fault
};

/// The documents of all paths in their order, of one shard where the options say so.
///
/// A document's shard is the FNV-1a hash (64 bits) of its path below the folder it was found in, or of the path as it
/// was given, modulo the number of shards: the same on any machine, wherever the archive lies there.
class DocumentStream {
 public:
  /// Reads the list of paths, where the options name one. `options` must outlive the stream.
  DocumentStream(const InputOptions& options, Diagnostics& out);

  /// The path of the next document; what isn't there goes to `out`.
  std::optional<std::string> next(Diagnostics& out);
  /// True where paths come in ascending order.
  bool sorted() const { return paths_.size() == 1; }
  /// The deepest folder that all paths given lie in; folders lie in themselves.
  std::string base() const;
  /// How many documents there are from the first to the last. Walks through all folders.
  std::size_t count() const;

 private:
  bool in_shard(std::string_view place) const;

  const InputOptions* options_;
  std::vector<std::string> paths_;
  std::size_t at_ = 0;
  std::optional<FolderWalk> walk_;
};

/// All of them at once, for commands that need them together.
std::vector<std::string> find_documents(const InputOptions& options, Diagnostics& out);

/// True where no documents are no fault: the paths came from a list, or other shards have them.
bool may_be_empty(const InputOptions& options);

}  // namespace klubba::cli
