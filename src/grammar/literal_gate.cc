// SPDX-License-Identifier: MIT
#include "grammar/literal_gate.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace klubba::grammar {
namespace {

// A kind of more rules, or of rules that require more, has all of them looked at.
constexpr std::size_t most_patterns = 256;
constexpr std::size_t most_requirements = 1024;
constexpr std::size_t word_bits = 64;

// Rows are made for the first states, by depth, as far as they are cheap.
constexpr std::size_t most_cells = 8192;

// A state's place in searching: where its row begins, or would, and whether a literal ends there.
constexpr std::uint32_t meets = 0x80000000;

std::uint32_t place_of(const LiteralGate::Views& at, std::size_t width, std::uint32_t state) {
  const bool met = at.met_at[state] != at.met_at[state + 1];
  return state * static_cast<std::uint32_t>(width) | (met ? meets : 0);
}

/// Letters that a pattern without regard to case takes for others of another length: the Kelvin and Angstrom signs,
/// the long s, the capital sharp s and the capital y with two dots. They are too rare to be worth a fold of their own.
bool odd_letter(unsigned char before, unsigned char byte) {
  return (before == 0xE2 && byte == 0x84) || (before == 0xC5 && (byte == 0xBF || byte == 0xB8)) ||
         (before == 0xE1 && byte == 0xBA);
}

std::vector<std::vector<AnyOf>> requirements_of(const std::vector<std::string_view>& patterns) {
  std::vector<std::vector<AnyOf>> out;
  out.reserve(patterns.size());
  for (const std::string_view pattern : patterns) out.push_back(required_literals(pattern));
  return out;
}

LiteralGate::Views views_of(const GateTables& t) {
  return {t.columns, t.rows, t.edges_at, t.edges, t.back, t.met_at, t.met, t.pattern_of, t.wanted};
}

/// Builds the automaton: the tree of the literals, its states in order of depth, then where each leads back to.
class GateWriter {
 public:
  explicit GateWriter(const std::vector<std::vector<AnyOf>>& required) {
    nodes_.emplace_back();
    out_.columns.assign(256, 0);
    for (std::size_t pattern = 0; pattern < required.size(); ++pattern) {
      out_.wanted.push_back(static_cast<std::uint32_t>(required[pattern].size()));
      for (const AnyOf& literals : required[pattern]) {
        const auto number = static_cast<std::uint32_t>(out_.pattern_of.size());
        out_.pattern_of.push_back(static_cast<std::uint32_t>(pattern));
        for (const std::string& literal : literals) add_literal(literal, number);
      }
    }
    for (unsigned c = 'A'; c <= 'Z'; ++c) out_.columns[c] = out_.columns[c | 0x20U];
  }

  GateTables write() {
    number_states();
    const std::size_t full = 1 + nodes_[0].edges.size();
    out_.rows.assign(full * width_, 0);
    out_.back.assign(nodes_.size(), 0);
    std::vector<std::vector<std::uint32_t>> met(nodes_.size());
    for (std::uint32_t state = 0; state < order_.size(); ++state) {
      const Node& node = nodes_[order_[state]];
      out_.edges_at.push_back(static_cast<std::uint32_t>(out_.edges.size()));
      met[state] = node.met;
      const std::uint32_t back = out_.back[state];
      if (state != 0) met[state].insert(met[state].end(), met[back].begin(), met[back].end());
      out_.met_at.push_back(static_cast<std::uint32_t>(out_.met.size()));
      out_.met.insert(out_.met.end(), met[state].begin(), met[state].end());
      if (state > 0 && state < full) std::copy_n(out_.rows.data(), width_, out_.rows.data() + state * width_);
      for (const auto& [column, child] : node.edges) {
        const std::uint32_t next = number_[child];
        out_.edges.push_back({column, next});
        if (state != 0) out_.back[next] = follow(back, column);
        if (state < full) out_.rows[state * width_ + column] = next;
      }
    }
    out_.edges_at.push_back(static_cast<std::uint32_t>(out_.edges.size()));
    out_.met_at.push_back(static_cast<std::uint32_t>(out_.met.size()));
    return std::move(out_);
  }

 private:
  struct Node {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;  // column, node
    std::vector<std::uint32_t> met;
  };

