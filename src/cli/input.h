// SPDX-License-Identifier: MIT
#pragma once
/// What a command reads, and how: options for the search of documents (documents.h), bytes, decoded documents.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/extractors.h"
#include "klubba/diagnostic.h"
#include "klubba/source_file.h"

namespace klubba::cli {

inline constexpr std::uint64_t default_max_bytes = std::uint64_t{64} << 20;

/// Which files to read, and how much of each.
struct InputOptions {
  std::vector<std::string> paths;               ///< files, folders, "-" for standard input
  std::uint64_t max_bytes = default_max_bytes;  ///< larger files are refused
  std::string files_from;             ///< a file with more paths, one a line, "-" for standard input; or empty
  bool nul_separated = false;         ///< NUL bytes, not line ends, stand between those paths
  std::vector<std::string> excludes;  ///< patterns of paths that folders don't give, as in a .gitignore
  bool ignore_files = true;           ///< .gitignore files hold in the folders that are searched
  std::uint64_t shard = 1;            ///< this part of the documents only, from 1 …
  std::uint64_t shards = 1;           ///< … of so many
  Extractors extractors;              ///< programs that make text of further formats
};

/// The bytes of a file or of standard input ("-"); nothing where it can't be read, with the reason in `out`.
std::optional<std::string> read_bytes(const std::string& path, std::uint64_t max_bytes, Diagnostics& out);

/// Reads and decodes a document; one that is no text (PDF, Word …) is converted by the program for it. Nothing where it
/// can't be read or is no text; bytes that are no characters are a warning. The path of standard input is "-".
std::optional<SourceFile> read_document(const std::string& path, std::uint64_t max_bytes, Diagnostics& out,
                                        const Extractors& extractors = {});

/// The same for bytes that were read before.
std::optional<SourceFile> decode_document(const std::string& path, std::string bytes, std::uint64_t max_bytes,
                                          Diagnostics& out, const Extractors& extractors = {});

}  // namespace klubba::cli
