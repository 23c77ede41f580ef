// SPDX-License-Identifier: MIT
#include "render/coverage_table.h"

#include <fmt/format.h>

#include "render/columns.h"

namespace klubba {
namespace {

constexpr std::size_t most_rows = 10;
constexpr std::size_t folder_width = 24;
constexpr std::size_t grammar_width = 13;

/// Percent with one digit, rounded down: 100.0 means all.
std::string percent(std::size_t part, std::size_t whole) {
  const std::size_t tenths = whole == 0 ? 1000 : part * 1000 / whole;
  return fmt::format("{}.{}", tenths / 10, tenths % 10);
}

/// The end of a path tells more than its beginning.
std::string tail(const std::string& path, std::size_t width) {
  if (path.size() <= width) return path;
  std::size_t from = path.size() - width + 1;
  while (from < path.size() && (static_cast<unsigned char>(path[from]) & 0xC0) == 0x80) ++from;
  return "\u2026" + path.substr(from);
}

void append_row(std::string& out, const std::string& folder, const std::string& grammar, const CoverageSums& sums) {
  out += padded(tail(folder, folder_width), folder_width) + ' ' + padded(grammar, grammar_width);
  out += fmt::format("{:>5} {:>5} {:>6} {:>6} {:>7} {:>7}\n", sums.documents, sums.empty, sums.items, sums.decisions,
                     sums.actions, percent(sums.placed, sums.filled));
}

}  // namespace

void render_coverage(const ArchiveCoverage& coverage, std::string& out) {
  out += padded("folder", folder_width) + ' ' + padded("grammar", grammar_width);
  out += fmt::format("{:>5} {:>5} {:>6} {:>6} {:>7} {:>7}\n", "docs", "empty", "items", "decis.", "actions", "% lines");
  for (const auto& [key, sums] : coverage.groups()) append_row(out, key.first, key.second, sums);
  if (coverage.groups().size() > 1) append_row(out, "total", "", coverage.total());

  if (const auto worst = coverage.worst(most_rows); !worst.empty()) {
    out += "\nread worst (% of lines placed)\n";
    for (const DocumentCoverage& document : worst) {
      out += fmt::format("{:>6}  {}\n", percent(document.placed, document.filled), tail(document.path, 72));
    }
  }
  if (const auto shapes = coverage.shapes(most_rows); !shapes.empty()) {
    out += "\nmost frequent shapes of lines without a place\n";
    for (const LineShape& shape : shapes) {
      const std::string place = fmt::format("{}:{}", shape.path, shape.line);
      out += fmt::format("{:>6}  {} {}\n", shape.count, padded(shape.shape, 36), tail(place, 35));
    }
  }
}

}  // namespace klubba
