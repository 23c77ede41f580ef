// SPDX-License-Identifier: MIT
#pragma once
/// What is made when it is first asked for, by whichever thread asks first.
#include <atomic>
#include <memory>
#include <mutex>

namespace klubba::grammar {

template <class T>
class Lazy {
 public:
  /// What `make` gives, a pointer that owns it or null; `make` is called once. Cheap from the second time on.
  template <class Make>
  const T* get(Make make) const {
    if (!made_.load(std::memory_order_acquire)) {
      std::call_once(once_, [&] {
        value_ = make();
        made_.store(true, std::memory_order_release);
      });
    }
    return value_.get();
  }

 private:
  mutable std::once_flag once_;
  mutable std::atomic<bool> made_ = false;
  mutable std::unique_ptr<const T> value_;
};

}  // namespace klubba::grammar
