// SPDX-License-Identifier: MIT
#pragma once
/// One pass over a text tells which of many patterns can be found in it at all.
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "grammar/literals.h"

namespace klubba::grammar {

/// A finite automaton (Aho and Corasick, 1975) over the literals that patterns require, as flat arrays. States are
/// numbered by depth. The first ones, where a text is nearly always, have a row with a next state for each byte; the
/// others have the few edges of the literals, and lead back to a state that stands for a shorter end of the text.
struct GateTables {
  struct Edge {
    std::uint32_t column = 0;
    std::uint32_t next = 0;
  };
  std::vector<std::uint32_t> columns;   ///< by byte; capitals share that of their small letters; 0: bytes of no literal
  std::vector<std::uint32_t> rows;      ///< state × column → state, for the first states
  std::vector<std::uint32_t> edges_at;  ///< by state, and one more: its first edge
  std::vector<Edge> edges;
  std::vector<std::uint32_t> back;        ///< by state
  std::vector<std::uint32_t> met_at;      ///< by state, and one more: its first requirement
  std::vector<std::uint32_t> met;         ///< requirements that a literal ending in a state fulfils
  std::vector<std::uint32_t> pattern_of;  ///< by requirement
  std::vector<std::uint32_t> wanted;      ///< by pattern: how many requirements it has
};

/// The tables for patterns that require `required`, each all of its requirements.
GateTables make_gate(const std::vector<std::vector<AnyOf>>& required);

/// Asked from any number of threads.
class LiteralGate {
 public:
  /// Keeps tables of its own.
  explicit LiteralGate(const std::vector<std::string_view>& patterns);
  /// Views of `GateTables` that somebody else keeps.
  struct Views {
    std::span<const std::uint32_t> columns, rows, edges_at;
    std::span<const GateTables::Edge> edges;
    std::span<const std::uint32_t> back, met_at, met, pattern_of, wanted;
  };
  explicit LiteralGate(const Views& views);

  /// Indices of the patterns that may be found in `text`, ascending; those left out cannot be.
  std::vector<std::size_t> open(std::string_view text) const;

 private:
  explicit LiteralGate(std::shared_ptr<const GateTables> tables);
  std::size_t step(std::size_t state, std::uint32_t column) const;

  std::shared_ptr<const GateTables> own_;
  Views at_;
  std::size_t width_ = 1;  ///< of a row
  std::size_t full_ = 1;   ///< so many states have rows
};

}  // namespace klubba::grammar