  void add_literal(const std::string& literal, std::uint32_t requirement) {
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

GateTables make_gate(const std::vector<std::vector<AnyOf>>& required) {
  return GateWriter(required).write();
}

LiteralGate::LiteralGate(std::shared_ptr<const GateTables> tables) : LiteralGate(views_of(*tables)) {
  // It views these tables, and the rows that it made of them.
  auto both = std::make_shared<std::pair<std::shared_ptr<const GateTables>, std::shared_ptr<const GateTables>>>(
      std::move(tables), std::move(own_));
  const GateTables* const first = both->first.get();
  own_ = std::shared_ptr<const GateTables>(std::move(both), first);
}

LiteralGate::LiteralGate(const std::vector<std::string_view>& patterns)
    : LiteralGate(std::make_shared<const GateTables>(make_gate(requirements_of(patterns)))) {}

LiteralGate::LiteralGate(const Views& views) : at_(views) {
  const std::size_t states = views.edges_at.size() - 1;
  // The beginning has an edge for each state that is one byte deep.
  const std::size_t given = 1 + views.edges_at[1];
  width_ = views.rows.size() / given;
  full_ = std::max(given, std::min(states, most_cells / width_));
  auto dense = std::make_shared<GateTables>();
  std::vector<std::uint32_t>& rows = dense->rows;
  rows.resize(full_ * width_);
  std::copy(views.rows.begin(), views.rows.end(), rows.begin());
  for (std::size_t state = given; state < full_; ++state) {
    // It leads where its shorter state leads, which is written already, but for its own edges.
    std::copy_n(rows.begin() + static_cast<std::ptrdiff_t>(views.back[state] * width_), width_,
                rows.begin() + static_cast<std::ptrdiff_t>(state * width_));
    for (std::uint32_t edge = views.edges_at[state]; edge < views.edges_at[state + 1]; ++edge) {
      rows[state * width_ + views.edges[edge].column] = views.edges[edge].next;
    }
  }
  for (std::uint32_t& next : rows) next = place_of(views, width_, next);
  at_.rows = rows;
  own_ = std::move(dense);
}

/// The place of the state that `column` leads to.
std::size_t LiteralGate::step(std::size_t state, std::uint32_t column) const {
  while (state >= full_) {
    for (std::uint32_t edge = at_.edges_at[state]; edge < at_.edges_at[state + 1]; ++edge) {
      if (at_.edges[edge].column == column) return place_of(at_, width_, at_.edges[edge].next);
    }
    state = at_.back[state];
  }
  return at_.rows[state * width_ + column];
}

std::vector<std::size_t> LiteralGate::open(std::string_view text) const {
  const std::size_t patterns = at_.wanted.size();
  std::vector<std::size_t> out;
  if (patterns > most_patterns || at_.pattern_of.size() > most_requirements) {
    for (std::size_t i = 0; i < patterns; ++i) out.push_back(i);
    return out;
  }
  // Most texts meet nothing: the counts are made at the first literal only.
  std::array<std::uint8_t, most_patterns> missing;               // NOLINT(*-member-init)
  std::array<std::uint64_t, most_requirements / word_bits> met;  // NOLINT(*-member-init)
  bool any = false;
  bool odd = false;
  std::uint32_t row = 0;
  unsigned char before = 0;
  const std::uint32_t* const columns = at_.columns.data();
  const std::uint32_t* const rows = at_.rows.data();
  const auto dense = static_cast<std::uint32_t>(full_ * width_);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    unsigned folded = byte;
    if (byte >= 0x80) {
      odd = odd || odd_letter(before, byte);
      if (before == 0xC3 && byte <= 0x9E) folded = byte | 0x20U;
    }
    before = byte;
    const std::uint32_t column = columns[folded];
    row = row < dense ? rows[row + column] : static_cast<std::uint32_t>(step(row / width_, column));
    if ((row & meets) == 0) continue;
    row &= ~meets;
    const std::size_t state = row / width_;
    if (!any) {
      for (std::size_t i = 0; i < patterns; ++i) missing[i] = static_cast<std::uint8_t>(at_.wanted[i]);
      met.fill(0);
      any = true;
    }
    for (std::uint32_t i = at_.met_at[state]; i < at_.met_at[state + 1]; ++i) {
      const std::uint32_t requirement = at_.met[i];
      std::uint64_t& word = met[requirement / word_bits];
      const std::uint64_t bit = std::uint64_t{1} << (requirement % word_bits);
      if ((word & bit) != 0) continue;
      word |= bit;
      --missing[at_.pattern_of[requirement]];
    }
  }
  for (std::size_t i = 0; i < patterns; ++i) {
    if (odd || (any ? missing[i] : at_.wanted[i]) == 0) out.push_back(i);
  }
  return out;
}

}  // namespace klubba::grammar
