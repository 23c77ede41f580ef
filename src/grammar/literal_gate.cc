// SPDX-License-Identifier: MIT
#include "grammar/literal_gate.h"

#include <algorithm>
#include <string>
#include <utility>

namespace klubba::grammar {
namespace {

// Of a literal so many bytes are looked for: longer ones make the automaton large and tell little more.
constexpr std::size_t longest_literal = 10;

// Rows are made for the first states, by depth, as far as they are cheap.
constexpr std::size_t most_cells = 65536;

/// Letters that a pattern without regard to case takes for others of another length: the Kelvin and Angstrom signs,
/// the long s, the capital sharp s and the capital y with two dots. They are too rare to be worth a fold of their own.
bool odd_letter(unsigned char before, unsigned char byte) {
  return (before == 0xE2 && byte == 0x84) || (before == 0xC5 && (byte == 0xBF || byte == 0xB8)) ||
         (before == 0xE1 && byte == 0xBA);
}

/// Builds the automaton: the tree of the literals, its states in order of depth, then where each leads back to.
class GateWriter {
 public:
  explicit GateWriter(const std::vector<AnyOf>& requirements) {
    nodes_.emplace_back();
    out_.columns.assign(256, 0);
    for (std::size_t number = 0; number < requirements.size(); ++number) {
      for (const std::string& literal : requirements[number])
        add_literal(std::string_view(literal).substr(0, longest_literal), static_cast<std::uint32_t>(number));
    }
    for (unsigned c = 'A'; c <= 'Z'; ++c) out_.columns[c] = out_.columns[c | 0x20U];
  }

  GateTables write() {
    number_states();
    const std::size_t full = std::min(nodes_.size(), std::max(1 + nodes_[0].edges.size(), most_cells / width_));
    out_.rows.assign(full * width_, 0);
    out_.back.assign(nodes_.size(), 0);
    std::vector<std::vector<std::uint32_t>> met(nodes_.size());
    for (std::uint32_t state = 0; state < order_.size(); ++state) {
      const Node& node = nodes_[order_[state]];
      out_.edges_at.push_back(static_cast<std::uint32_t>(out_.edges.size()));
      const std::uint32_t back = out_.back[state];
      met[state] = node.met;
      if (state != 0) met[state].insert(met[state].end(), met[back].begin(), met[back].end());
      std::sort(met[state].begin(), met[state].end());
      met[state].erase(std::unique(met[state].begin(), met[state].end()), met[state].end());
      out_.met_at.push_back(static_cast<std::uint32_t>(out_.met.size()));
      out_.met.insert(out_.met.end(), met[state].begin(), met[state].end());
      // It leads where its shorter state leads, which is written already, but for its own edges.
      if (state > 0 && state < full)
        std::copy_n(out_.rows.data() + back * width_, width_, out_.rows.data() + state * width_);
      for (const auto& [column, child] : node.edges) {
        const std::uint32_t next = number_[child];
        out_.edges.push_back({column, next});
        if (state != 0) out_.back[next] = follow(back, column);
        if (state < full) out_.rows[state * width_ + column] = next;
      }
    }
    out_.edges_at.push_back(static_cast<std::uint32_t>(out_.edges.size()));
    out_.met_at.push_back(static_cast<std::uint32_t>(out_.met.size()));
    for (std::uint32_t& state : out_.rows) state = place_of(state);
    for (std::uint32_t& state : out_.back) state = place_of(state);
    for (GateTables::Edge& edge : out_.edges) edge.next = place_of(edge.next);
    return std::move(out_);
  }

 private:
  struct Node {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;  // column, node
    std::vector<std::uint32_t> met;
  };

  void add_literal(std::string_view literal, std::uint32_t requirement) {
    std::uint32_t node = 0;
    for (const char c : literal) {
      std::uint32_t& column = out_.columns[static_cast<unsigned char>(c)];
      if (column == 0) column = static_cast<std::uint32_t>(width_++);
      const auto& edges = nodes_[node].edges;
      const auto edge = std::find_if(edges.begin(), edges.end(), [&](const auto& e) { return e.first == column; });
      if (edge != edges.end()) {
        node = edge->second;
        continue;
      }
      const auto child = static_cast<std::uint32_t>(nodes_.size());
      nodes_[node].edges.emplace_back(column, child);
      nodes_.emplace_back();
      node = child;
    }
    auto& met = nodes_[node].met;
    if (met.empty() || met.back() != requirement) met.push_back(requirement);
  }

  void number_states() {
    order_.assign(1, 0);
    number_.assign(nodes_.size(), 0);
    for (std::size_t i = 0; i < order_.size(); ++i) {
      for (const auto& [column, child] : nodes_[order_[i]].edges) {
        number_[child] = static_cast<std::uint32_t>(order_.size());
        order_.push_back(child);
      }
    }
  }

  std::uint32_t place_of(std::uint32_t state) const {
    const bool met = out_.met_at[state] != out_.met_at[state + 1];
    return state * static_cast<std::uint32_t>(width_) | (met ? LiteralGate::meets : 0);
  }

  /// Where `column` leads from a state whose edges are written.
  std::uint32_t follow(std::uint32_t state, std::uint32_t column) const {
    while (true) {
      for (const auto& [edge, child] : nodes_[order_[state]].edges) {
        if (edge == column) return number_[child];
      }
      if (state == 0) return 0;
      state = out_.back[state];
    }
  }

  GateTables out_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> order_;   // state → node
  std::vector<std::uint32_t> number_;  // node → state
  std::size_t width_ = 1;
};

}  // namespace

GateTables make_gate(const std::vector<AnyOf>& requirements) {
  return GateWriter(requirements).write();
}

LiteralGate::LiteralGate(const Views& views) : at_(views) {
  for (const std::uint32_t column : views.columns) width_ = std::max(width_, column + 1);
}

LiteralGate::LiteralGate(const GateTables& t)
    : LiteralGate(Views{t.columns, t.rows, t.edges_at, t.edges, t.back, t.met_at, t.met}) {}

/// The place that `column` leads to from a state that has no row.
std::uint32_t LiteralGate::step(std::uint32_t place, std::uint32_t column) const {
  while (place >= at_.rows.size()) {
    const std::uint32_t state = place / width_;
    for (std::uint32_t edge = at_.edges_at[state]; edge < at_.edges_at[state + 1]; ++edge) {
      if (at_.edges[edge].column == column) return at_.edges[edge].next;
    }
    place = at_.back[state] & ~meets;
  }
  return at_.rows[place + column];
}

LiteralGate::Met LiteralGate::met(std::string_view text) const {
  Met out{};
  bool odd = false;
  std::uint32_t place = 0;
  unsigned char before = 0;
  const std::uint32_t* const columns = at_.columns.data();
  const std::uint32_t* const rows = at_.rows.data();
  const auto dense = static_cast<std::uint32_t>(at_.rows.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    unsigned folded = byte;
    if (byte >= 0x80) {
      odd = odd || odd_letter(before, byte);
      if (before == 0xC3 && byte <= 0x9E) folded = byte | 0x20U;
    }
    before = byte;
    const std::uint32_t column = columns[folded];
    place = place < dense ? rows[place + column] : step(place, column);
    if ((place & meets) == 0) continue;
    place &= ~meets;
    const std::uint32_t state = place / width_;
    for (std::uint32_t i = at_.met_at[state]; i < at_.met_at[state + 1]; ++i)
      out[at_.met[i] / 64] |= std::uint64_t{1} << (at_.met[i] % 64);
  }
  if (odd) out.fill(~std::uint64_t{0});
  return out;
}

}  // namespace klubba::grammar
