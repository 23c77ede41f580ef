// SPDX-License-Identifier: MIT
#include "cli/external_program.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX leaves it to the program

namespace klubba::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kept_errors = 4096;

/// A descriptor that is closed when it goes.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  void set(int value) {
    close();
    value_ = value;
  }
  void close() {
    if (value_ >= 0) ::close(value_);
    value_ = -1;
  }
  int get() const { return value_; }
  bool open() const { return value_ >= 0; }

 private:
  int value_ = -1;
};

struct Pipe {
  Descriptor read, write;

  bool make() {
    std::array<int, 2> ends{};
    // Threads may start programs at the same time: neither may inherit the other's pipes.
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    read.set(ends[0]);
    write.set(ends[1]);
    return true;
  }
};

class Running {
 public:
  explicit Running(const ProgramCall& call) : call_(call), deadline_(Clock::now() + call.time_limit) {}

  ProgramResult run() {
    if (!in_.make() || !out_.make() || !err_.make()) return not_started(errno);
    if (const int fault = start(); fault != 0) return not_started(fault);
    in_.read.close();
    out_.write.close();
    err_.write.close();
    for (const int end : {in_.write.get(), out_.read.get(), err_.read.get()}) ::fcntl(end, F_SETFL, O_NONBLOCK);
    const bool done = exchange();
    if (!done) ::kill(-child_, SIGKILL);
    in_.write.close();
    finish(done);
    return std::move(result_);
  }

 private:
  ProgramResult not_started(int fault) {
    result_.end = fault == ENOENT ? ProgramEnd::missing : ProgramEnd::not_started;
    result_.errors = std::strerror(fault);
    return std::move(result_);
  }

  int start() {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    if (const int fault = ::posix_spawn_file_actions_init(&actions); fault != 0) return fault;
    if (const int fault = ::posix_spawnattr_init(&attributes); fault != 0) {
      ::posix_spawn_file_actions_destroy(&actions);
      return fault;
    }
    ::posix_spawn_file_actions_adddup2(&actions, in_.read.get(), STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, out_.write.get(), STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, err_.write.get(), STDERR_FILENO);
    // A group of its own, so that what it starts can be ended with it.
    sigset_t defaults;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    ::posix_spawnattr_setsigdefault(&attributes, &defaults);
    ::posix_spawnattr_setpgroup(&attributes, 0);
    ::posix_spawnattr_setflags(&attributes, static_cast<short>(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF));
    std::vector<std::string> words = call_.words;
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const int fault = ::posix_spawnp(&child_, arguments[0], &actions, &attributes, arguments.data(), environ);
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&actions);
    return fault;
  }

  /// Feeds and reads it until it closes its outputs. False where a limit was reached.
  bool exchange() {
    std::string_view rest = call_.input;
    if (rest.empty()) in_.write.close();
    while (out_.read.open() || err_.read.open()) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline_ - Clock::now()).count();
      if (left <= 0) {
        result_.end = ProgramEnd::too_slow;
        return false;
      }
      // poll passes over descriptors below zero.
      std::array<pollfd, 3> ends{pollfd{out_.read.get(), POLLIN, 0}, pollfd{err_.read.get(), POLLIN, 0},
                                 pollfd{in_.write.get(), POLLOUT, 0}};
      const int ready = ::poll(ends.data(), ends.size(), static_cast<int>(std::min<std::int64_t>(left, 1000)));
      if (ready < 0 && errno != EINTR) return true;
      if (ready <= 0) continue;
      if (ends[0].revents != 0 && !take(out_.read, result_.output, call_.max_output)) {
        result_.end = ProgramEnd::too_much;
        return false;
      }
      if (ends[1].revents != 0) take(err_.read, result_.errors, kept_errors);
      if (ends[2].revents != 0) feed(rest);
    }
    return true;
  }

  /// Reads what is there; closes the descriptor at its end. False where more than `most` bytes came (cut to that).
  static bool take(Descriptor& from, std::string& into, std::uint64_t most) {
    std::array<char, std::size_t{1} << 16> buffer{};
    const ssize_t count = ::read(from.get(), buffer.data(), buffer.size());
    if (count > 0) {
      into.append(buffer.data(), static_cast<std::size_t>(count));
      if (into.size() <= most) return true;
      into.resize(static_cast<std::size_t>(most));
      return false;
    }
    if (count == 0 || (errno != EINTR && errno != EAGAIN)) from.close();
    return true;
  }

  void feed(std::string_view& rest) {
    const ssize_t count = ::write(in_.write.get(), rest.data(), rest.size());
    if (count > 0) rest.remove_prefix(static_cast<std::size_t>(count));
    // A program need not read all that it is given.
    const bool broken = count < 0 && errno != EINTR && errno != EAGAIN;
    if (rest.empty() || broken) in_.write.close();
  }

  void finish(bool done) {
    int status = 0;
    // One that closed its outputs may still go on: it has until the deadline.
    while (done) {
      const pid_t ended = ::waitpid(child_, &status, WNOHANG);
      if (ended == child_) break;
      if (ended < 0 && errno != EINTR) return;
      if (Clock::now() >= deadline_) {
        result_.end = ProgramEnd::too_slow;
        ::kill(-child_, SIGKILL);
        done = false;
        break;
      }
      ::poll(nullptr, 0, 2);
    }
    while (!done && ::waitpid(child_, &status, 0) < 0 && errno == EINTR) {
    }
    if (!done) return;
    if (WIFEXITED(status)) {
      result_.status = WEXITSTATUS(status);
      // What a spawn in two steps says where the program can't be run.
      if (result_.status == 127 && result_.output.empty() && result_.errors.empty()) result_.end = ProgramEnd::missing;
    } else {
      result_.end = ProgramEnd::crashed;
    }
  }

  const ProgramCall& call_;
  Clock::time_point deadline_;
  Pipe in_, out_, err_;
  pid_t child_ = -1;
  ProgramResult result_;
};

}  // namespace

ProgramResult run_program(const ProgramCall& call) {
  return Running(call).run();
}

}  // namespace klubba::cli
