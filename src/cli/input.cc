// SPDX-License-Identifier: MIT
#include "cli/input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace klubba::cli {
namespace {

namespace fs = std::filesystem;

Diagnostic fault(std::string id, const std::string& path, std::string message, std::string help = "") {
  Diagnostic d;
  d.id = std::move(id);
  d.path = path;
  d.message = std::move(message);
  d.help = std::move(help);
  return d;
}

bool holds_minutes(const fs::path& path, const Extractors& extractors) {
  const std::string ending = ending_of(path.string());
  return std::find(text_endings.begin(), text_endings.end(), ending) != text_endings.end() ||
         std::find(converted_endings.begin(), converted_endings.end(), ending) != converted_endings.end() ||
         extractors.count(ending) != 0;
}

void walk(const std::string& folder, const Extractors& extractors, std::vector<std::string>& found, Diagnostics& out) {
  std::error_code error;
  fs::recursive_directory_iterator at(folder, error);
  if (error) {
    out.push_back(fault("file-unreadable", folder, "cannot read the folder: " + error.message()));
    return;
  }
  std::vector<std::string> files;
  while (at != fs::recursive_directory_iterator()) {
    std::error_code status;
    const bool hidden = at->path().filename().string().starts_with('.');
    if (hidden && at->is_directory(status)) at.disable_recursion_pending();
    if (!hidden && at->is_regular_file(status) && holds_minutes(at->path(), extractors))
      files.push_back(at->path().string());
    const std::string current = at->path().string();
    at.increment(error);
    if (error) {
      out.push_back(fault("file-unreadable", current, "cannot read the folder: " + error.message()));
      break;
    }
  }
  if (files.empty()) {
    out.push_back(
        fault("no-minutes", folder, "the folder holds no minutes",
              "minutes are files that end in .txt, .text, .md, .markdown, .org, .pdf, .docx, .odt, .html or .htm"));
  }
  std::sort(files.begin(), files.end());
  found.insert(found.end(), files.begin(), files.end());
}

}  // namespace

std::vector<std::string> find_documents(const InputOptions& options, Diagnostics& out) {
  std::vector<std::string> found;
  for (const std::string& path : options.paths) {
    std::error_code error;
    if (path != "-" && fs::is_directory(path, error)) {
      walk(path, options.extractors, found, out);
    } else if (path != "-" && !fs::exists(path, error)) {
      out.push_back(fault("file-missing", path, "there is no such file"));
    } else {
      found.push_back(path);
    }
  }
  return found;
}

std::optional<std::string> read_bytes(const std::string& path, std::uint64_t max_bytes, Diagnostics& out) {
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
  if (::fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0) {
    bytes.reserve(std::min(static_cast<std::uint64_t>(info.st_size), max_bytes) + 1);
  }
  int error = 0;
  std::vector<char> buffer(std::size_t{1} << 16);
  while (bytes.size() <= max_bytes) {
    const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) error = errno;
    if (count <= 0) break;
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
  }
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
  const DocumentFormat format = format_of(path, *bytes, extractors);
  std::optional<SourceFile> read;
  if (format == DocumentFormat::text) {
    read = SourceFile::decode(path, std::move(*bytes));
  } else {
    auto converted = convert_document(format, path, *bytes, max_bytes, extractors, out);
    if (!converted) return std::nullopt;
    read = SourceFile::decode(path, std::move(converted->text), {std::move(*bytes), std::move(converted->pages)});
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
