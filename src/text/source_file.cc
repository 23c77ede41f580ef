// SPDX-License-Identifier: MIT
#include "klubba/source_file.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "text/code_point.h"
#include "text/normaliser.h"

namespace klubba {
namespace {

// A file is no text where more than a third of it is undecodable or control characters.
bool is_binary(std::string_view bytes, std::size_t undecodable) {
  return undecodable * 3 > bytes.size() || bytes.find('\0') != std::string_view::npos;
}

std::string_view without_trailing_space(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \t");
  return last == std::string_view::npos ? text.substr(0, 0) : text.substr(0, last + 1);
}

}  // namespace

struct SourceFile::Parts {
  std::string path;
  std::string bytes;
  Encoding encoding = Encoding::utf8;
  text::Normalised normal;
  std::string_view text;
  std::vector<Line> lines;
  std::vector<std::size_t> line_starts;  // in the bytes
  bool binary = false;
  std::optional<Conversion> conversion;

  void split() {
    for (std::size_t begin = 0; begin < text.size();) {
      std::size_t end = text.find('\n', begin);
      if (end == std::string_view::npos) end = text.size();
      const auto number = static_cast<std::uint32_t>(lines.size() + 1);
      lines.push_back({without_trailing_space(text.substr(begin, end - begin)), number, false});
      begin = end + 1;
    }
    line_starts.push_back(0);
    for (std::size_t at = bytes.find('\n'); at != std::string::npos; at = bytes.find('\n', at + 1))
      line_starts.push_back(at + 1);
  }

  // A form feed behind words belongs to the line that follows it.
  void mark_pages() {
    if (lines.empty()) return;
    std::size_t index = 0;
    std::size_t words = first_word(lines[index]);
    for (const std::size_t feed : normal.form_feeds) {
      while (index + 1 < lines.size() && offset(lines[index + 1]) <= feed) words = first_word(lines[++index]);
      if (feed <= words) {
        lines[index].page_start = true;
      } else if (index + 1 < lines.size()) {
        lines[index + 1].page_start = true;
      }
    }
  }

  // Where the words of a line begin, or its end where it has none.
  std::size_t first_word(const Line& line) const {
    const std::size_t indent = line.text.find_first_not_of(" \t");
    return indent == std::string_view::npos ? text.find_first_not_of(" \t", offset(line)) : offset(line) + indent;
  }

  std::size_t offset(const Line& line) const { return static_cast<std::size_t>(line.text.data() - text.data()); }

  // The run that holds the text offset.
  std::size_t run_at(std::size_t at) const {
    const auto& runs = normal.runs;
    const auto next = std::upper_bound(runs.begin(), runs.end(), at,
                                       [](std::size_t a, const text::Run& run) { return a < run.text; });
    return next == runs.begin() ? 0 : static_cast<std::size_t>(next - runs.begin()) - 1;
  }

  std::size_t byte_begin(std::size_t at) const {
    if (at >= text.size()) return text.empty() ? bytes.size() : byte_end(text.size() - 1);
    const text::Run& run = normal.runs[run_at(at)];
    return run.bytes_end != 0 ? run.bytes : run.bytes + (at - run.text);
  }

  // One past the bytes that the text byte `last` came from.
  std::size_t byte_end(std::size_t last) const {
    const text::Run& run = normal.runs[run_at(last)];
    return run.bytes_end != 0 ? run.bytes_end : run.bytes + (last - run.text) + 1;
  }
};

std::string_view encoding_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::windows1252:
      return "windows-1252";
    case Encoding::latin1:
      return "iso-8859-1";
    case Encoding::utf8:
    case Encoding::utf8_bom:
      break;
  }
  return "utf-8";
}

SourceFile SourceFile::decode(std::string path, std::string bytes) {
  auto owned = std::make_unique<Parts>();
  Parts& parts = *owned;
  parts.path = std::move(path);
  parts.bytes = std::move(bytes);
  parts.encoding = text::detect_encoding(parts.bytes);
  parts.normal = text::normalise(parts.bytes, parts.encoding);
  parts.text = parts.normal.verbatim ? std::string_view(parts.bytes).substr(parts.normal.runs.front().bytes)
                                     : std::string_view(parts.normal.text);
  parts.binary = is_binary(parts.bytes, parts.normal.undecodable);
  parts.split();
  parts.mark_pages();
  return SourceFile(owned.release());
}

SourceFile SourceFile::decode(std::string path, std::string text, Conversion from) {
  SourceFile source = decode(std::move(path), std::move(text));
  source.parts_->conversion = std::move(from);
  return source;
}

SourceFile::SourceFile(SourceFile&& other) noexcept : parts_(std::exchange(other.parts_, nullptr)) {}

SourceFile& SourceFile::operator=(SourceFile&& other) noexcept {
  std::swap(parts_, other.parts_);
  return *this;
}

SourceFile::~SourceFile() {
  delete parts_;
}

const std::string& SourceFile::path() const {
  return parts_->path;
}
std::string_view SourceFile::bytes() const {
  return parts_->bytes;
}
std::string_view SourceFile::disk_bytes() const {
  return parts_->conversion ? std::string_view(parts_->conversion->disk_bytes) : bytes();
}
std::uint32_t SourceFile::page_at(std::uint32_t line) const {
  if (!parts_->conversion || line == 0 || line > parts_->conversion->pages.size()) return 0;
  return parts_->conversion->pages[line - 1];
}
std::string_view SourceFile::text() const {
  return parts_->text;
}
Encoding SourceFile::encoding() const {
  return parts_->encoding;
}
const std::vector<Line>& SourceFile::lines() const {
  return parts_->lines;
}
const std::vector<std::size_t>& SourceFile::invalid() const {
  return parts_->normal.invalid;
}
bool SourceFile::binary() const {
  return parts_->binary;
}

Span SourceFile::original(std::size_t begin, std::size_t end) const {
  const std::size_t size = parts_->text.size();
  begin = std::min(begin, size);
  end = std::min(end, size);
  const std::size_t first = parts_->byte_begin(begin);
  return {first, end <= begin ? first : std::max(first, parts_->byte_end(end - 1))};
}

Position SourceFile::position(std::size_t byte) const {
  const std::string_view all = parts_->bytes;
  byte = std::min(byte, all.size());
  const auto& starts = parts_->line_starts;
  const auto next = std::upper_bound(starts.begin(), starts.end(), byte);
  const std::size_t index = static_cast<std::size_t>(next - starts.begin()) - 1;
  Position result{static_cast<std::uint32_t>(index + 1), 1};
  // The byte-order mark is no character of the first line.
  std::size_t at = index == 0 && parts_->encoding == Encoding::utf8_bom ? 3 : starts[index];
  while (at < byte) {
    at += text::read_code_point(all, at, parts_->encoding).length;
    if (at <= byte) ++result.column;
  }
  return result;
}

std::uint32_t SourceFile::line_at(std::size_t text_offset) const {
  const auto& lines = parts_->lines;
  const auto next = std::upper_bound(lines.begin(), lines.end(), text_offset,
                                     [this](std::size_t at, const Line& line) { return at < parts_->offset(line); });
  return static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(1, next - lines.begin()));
}

}  // namespace klubba
