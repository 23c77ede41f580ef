// SPDX-License-Identifier: MIT
#pragma once
/// Other people's programs, run so that a broken document harms nobody: no shell, a time limit, a cap on what they
/// write, and nothing of theirs left running afterwards.
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace klubba::cli {

struct ProgramCall {
  std::vector<std::string> words;  ///< the program, looked up on PATH, and its arguments
  std::string_view input;          ///< what it reads from its standard input
  std::chrono::seconds time_limit{60};
  std::uint64_t max_output = std::uint64_t{256} << 20;  ///< bytes on its standard output
};

enum class ProgramEnd { finished, missing, not_started, too_slow, too_much, crashed };

struct ProgramResult {
  ProgramEnd end = ProgramEnd::finished;
  int status = 0;      ///< its exit status, where it finished
  std::string output;  ///< its standard output
  std::string errors;  ///< the first kilobytes of its standard error; the system's words where it was not started
};

/// Runs a program to its end, or ends it (and what it started) where a limit is reached. SIGPIPE must be ignored.
ProgramResult run_program(const ProgramCall& call);

}  // namespace klubba::cli
