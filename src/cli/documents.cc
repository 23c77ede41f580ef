// SPDX-License-Identifier: MIT
#include "cli/documents.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "cli/content_hash.h"
#include "cli/fault.h"

namespace klubba::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t max_list_bytes = std::uint64_t{1} << 30;

bool holds_minutes(const std::string& name, const Extractors& extractors) {
  const std::string ending = ending_of(name);
  return std::find(text_endings.begin(), text_endings.end(), ending) != text_endings.end() ||
         std::find(converted_endings.begin(), converted_endings.end(), ending) != converted_endings.end() ||
         extractors.count(ending) != 0;
}

std::string joined(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + '/' + name;
}

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

}  // namespace

FolderWalk::FolderWalk(std::string folder, const InputOptions& options)
    : folder_(std::move(folder)), options_(&options) {
  for (const std::string& pattern : options.excludes) excluded_.add(pattern);
}

void FolderWalk::enter(std::string folder, std::string below, IgnoreRules ignored, Diagnostics& out) {
  std::error_code error;
  fs::directory_iterator at(folder, error);
  if (options_->ignore_files && !error && fs::exists(joined(folder, ".gitignore"), error)) {
    Diagnostics unread;  // a .gitignore that can't be read ignores nothing
    if (auto lines = read_bytes(joined(folder, ".gitignore"), max_list_bytes, unread))
      ignored.add_lines(*lines, below.substr(0, below.size() - (below.empty() ? 0 : 1)));
  }
  std::vector<Entry> entries;
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    std::string name = at->path().filename().string();
    if (name.starts_with('.')) continue;
    std::error_code status;
    const bool is_folder = at->is_directory(status) && !at->is_symlink(status);
    if (!is_folder && !holds_minutes(name, options_->extractors)) continue;
    const std::string place = below + name;
    if (ignored.ignores(place, is_folder) || excluded_.ignores(place, is_folder)) continue;
    if (is_folder) {
      entries.push_back({name + '/', false});
      continue;
    }
    // What is no file (a pipe, a device) is no document; a link to nowhere is one that can't be read.
    struct stat info {};
    const bool plain = !at->is_symlink(status) && at->is_regular_file(status);
    const bool broken = !plain && ::stat(joined(folder, name).c_str(), &info) != 0;
    if (plain || broken || S_ISREG(info.st_mode)) entries.push_back({std::move(name), broken});
  }
  if (error) {
    out.push_back(fault("file-unreadable", folder, "cannot read the folder: " + error.message()));
    found_ = true;
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
  levels_.push_back({std::move(folder), std::move(below), std::move(ignored), std::move(entries)});
}

std::optional<std::string> FolderWalk::next(Diagnostics& out) {
  if (!begun_) enter(folder_, "", {}, out);
  begun_ = true;
  while (!levels_.empty()) {
    Level& level = levels_.back();
    if (level.at == level.entries.size()) {
      levels_.pop_back();
      continue;
    }
    const Entry& entry = level.entries[level.at++];
    std::string path = joined(level.folder, entry.name);
    if (entry.name.ends_with('/')) {
      path.pop_back();
      enter(std::move(path), level.below + entry.name, level.ignored, out);
      continue;
    }
    found_ = true;
    if (!entry.broken) return path;
    struct stat info {};
    const int reason = ::stat(path.c_str(), &info) != 0 ? errno : ENOENT;
    out.push_back(fault("file-unreadable", path, std::string("cannot read the file: ") + std::strerror(reason)));
  }
  if (!found_) {
    out.push_back(
        fault("no-minutes", folder_, "the folder holds no minutes",
              "minutes are files that end in .txt, .text, .md, .markdown, .org, .pdf, .docx, .odt, .html or .htm"));
  }
  found_ = true;
  return std::nullopt;
}

DocumentStream::DocumentStream(const InputOptions& options, Diagnostics& out)
    : options_(&options), paths_(given_paths(options, out)) {}

bool DocumentStream::in_shard(std::string_view place) const {
  return options_->shards <= 1 || path_hash(place) % options_->shards == options_->shard - 1;
}

std::optional<std::string> DocumentStream::next(Diagnostics& out) {
  while (true) {
    while (walk_) {
      auto path = walk_->next(out);
      if (!path) {
        walk_.reset();
        break;
      }
      const std::size_t below = walk_->folder().size() + (walk_->folder().ends_with('/') ? 0 : 1);
      if (in_shard(std::string_view(*path).substr(below))) return path;
    }
    if (at_ == paths_.size()) return std::nullopt;
    const std::string& path = paths_[at_++];
    std::error_code error;
    if (path != "-" && fs::is_directory(path, error)) {
      walk_.emplace(path, *options_);
    } else if (path != "-" && !fs::exists(path, error)) {
      out.push_back(fault("file-missing", path, "there is no such file"));
    } else if (in_shard(fs::path(path).lexically_normal().string())) {
      return path;
    }
  }
}

std::string DocumentStream::base() const {
  std::optional<fs::path> common;
  for (const std::string& path : paths_) {
    std::error_code error;
    fs::path folder = path;
    if (!fs::is_directory(path, error)) folder = folder.parent_path();
    if (folder.has_relative_path() && folder.filename().empty()) folder = folder.parent_path();
    if (!common) {
      common = folder;
      continue;
    }
    fs::path both;
    for (auto a = common->begin(), b = folder.begin(); a != common->end() && b != folder.end() && *a == *b; ++a, ++b)
      both /= *a;
    common = both;
  }
  return common ? common->string() : "";
}

std::size_t DocumentStream::count() const {
  DocumentStream again(*this);
  again.at_ = 0;
  again.walk_.reset();
  Diagnostics unused;  // who reads them reports them
  std::size_t count = 0;
  while (again.next(unused)) ++count;
  return count;
}

std::vector<std::string> find_documents(const InputOptions& options, Diagnostics& out) {
  DocumentStream stream(options, out);
  std::vector<std::string> found;
  while (auto path = stream.next(out)) found.push_back(std::move(*path));
  return found;
}

bool may_be_empty(const InputOptions& options) {
  return options.shards > 1 || (!options.files_from.empty() && options.paths.empty());
}

}  // namespace klubba::cli
