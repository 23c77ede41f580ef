// SPDX-License-Identifier: MIT
#include "cli/ordered_work.h"

#include <doctest/doctest.h>

#include <stdexcept>

using klubba::cli::work_in_order;

namespace {

std::function<std::optional<int>()> numbers(int count) {
  return [n = 0, count]() mutable { return n < count ? std::optional(n++) : std::nullopt; };
}

}  // namespace

TEST_CASE("results are taken in order, by any number of jobs") {
  for (const std::size_t jobs : {1U, 2U, 8U}) {
    std::vector<int> taken;
    work_in_order<int, int>(
        jobs, numbers(200), [](int n) { return n * n; },
        [&](int square) {
          taken.push_back(square);
          return true;
        });
    REQUIRE(taken.size() == 200);
    for (int n = 0; n < 200; ++n) CHECK(taken[static_cast<std::size_t>(n)] == n * n);
  }
}

TEST_CASE("work ends early where nobody takes its results, and there may be none") {
  for (const std::size_t jobs : {1U, 4U}) {
    int taken = 0;
    work_in_order<int, int>(
        jobs, numbers(1000), [](int n) { return n; }, [&](int) { return ++taken < 10; });
    CHECK(taken == 10);
    work_in_order<int, int>(
        jobs, numbers(0), [](int n) { return n; },
        [&](int) {
          ++taken;
          return true;
        });
    CHECK(taken == 10);
  }
}

TEST_CASE("what work or the source of tasks throws comes out, after the results before it") {
  for (const std::size_t jobs : {1U, 4U}) {
    int taken = 0;
    const auto count = [&](int) {
      ++taken;
      return true;
    };
    const auto fails = [](int n) {
      if (n == 20) throw std::runtime_error("20");
      return n;
    };
    CHECK_THROWS_AS((work_in_order<int, int>(jobs, numbers(100), fails, count)), std::runtime_error);
    CHECK(taken == 20);
    const auto source = [n = 0]() mutable {
      if (n == 5) throw std::runtime_error("5");
      return std::optional(n++);
    };
    taken = 0;
    CHECK_THROWS_AS((work_in_order<int, int>(
                        jobs, source, [](int n) { return n; }, count)),
                    std::runtime_error);
    CHECK(taken == 5);
  }
}
