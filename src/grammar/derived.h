// SPDX-License-Identifier: MIT
#pragma once
/// What later stages make of a grammar once and ask often: values by their types.
#include <any>
#include <map>
#include <memory>
#include <mutex>
#include <typeindex>

namespace klubba::grammar {

/// Asked from any number of threads.
class Derived {
 public:
  /// The value of type T, which `make` gives the first time.
  template <class T, class Make>
  std::shared_ptr<const T> get(Make make) const {
    const std::lock_guard<std::mutex> lock(mutex_);
    std::any& value = values_[std::type_index(typeid(T))];
    if (!value.has_value()) value = std::make_shared<const T>(make());
    return std::any_cast<std::shared_ptr<const T>>(value);
  }

 private:
  mutable std::mutex mutex_;
  mutable std::map<std::type_index, std::any> values_;
};

}  // namespace klubba::grammar
