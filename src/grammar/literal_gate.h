// SPDX-License-Identifier: MIT
#pragma once
/// One pass over a text tells which of the things that patterns require it holds, and so which patterns can be found
/// in it at all. All patterns of an image share one gate.
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "grammar/literals.h"

namespace klubba::grammar {

/// A finite automaton (Aho and Corasick, 1975) over the literals of requirements, as flat arrays. States are numbered
/// by depth. The first ones, where a text is nearly always, have a row with a next state for each byte; the others have
/// the few edges of the literals, and lead back to a state that stands for a shorter end of the text.
struct GateTables {
  struct Edge {
    std::uint32_t column = 0;
    std::uint32_t next = 0;  ///< a place, as in `rows`
  };
  std::vector<std::uint32_t> columns;   ///< by byte; capitals share that of their small letters; 0: bytes of no literal
  std::vector<std::uint32_t> rows;      ///< place + column → place, for the first states; see `LiteralGate`
  std::vector<std::uint32_t> edges_at;  ///< by state, and one more: its first edge
  std::vector<Edge> edges;
  std::vector<std::uint32_t> back;    ///< by state: a place
  std::vector<std::uint32_t> met_at;  ///< by state, and one more: its first requirement
  std::vector<std::uint32_t> met;     ///< requirements that a literal ending in a state fulfils
};

/// The tables for requirements, each of which any of its literals fulfils. Of long literals only the beginning is
/// looked for.
GateTables make_gate(const std::vector<AnyOf>& requirements);

/// Asked from any number of threads.
class LiteralGate {
 public:
  /// More requirements than these have no number: who needs them is never kept out.
  static constexpr std::size_t most = 1024;
  /// Bit n: the text fulfils requirement n.
  using Met = std::array<std::uint64_t, most / 64>;
  static bool has(const Met& met, std::size_t requirement) {
    return ((met[requirement / 64] >> (requirement % 64)) & 1U) != 0;
  }

  /// Views of `GateTables` that somebody else keeps.
  struct Views {
    std::span<const std::uint32_t> columns, rows, edges_at;
    std::span<const GateTables::Edge> edges;
    std::span<const std::uint32_t> back, met_at, met;
  };
  explicit LiteralGate(const Views& views);
  explicit LiteralGate(const GateTables& tables);

  /// What `text` fulfils; requirements left out it cannot fulfil.
  Met met(std::string_view text) const;

  /// A state's place is where its row begins, or would, with this bit where a literal ends there.
  static constexpr std::uint32_t meets = 0x80000000;

 private:
  std::uint32_t step(std::uint32_t place, std::uint32_t column) const;

  Views at_;
  std::uint32_t width_ = 1;  ///< of a row
};

}  // namespace klubba::grammar
