// SPDX-License-Identifier: MIT
#pragma once
/// First stage of the pipeline: the bytes of a minutes file → text that the later stages can match, with a map
/// back to the file. Every position that klubba reports goes through `SourceFile::original`.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace klubba {

/// Half-open byte range [begin, end) in the file as it lies on disk.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const Span&) const = default;
};

/// Pair of 1-based line numbers, both included, counted by '\n' alone in the file on disk.
struct LineRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  bool operator==(const LineRange&) const = default;
};

/// A place for people: line from 1, column from 1 in Unicode code points of the file's own text.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

enum class Encoding { utf8, utf8_bom, windows1252, latin1 };

/// Name of an encoding as registers write it: "utf-8", "windows-1252", "iso-8859-1".
std::string_view encoding_name(Encoding encoding);

/// One line of the normalised text, without its line end. Views into `SourceFile::text()`.
struct Line {
  std::string_view text;     ///< trailing white space removed, leading kept
  std::uint32_t number = 0;  ///< from 1
  bool page_start = false;   ///< a form feed stood before it (the form feed is not in `text`)
};

/// What a document was before a program made text of it (PDF, Word …). Its lines and bytes are then those of that text.
struct Conversion {
  std::string disk_bytes;            ///< the file as it lies on disk
  std::vector<std::uint32_t> pages;  ///< for each line (index = number - 1) its page, from 1; empty: it has no pages
};

/// A decoded document. `text()` is valid UTF-8 in NFC: line ends are '\n', non-breaking and thin spaces are plain
/// spaces; soft hyphens inside lines, zero-width characters and a byte-order mark are gone, ligatures (ﬁ ﬂ) spelt out.
/// The number of '\n' is that of the file. Owns bytes and text; views stay valid as long as it lives (also when moved).
class SourceFile {
 public:
  /// Decodes `bytes`. Never fails: bytes that are no character become U+FFFD and are listed in `invalid()`.
  static SourceFile decode(std::string path, std::string bytes);

  /// The same of the text that a document was turned into.
  static SourceFile decode(std::string path, std::string text, Conversion from);

  SourceFile(SourceFile&&) noexcept;
  SourceFile& operator=(SourceFile&&) noexcept;
  SourceFile(const SourceFile&) = delete;
  SourceFile& operator=(const SourceFile&) = delete;
  ~SourceFile();

  const std::string& path() const;
  std::string_view bytes() const;
  /// The file as it lies on disk: `bytes()`, or what they were converted from.
  std::string_view disk_bytes() const;
  /// The page that a line stands on; 0 where the document has no pages.
  std::uint32_t page_at(std::uint32_t line) const;
  std::string_view text() const;
  Encoding encoding() const;
  const std::vector<Line>& lines() const;

  /// Byte offsets in the file where undecodable bytes stand (each offset once, at most 1000 kept).
  const std::vector<std::size_t>& invalid() const;
  /// True where the file holds NUL bytes or is mostly undecodable: it is no text.
  bool binary() const;

  /// Text offsets [begin, end) → the bytes of the file that they came from.
  Span original(std::size_t begin, std::size_t end) const;
  /// File byte offset → line and column.
  Position position(std::size_t byte) const;
  /// The offset in `text()` of a view into it.
  std::size_t offset_of(std::string_view part) const { return static_cast<std::size_t>(part.data() - text().data()); }
  /// 1-based line that holds the text offset.
  std::uint32_t line_at(std::size_t text_offset) const;

 private:
  struct Parts;
  explicit SourceFile(Parts* parts) : parts_(parts) {}
  Parts* parts_ = nullptr;
};

}  // namespace klubba
