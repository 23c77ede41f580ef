// SPDX-License-Identifier: MIT
#pragma once
/// How well a whole archive was read: `klubba coverage`.
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "klubba/minutes.h"
#include "klubba/register.h"
#include "klubba/source_file.h"

namespace klubba {

/// Sums over documents.
struct CoverageSums {
  std::size_t documents = 0;
  std::size_t empty = 0;  ///< documents without an item and a decision
  std::size_t items = 0;
  std::size_t decisions = 0;
  std::size_t actions = 0;
  std::size_t filled = 0;  ///< lines that aren't blank
  std::size_t placed = 0;  ///< of those, the lines that have a place

  double share() const { return filled == 0 ? 1.0 : static_cast<double>(placed) / static_cast<double>(filled); }
  void add(const CoverageSums& other);
};

/// A document that was not placed whole.
struct DocumentCoverage {
  std::string path;
  std::size_t filled = 0;
  std::size_t placed = 0;
};

/// Lines that look the same, with one of them.
struct LineShape {
  std::string shape;
  std::size_t count = 0;
  std::string path;  ///< the first of them
  std::uint32_t line = 0;
};

class ArchiveCoverage {
 public:
  void add(const SourceFile& source, const Minutes& minutes);

  /// By folder and grammar, in that order.
  const std::map<std::pair<std::string, std::string>, CoverageSums>& groups() const { return groups_; }
  CoverageSums total() const;
  /// The documents with the smallest share of placed lines, worst first; those placed whole are none of them.
  std::vector<DocumentCoverage> worst(std::size_t most) const;
  /// The most frequent shapes of lines without a place.
  std::vector<LineShape> shapes(std::size_t most) const;

 private:
  std::map<std::pair<std::string, std::string>, CoverageSums> groups_;
  std::vector<DocumentCoverage> documents_;
  std::map<std::string, LineShape> shapes_;
};

/// What a line looks like: "a" for a word in lower case, "Aa" with a capital, "A" all in capitals, "0" for a number,
/// other characters as they stand; long ones are cut.
std::string line_shape(std::string_view line);

}  // namespace klubba
