// SPDX-License-Identifier: MIT
#include "cli/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

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

}  // namespace

bool write_file(const std::string& path, std::string_view text, Diagnostics& out) {
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
  std::string temporary = target + ".XXXXXX";
  const int descriptor = ::mkstemp(temporary.data());
  if (descriptor < 0) return fail(path, errno, out);
  struct stat info {};
  const bool replaces = ::stat(target.c_str(), &info) == 0;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  int fault = write_all(descriptor, text);
  if (fault == 0 && ::fchmod(descriptor, replaces ? info.st_mode & 07777 : 0666 & ~mask) != 0) fault = errno;
  if (::close(descriptor) != 0 && fault == 0) fault = errno;
  if (fault == 0 && ::rename(temporary.c_str(), target.c_str()) != 0) fault = errno;
  if (fault == 0) return true;
  ::unlink(temporary.c_str());
  return fail(path, fault, out);
}

}  // namespace klubba::cli
