// SPDX-License-Identifier: MIT
#pragma once
/// Which program makes text of which files: PDF through poppler, Word, OpenDocument and HTML through pandoc, and what
/// `--extractor` names.
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "convert/page_text.h"
#include "klubba/diagnostic.h"

namespace klubba::cli {

/// Endings of files that hold minutes as they are, and of those that are converted.
inline constexpr std::array<std::string_view, 5> text_endings{".txt", ".text", ".md", ".markdown", ".org"};
inline constexpr std::array<std::string_view, 5> converted_endings{".pdf", ".docx", ".odt", ".html", ".htm"};

/// The lower-case ending of a path with its dot; empty: none.
std::string ending_of(const std::string& path);

/// The programs of `--extractor`: ending (with its dot, lower case) → words of the command.
using Extractors = std::map<std::string, std::vector<std::string>>;

/// Adds an `EXT=COMMAND` option; the command's words are parted by spaces, quotes keep spaces, `{}` is the file's path
/// (its bytes stand on standard input, too). False where the option has not that form.
bool add_extractor(const std::string& option, Extractors& extractors);

/// A document's way to text.
enum class DocumentFormat { text, pdf, docx, odt, html, own };

/// What to do with a file: its own extractor, else by its ending, else by how its bytes begin.
DocumentFormat format_of(const std::string& path, std::string_view bytes, const Extractors& extractors);

/// The text of a document that is none yet; nothing where that fails, with the reason in `out`.
std::optional<convert::ConvertedText> convert_document(DocumentFormat format, const std::string& path,
                                                       std::string_view bytes, std::uint64_t max_output,
                                                       const Extractors& extractors, Diagnostics& out);

}  // namespace klubba::cli
