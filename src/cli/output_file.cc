// SPDX-License-Identifier: MIT
#include "cli/output_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <vector>

#include "cli/content_hash.h"
#include "cli/descriptor.h"
#include "cli/fault.h"

namespace klubba::cli {
namespace {

bool holds(const std::string& path, std::string_view text) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return false;
  if (static_cast<std::uint64_t>(info.st_size) != text.size()) return false;
  // Piece by piece: a large file is not held twice.
  constexpr std::size_t piece = std::size_t{1} << 16;
  std::ifstream file(path, std::ios::binary);
  std::vector<char> there(std::min(piece, text.size()));
  while (!text.empty()) {
    const std::size_t size = std::min(there.size(), text.size());
    if (!file.read(there.data(), static_cast<std::streamsize>(size))) return false;
    if (text.substr(0, size) != std::string_view(there.data(), size)) return false;
    text.remove_prefix(size);
  }
  return true;
}

bool fail(const std::string& path, int error, Diagnostics& out) {
  out.push_back(fault("write-failed", path, std::string("cannot write the file: ") + std::strerror(error)));
  return false;
}

/// Always the same name for the same file: what a killed run left is taken over by the next one.
std::string temporary_beside(const std::string& target) {
  const std::filesystem::path path(target);
  const std::string name = "." + content_hash(path.filename().string()).substr(0, 16) + ".klubba-part";
  return (path.parent_path() / name).string();
}

/// Opens the temporary file for this process alone; another one that writes the same file is waited for.
int open_alone(const std::string& path) {
  while (true) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (descriptor < 0) return -1;
    struct stat held {};
    struct stat there {};
    while (::flock(descriptor, LOCK_EX) != 0 && errno == EINTR) continue;
    const bool ours = ::fstat(descriptor, &held) == 0 && ::stat(path.c_str(), &there) == 0 &&
                      held.st_ino == there.st_ino && held.st_dev == there.st_dev;
    if (ours) return descriptor;
    // It was renamed while we waited.
    ::close(descriptor);
  }
}

}  // namespace

OutputFile::OutputFile(std::string path) : path_(std::move(path)) {}

OutputFile::~OutputFile() {
  if (descriptor_ < 0) return;
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  ::close(descriptor_);
}

void OutputFile::open() {
  opened_ = true;
  std::error_code error;
  const auto status = std::filesystem::symlink_status(path_, error);
  target_ = path_;
  struct stat info {};
  const bool there = ::stat(path_.c_str(), &info) == 0;
  // Devices and pipes can't be renamed over.
  if (there && !S_ISREG(info.st_mode)) {
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) fault_ = errno;
    return;
  }
  // Through a link: the file that it points at is the one to replace.
  if (std::filesystem::is_symlink(status)) {
    const auto real = std::filesystem::weakly_canonical(path_, error);
    if (!error) target_ = real.string();
  }
  const std::string temporary = temporary_beside(target_);
  descriptor_ = open_alone(temporary);
  if (descriptor_ < 0) {
    fault_ = errno;
    return;
  }
  temporary_ = temporary;
  if (::ftruncate(descriptor_, 0) != 0) fault_ = errno;
  if (fault_ == 0 && there && ::fchmod(descriptor_, info.st_mode & 07777) != 0) fault_ = errno;
}

void OutputFile::flush() {
  if (!opened_) open();
  if (fault_ == 0) fault_ = write_all(descriptor_, buffer_);
  buffer_.clear();
}

void OutputFile::append(std::string_view text) {
  constexpr std::size_t most_held = std::size_t{1} << 18;
  if (text.size() < most_held) {
    buffer_ += text;
    if (buffer_.size() >= most_held) flush();
    return;
  }
  flush();
  if (fault_ == 0) fault_ = write_all(descriptor_, text);
}

bool OutputFile::commit(Diagnostics& out, std::optional<std::string_view> proof) {
  flush();
  if (!temporary_.empty()) {
    if (proof && fault_ == 0 && ::fsync(descriptor_) != 0) fault_ = errno;
    if (proof && fault_ == 0 && !holds(temporary_, *proof)) fault_ = EIO;
    if (fault_ == 0 && ::rename(temporary_.c_str(), target_.c_str()) != 0) fault_ = errno;
    if (fault_ != 0) ::unlink(temporary_.c_str());
    temporary_.clear();
  }
  if (descriptor_ >= 0 && ::close(descriptor_) != 0 && fault_ == 0) fault_ = errno;
  descriptor_ = -1;
  return fault_ == 0 || fail(path_, fault_, out);
}

bool write_file(const std::string& path, std::string_view text, Diagnostics& out, bool safe) {
  if (holds(path, text)) return true;
  OutputFile file(path);
  file.append(text);
  return file.commit(out, safe ? std::optional(text) : std::nullopt);
}

void write_output(const std::string& path, std::string_view text, Console& console) {
  if (path.empty()) {
    console.print(text);
    return;
  }
  Diagnostics faults;
  write_file(path, text, faults);
  console.report(faults);
}

}  // namespace klubba::cli
