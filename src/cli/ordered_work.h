// SPDX-License-Identifier: MIT
#pragma once
/// Work on a row of tasks by several threads, with the results taken in order: the output is the same for any number
/// of jobs.
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace klubba::cli {

/// Calls `work(task)` for each task that `next` gives until it gives none, from `jobs` threads, and `take(result)` on
/// the calling thread, in the order of the tasks, until it returns false. `next` is called by one thread at a time.
/// Results wait in a window that does not grow with the number of tasks. What `work` or `next` throws is thrown here.
template <class Task, class Result>
void work_in_order(std::size_t jobs, const std::function<std::optional<Task>()>& next,
                   const std::function<Result(Task)>& work, const std::function<bool(Result)>& take) {
  if (jobs <= 1) {
    while (auto task = next()) {
      if (!take(work(std::move(*task)))) return;
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
  std::condition_variable ready;  // a slot is filled, or there are no more tasks
  std::size_t given = 0;
  std::size_t taken = 0;
  bool ended = false;  // no more tasks are to be given

  const auto worker = [&] {
    std::unique_lock lock(mutex);
    while (true) {
      room.wait(lock, [&] { return ended || given < taken + window; });
      if (ended) return;
      const std::size_t index = given;
      Slot done;
      std::optional<Task> task;
      try {
        task = next();
        if (!task) {
          ended = true;
          room.notify_all();
          ready.notify_one();
          return;
        }
        ++given;
        lock.unlock();
        done.result = work(std::move(*task));
      } catch (...) {
        done.fault = std::current_exception();
      }
      if (!lock.owns_lock()) {
        lock.lock();
      } else {
        ++given;  // `next` itself failed: its fault takes the place of a task
        ended = true;
        room.notify_all();
      }
      slots[index % window] = std::move(done);
      ready.notify_one();
    }
  };
  std::vector<std::jthread> threads;
  const auto stop = [&] {
    const std::lock_guard lock(mutex);
    ended = true;
    room.notify_all();
  };
  for (std::size_t i = 0; i < jobs; ++i) threads.emplace_back(worker);
  while (true) {
    Slot done;
    {
      std::unique_lock lock(mutex);
      Slot& slot = slots[taken % window];
      ready.wait(lock, [&] { return slot.result.has_value() || slot.fault != nullptr || (ended && taken == given); });
      if (!slot.result.has_value() && slot.fault == nullptr) return;
      done = std::move(slot);
      slot = Slot{};
      ++taken;
      room.notify_all();
    }
    bool more = false;
    try {
      if (done.fault != nullptr) std::rethrow_exception(done.fault);
      more = take(std::move(*done.result));
    } catch (...) {
      stop();
      throw;
    }
    if (!more) break;
  }
  stop();
}

}  // namespace klubba::cli
