// SPDX-License-Identifier: MIT
#include "cli/input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "cli/content_hash.h"
#include "cli/ignore_rules.h"

namespace klubba::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t max_list_bytes = std::uint64_t{1} << 30;

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

/// The minutes below one folder.
class Walk {
 public:
  Walk(const std::string& folder, const InputOptions& options, Diagnostics& out)
      : folder_(folder), options_(options), out_(out) {
    for (const std::string& pattern : options.excludes) excluded_.add(pattern);
  }

  std::vector<std::string> find() {
    visit(folder_, "", ignored_);
    if (files_.empty() && out_.empty()) {
      out_.push_back(
          fault("no-minutes", folder_, "the folder holds no minutes",
                "minutes are files that end in .txt, .text, .md, .markdown, .org, .pdf, .docx, .odt, .html or .htm"));
    }
    std::sort(files_.begin(), files_.end());
    return std::move(files_);
  }

 private:
  void visit(const fs::path& folder, const std::string& below, IgnoreRules ignored) {
    std::error_code error;
    fs::directory_iterator at(folder, error);
    if (options_.ignore_files && !error && fs::exists(folder / ".gitignore", error)) {
      Diagnostics unread;  // a .gitignore that can't be read ignores nothing
      if (auto lines = read_bytes((folder / ".gitignore").string(), max_list_bytes, unread))
        ignored.add_lines(*lines, below);
    }
    for (; !error && at != fs::directory_iterator(); at.increment(error)) {
      const std::string name = at->path().filename().string();
      std::error_code status;
      const bool is_folder = at->is_directory(status) && !at->is_symlink(status);
      const std::string place = below.empty() ? name : below + "/" + name;
      if (name.starts_with('.') || ignored.ignores(place, is_folder) || excluded_.ignores(place, is_folder)) continue;
      if (is_folder) {
        visit(at->path(), place, ignored);
      } else if (holds_minutes(at->path(), options_.extractors)) {
        add(at->path().string());
      }
    }
    if (error) {
      out_.push_back(fault("file-unreadable", folder.string(), "cannot read the folder: " + error.message()));
    }
  }

  void add(const std::string& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) {
      out_.push_back(fault("file-unreadable", path, std::string("cannot read the file: ") + std::strerror(errno)));
    } else if (S_ISREG(info.st_mode)) {
      files_.push_back(path);
    }
  }

  const std::string& folder_;
  const InputOptions& options_;
  Diagnostics& out_;
  IgnoreRules excluded_;
  IgnoreRules ignored_;
  std::vector<std::string> files_;
};

/// The paths given as arguments, then those of the list.
std::vector<std::string> given_paths(const InputOptions& options, Diagnostics& out) {
  std::vector<std::string> paths = options.paths;
  if (options.files_from.empty()) return paths;
  const auto list = read_bytes(options.files_from, max_list_bytes, out);
  if (!list) return paths;
  const char separator = options.nul_separated ? '\0' : '\n';
  std::string_view rest = *list;
  while (!rest.empty()) {
    const std::size_t end = rest.find(separator);
    std::string_view path = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (!options.nul_separated && path.ends_with('\r')) path.remove_suffix(1);
    if (!path.empty()) paths.emplace_back(path);
  }
  return paths;
}

/// A pipe that nobody writes to would be waited for; those that a shell makes have their place under /dev.
bool is_lone_pipe(const std::string& path) {
  struct stat info {};
  return !path.starts_with("/dev/") && !path.starts_with("/proc/") && ::stat(path.c_str(), &info) == 0 &&
         S_ISFIFO(info.st_mode);
}

}  // namespace

std::vector<std::string> find_documents(const InputOptions& options, Diagnostics& out) {
  std::vector<std::string> found;
  for (const std::string& path : given_paths(options, out)) {
    std::error_code error;
    if (path != "-" && fs::is_directory(path, error)) {
      Diagnostics faults;
      for (std::string& file : Walk(path, options, faults).find()) found.push_back(std::move(file));
      out.insert(out.end(), faults.begin(), faults.end());
    } else if (path != "-" && !fs::exists(path, error)) {
      out.push_back(fault("file-missing", path, "there is no such file"));
    } else {
      found.push_back(path);
    }
  }
  if (options.shards > 1) {
    std::erase_if(found,
                  [&](const std::string& path) { return path_hash(path) % options.shards != options.shard - 1; });
  }
  return found;
}

bool may_be_empty(const InputOptions& options) {
  return options.shards > 1 || (!options.files_from.empty() && options.paths.empty());
}

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
