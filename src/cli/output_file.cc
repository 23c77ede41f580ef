// SPDX-License-Identifier: MIT
#include "cli/output_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/content_hash.h"

namespace klubba::cli {
namespace {

bool holds(const std::string& path, std::string_view text) {
  std::error_code error;
  if (std::filesystem::file_size(path, error) != text.size() || error) return false;
  std::ifstream file(path, std::ios::binary);
  const std::string there{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  return file && there == text;
}

bool fail(const std::string& path, int error, Diagnostics& out) {
  Diagnostic d;
  d.id = "write-failed";
  d.path = path;
  d.message = std::string("cannot write the file: ") + std::strerror(error);
  out.push_back(std::move(d));
  return false;
}

/// 0, or the errno that ended it.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
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

bool write_file(const std::string& path, std::string_view text, Diagnostics& out, bool safe) {
  std::error_code error;
  // Devices and pipes can't be renamed over.
  const auto status = std::filesystem::status(path, error);
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return fail(path, errno, out);
    const int fault = write_all(descriptor, text);
    ::close(descriptor);
    return fault == 0 || fail(path, fault, out);
  }
  if (std::filesystem::exists(status) && holds(path, text)) return true;
  // Through a link: the file that it points at is the one to replace.
  const auto real = std::filesystem::weakly_canonical(path, error);
  const std::string target = error ? path : real.string();
  const std::string temporary = temporary_beside(target);
  struct stat info {};
  const bool replaces = ::stat(target.c_str(), &info) == 0;
  const int descriptor = open_alone(temporary);
  if (descriptor < 0) return fail(path, errno, out);
  int fault = ::ftruncate(descriptor, 0) == 0 ? write_all(descriptor, text) : errno;
  if (fault == 0 && replaces && ::fchmod(descriptor, info.st_mode & 07777) != 0) fault = errno;
  if (safe && fault == 0 && ::fsync(descriptor) != 0) fault = errno;
  if (safe && fault == 0 && !holds(temporary, text)) fault = EIO;
  if (fault == 0 && ::rename(temporary.c_str(), target.c_str()) != 0) fault = errno;
  if (fault != 0) ::unlink(temporary.c_str());
  if (::close(descriptor) != 0 && fault == 0) fault = errno;
  return fault == 0 || fail(path, fault, out);
}

}  // namespace klubba::cli
