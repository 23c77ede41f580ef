// SPDX-License-Identifier: MIT
#include "cli/register_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <thread>

#include "cli/input.h"
#include "cli/output_file.h"
#include "cli/schemas.h"
#include "klubba/living_yaml.h"

namespace klubba::cli {
namespace {

constexpr std::uint64_t most_bytes = std::uint64_t{4} << 30;
constexpr int most_tries = 100;
constexpr std::chrono::milliseconds between_tries{100};

}  // namespace

RegisterLock::RegisterLock(const std::string& path) : register_(path) {
  const std::filesystem::path at(path);
  path_ = (at.parent_path() / ("." + at.filename().string() + ".lock")).string();
}

RegisterLock::~RegisterLock() {
  if (descriptor_ < 0) return;
  ::unlink(path_.c_str());
  ::close(descriptor_);
}

bool RegisterLock::take(Diagnostics& out) {
  std::string reason = "another klubba works on it";
  for (int i = 0; i < most_tries; ++i) {
    const int descriptor = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0) {
      reason = std::strerror(errno);
      break;
    }
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
      // The file may have been taken away between the opening and the lock.
      struct stat mine {};
      struct stat there {};
      if (::fstat(descriptor, &mine) == 0 && ::stat(path_.c_str(), &there) == 0 && mine.st_ino == there.st_ino) {
        descriptor_ = descriptor;
        return true;
      }
    }
    ::close(descriptor);
    std::this_thread::sleep_for(between_tries);
  }
  Diagnostic d;
  d.id = "register-locked";
  d.path = register_;
  d.message = "the register cannot be locked: " + reason;
  d.help = "try again when the other has ended; the lock is " + path_;
  out.push_back(std::move(d));
  return false;
}

std::optional<RegisterFile> read_register_file(const std::string& path, bool must_exist, Console& console) {
  RegisterFile out;
  out.path = path;
  std::error_code error;
  Diagnostics faults;
  if (must_exist || std::filesystem::exists(path, error)) {
    auto bytes = read_bytes(path, most_bytes, faults);
    if (!bytes) {
      console.report(faults);
      return std::nullopt;
    }
    out.text = std::move(*bytes);
  }
  auto entry = read_living_register(out.text, path, faults);
  console.report(faults, out.text);
  if (!entry) return std::nullopt;
  out.entry = std::move(*entry);
  return out;
}

std::string rewritten(const RegisterFile& file, const std::unordered_set<std::string>* touched) {
  return (file.text.empty() ? schema_modeline("living-register") : "") + rewrite_yaml(file.text, file.entry, touched);
}

bool write_register_file(RegisterFile file, const std::unordered_set<std::string>* touched, Console& console) {
  Diagnostics faults;
  if (!can_rewrite(file.text, file.path, faults)) {
    console.report(faults, file.text);
    return false;
  }
  const std::string text = rewritten(file, touched);
  if (text == file.text) return true;
  // Large registers: the old one makes room for the reading back.
  file.entry = {};
  // What klubba can't read back must not take the place of what it could.
  if (can_read_rewritten(file.text, text, file.path, faults) && write_file(file.path, text, faults, true)) return true;
  console.report(faults, text);
  return false;
}

}  // namespace klubba::cli
