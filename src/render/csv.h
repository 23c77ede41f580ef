// SPDX-License-Identifier: MIT
#pragma once
/// Records of comma-separated values (RFC 4180), and the words of a report that several formats put into cells.
#include <string>
#include <string_view>
#include <vector>

#include "klubba/register.h"

namespace klubba {

struct CsvStyle {
  char separator = ',';
  bool guarded = false;  ///< cells that a spreadsheet would run get an apostrophe before them
};

/// Appends a record and its line end (CRLF). Quotes cells that need it.
void append_record(std::string& out, const std::vector<std::string>& cells, const CsvStyle& style);

/// The parts with `between` between them.
std::string joined(const std::vector<std::string>& parts, std::string_view between);

/// "PATH:12", "PATH:12-14", or the path alone where the lines are not known.
std::string source_place(std::string_view path, const LineRange& lines);

}  // namespace klubba
