// SPDX-License-Identifier: MIT
#pragma once
/// Work on numbered tasks by several threads, with the results taken in order: the output is the same for any number
/// of jobs.
#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace klubba::cli {

/// Calls `work(i)` for each i < count, from `jobs` threads, and `take(i, result)` on the calling thread, in order,
/// until it returns false. Results wait in a window that does not grow with `count`. What `work` throws is thrown here.
template <class Result>
void work_in_order(std::size_t count, std::size_t jobs, const std::function<Result(std::size_t)>& work,
                   const std::function<bool(std::size_t, Result)>& take) {
  if (jobs <= 1 || count <= 1) {
    for (std::size_t i = 0; i < count; ++i) {
      if (!take(i, work(i))) return;
    }
    return;
  }
  const std::size_t window = jobs * 8;
  struct Slot {
    std::optional<Result> result;
    std::exception_ptr fault;
  };
  std::vector<Slot> slots(window);
  std::mutex mutex;
  std::condition_variable room;   // a slot is free, or the work has ended
  std::condition_variable ready;  // a slot is filled
  std::size_t next = 0;
  std::size_t taken = 0;
  bool stopped = false;

  const auto worker = [&] {
    std::unique_lock lock(mutex);
    while (true) {
      room.wait(lock, [&] { return stopped || next >= count || next < taken + window; });
      if (stopped || next >= count) return;
      const std::size_t index = next++;
      lock.unlock();
      Slot done;
      try {
        done.result = work(index);
      } catch (...) {
        done.fault = std::current_exception();
      }
      lock.lock();
      slots[index % window] = std::move(done);
      ready.notify_one();
    }
  };
  std::vector<std::jthread> threads;
  const auto stop = [&] {
    const std::lock_guard lock(mutex);
    stopped = true;
    room.notify_all();
  };
  for (std::size_t i = 0; i < std::min(jobs, count); ++i) threads.emplace_back(worker);
  for (std::size_t i = 0; i < count; ++i) {
    Slot done;
    {
      std::unique_lock lock(mutex);
      Slot& slot = slots[i % window];
      ready.wait(lock, [&] { return slot.result.has_value() || slot.fault != nullptr; });
      done = std::move(slot);
      slot = Slot{};
      taken = i + 1;
      room.notify_all();
    }
    bool more = false;
    try {
      if (done.fault != nullptr) std::rethrow_exception(done.fault);
      more = take(i, std::move(*done.result));
    } catch (...) {
      stop();
      throw;
    }
    if (!more) break;
  }
  stop();
}

}  // namespace klubba::cli
