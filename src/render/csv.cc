// SPDX-License-Identifier: MIT
#include "render/csv.h"

namespace klubba {
namespace {

bool runs_as_formula(std::string_view cell) {
  // OWASP ASVS 5.0, 1.2.10.
  return !cell.empty() && std::string_view("=+-@\t\r\n\0", 8).find(cell.front()) != std::string_view::npos;
}

}  // namespace

void append_record(std::string& out, const std::vector<std::string>& cells, const CsvStyle& style) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += style.separator;
    const std::string cell = style.guarded && runs_as_formula(cells[i]) ? "'" + cells[i] : cells[i];
    const bool spaced = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
    if (!spaced && cell.find_first_of("\"\r\n,;\t") == std::string::npos) {
      out += cell;
      continue;
    }
    out += '"';
    for (const char c : cell) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }
  out += "\r\n";
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += between;
    out += parts[i];
  }
  return out;
}

std::string source_place(std::string_view path, const LineRange& lines) {
  std::string out(path);
  if (lines.first == 0) return out;
  if (!out.empty()) out += ':';
  out += std::to_string(lines.first);
  if (lines.last > lines.first) out += '-' + std::to_string(lines.last);
  return out;
}

}  // namespace klubba
