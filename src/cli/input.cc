// SPDX-License-Identifier: MIT
#include "cli/input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "cli/fault.h"

namespace klubba::cli {
namespace {

/// A pipe that nobody writes to would be waited for; those that a shell makes have their place under /dev.
bool is_lone_pipe(const std::string& path) {
  struct stat info {};
  return !path.starts_with("/dev/") && !path.starts_with("/proc/") && ::stat(path.c_str(), &info) == 0 &&
         S_ISFIFO(info.st_mode);
}

}  // namespace

std::optional<std::string> read_bytes(const std::string& path, std::uint64_t max_bytes, Diagnostics& out) {
  if (path != "-" && is_lone_pipe(path)) {
    out.push_back(fault("file-unreadable", path, "cannot read the file: it is a pipe",
                        "give what it carries to 'klubba extract -'"));
    return std::nullopt;
  }
  const int descriptor = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    const bool missing = errno == ENOENT;
    out.push_back(
        fault(missing ? "file-missing" : "file-unreadable", path,
              missing ? "there is no such file" : std::string("cannot read the file: ") + std::strerror(errno)));
    return std::nullopt;
  }
  std::string bytes;
  struct stat info {};
  constexpr std::size_t chunk = std::size_t{1} << 16;
  // A regular file is read into its place at once; the byte more would show that it has grown.
  std::size_t room = chunk;
  std::size_t expected = 0;  // bytes, where they are known
  if (::fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0) {
    const auto there = static_cast<std::uint64_t>(info.st_size);
    room = static_cast<std::size_t>(std::min(there, max_bytes)) + 1;
    if (there <= max_bytes) expected = room - 1;
  }
  int error = 0;
  std::size_t size = 0;
  while (size <= max_bytes) {
    if (size == bytes.size()) bytes.resize(size + std::max(room, size / 2));
    const ssize_t count = ::read(descriptor, bytes.data() + size, bytes.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) error = errno;
    if (count <= 0) break;
    size += static_cast<std::size_t>(count);
    if (size == expected) break;
    room = chunk;
  }
  bytes.resize(size);
  if (path != "-") ::close(descriptor);
  if (error != 0) {
    out.push_back(fault("file-unreadable", path, std::string("cannot read the file: ") + std::strerror(error)));
    return std::nullopt;
  }
  if (bytes.size() > max_bytes) {
    out.push_back(fault("file-too-large", path, "the file is larger than " + std::to_string(max_bytes) + " bytes",
                        "allow more with --max-bytes"));
    return std::nullopt;
  }
  return bytes;
}

std::optional<SourceFile> read_document(const std::string& path, std::uint64_t max_bytes, Diagnostics& out,
                                        const Extractors& extractors) {
  auto bytes = read_bytes(path, max_bytes, out);
  if (!bytes) return std::nullopt;
  return decode_document(path, std::move(*bytes), max_bytes, out, extractors);
}

std::optional<SourceFile> decode_document(const std::string& path, std::string bytes, std::uint64_t max_bytes,
                                          Diagnostics& out, const Extractors& extractors) {
  const DocumentFormat format = format_of(path, bytes, extractors);
  std::optional<SourceFile> read;
  if (format == DocumentFormat::text) {
    read = SourceFile::decode(path, std::move(bytes));
  } else {
    auto converted = convert_document(format, path, bytes, max_bytes, extractors, out);
    if (!converted) return std::nullopt;
    read = SourceFile::decode(path, std::move(converted->text), {std::move(bytes), std::move(converted->pages)});
  }
  SourceFile& source = *read;
  if (source.binary()) {
    out.push_back(
        fault("binary-file", path, "the file is not text",
              "klubba reads plain text, Markdown, PDF, .docx, .odt and .html; save the document as one of them"));
    return std::nullopt;
  }
  if (!source.invalid().empty()) {
    const std::size_t count = source.invalid().size();
    const std::size_t offset = source.invalid().front();
    Diagnostic d =
        fault("invalid-bytes", path,
              (count == 1 ? "a byte that is no character" : std::to_string(count) + " bytes that are no characters") +
                  std::string(", first at offset ") + std::to_string(offset),
              "save the file as UTF-8");
    d.severity = Severity::warning;
    d.at = source.position(offset);
    d.note = "they are read as U+FFFD";
    out.push_back(std::move(d));
  }
  return read;
}

}  // namespace klubba::cli
