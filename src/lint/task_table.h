// SPDX-License-Identifier: MIT
#pragma once
/// Tables of tasks as they stand in the lines: with bars, or with columns that spaces line up.
#include <cstdint>
#include <string_view>
#include <vector>

#include "lint/document.h"

namespace klubba::checks {

/// A row of a table whose head has a column for owners and one for times. The cells are views into the line, trimmed.
struct TaskRow {
  std::uint32_t line = 0;
  std::string_view owner;
  std::string_view time;
};

std::vector<TaskRow> task_rows(const Document& document);

}  // namespace klubba::checks
