// SPDX-License-Identifier: MIT
#include "grammar/literals.h"

#include <algorithm>
#include <optional>

namespace klubba::grammar {
namespace {

constexpr std::size_t most_exact = 64;          // strings that a part of a pattern may stand for and still be known
constexpr std::size_t most_alternatives = 160;  // literals of one requirement
constexpr std::size_t most_requirements = 4;    // of one pattern
constexpr std::size_t shortest_literal = 2;     // bytes: single letters are everywhere, but not figures and signs
constexpr std::size_t most_class_members = 4;
constexpr int deepest = 200;

/// What is known of a part of a pattern.
struct Known {
  /// All the strings that its end fits, where they are few.
  std::optional<std::vector<std::string>> exact = std::vector<std::string>{""};
  bool whole = true;  ///< `exact` is all of it, not only its end
  std::vector<AnyOf> required;
};

Known anything() {
  Known known;
  known.exact.reset();
  known.whole = false;
  return known;
}

/// A figure: its own requirement, or all literals beside it would be wanted ten times.
Known figure() {
  Known known = anything();
  AnyOf figures;
  for (char c = '0'; c <= '9'; ++c) figures.emplace_back(1, c);
  known.required.push_back(std::move(figures));
  return known;
}

/// False for what nearly every text holds.
bool telling(const std::string& literal) {
  if (literal.size() >= shortest_literal) return true;
  const char c = literal.empty() ? ' ' : literal.front();
  return c > ' ' && c <= '~' && !(c >= 'a' && c <= 'z');
}

Known only(std::string text) {
  Known known;
  known.exact = std::vector<std::string>{std::move(text)};
  return known;
}

/// Larger is more telling: few literals, all of them long.
double worth(const AnyOf& literals) {
  std::size_t shortest = literals.front().size();
  for (const std::string& literal : literals) shortest = std::min(shortest, literal.size());
  constexpr double least = -16;  // a sign or a figure: anything else tells more
  if (shortest < shortest_literal) return least - static_cast<double>(literals.size());
  return static_cast<double>(std::min<std::size_t>(shortest, 8)) - static_cast<double>(literals.size()) / 12.0;
}

/// Turns the strings that are known into a requirement.
void flush(Known& known) {
  if (!known.exact) return;
  AnyOf literals = std::move(*known.exact);
  known.exact.reset();
  known.whole = false;
  if (!literals.empty() && literals.size() <= most_alternatives &&
      std::all_of(literals.begin(), literals.end(), telling))
    known.required.push_back(std::move(literals));
}

void append(Known& left, Known right) {
  if (left.exact && right.exact && right.whole && left.exact->size() * right.exact->size() <= most_exact) {
    std::vector<std::string> both;
    both.reserve(left.exact->size() * right.exact->size());
    for (const std::string& a : *left.exact) {
      for (const std::string& b : *right.exact) both.push_back(a + b);
    }
    left.exact = std::move(both);
  } else {
    flush(left);
    // What follows is a run of its own.
    left.whole = false;
    left.exact = std::move(right.exact);
    right.exact.reset();
  }
  for (AnyOf& literals : right.required) left.required.push_back(std::move(literals));
}

/// Reads a pattern by descent; gives up, which costs time only, at what it does not know.
class PatternReader {
 public:
  explicit PatternReader(std::string_view pattern) : pattern_(pattern) {}

  std::vector<AnyOf> read() {
    Known known = alternatives(0);
    if (lost_ || at_ != pattern_.size()) return {};
    flush(known);
    std::stable_sort(known.required.begin(), known.required.end(),
                     [](const AnyOf& a, const AnyOf& b) { return worth(a) > worth(b); });
    if (known.required.size() > most_requirements) known.required.resize(most_requirements);
    return std::move(known.required);
  }

 private:
  bool done() const { return lost_ || at_ >= pattern_.size(); }
  bool next_is(char c) const { return at_ < pattern_.size() && pattern_[at_] == c; }

  Known alternatives(int depth) {
    if (depth > deepest) {
      lost_ = true;
      return anything();
    }
    std::vector<Known> branches;
    branches.push_back(sequence(depth));
    while (!done() && next_is('|')) {
      ++at_;
      branches.push_back(sequence(depth));
    }
    if (branches.size() == 1) return std::move(branches.front());
    std::size_t strings = 0;
    const bool exact = std::all_of(branches.begin(), branches.end(), [&](const Known& branch) {
      strings += branch.exact ? branch.exact->size() : 0;
      return branch.exact && branch.whole;
    });
    Known out;
    if (exact && strings <= most_alternatives) {
      out.exact->clear();
      for (Known& branch : branches) {
        for (std::string& text : *branch.exact) out.exact->push_back(std::move(text));
      }
      return out;
    }
    // Each branch gives its most telling requirement; one that has none lets everything through.
    out = anything();
    AnyOf together;
    for (Known& branch : branches) {
      flush(branch);
      const auto best = std::max_element(branch.required.begin(), branch.required.end(),
                                         [](const AnyOf& a, const AnyOf& b) { return worth(a) < worth(b); });
      if (best == branch.required.end()) return out;
      together.insert(together.end(), best->begin(), best->end());
    }
    if (together.size() <= most_alternatives) out.required.push_back(std::move(together));
    return out;
  }

  Known sequence(int depth) {
    Known out;
    while (!done() && !next_is('|') && !next_is(')')) {
      Known part = atom(depth);
      if (lost_) break;
      repeat(part);
      append(out, std::move(part));
    }
    return out;
  }

  /// Applies the repetitions that follow to `part`.
  void repeat(Known& part) {
    while (!done()) {
      const char c = pattern_[at_];
      std::size_t least = 0;
      bool once = false;
      if (c == '*') {
        ++at_;
      } else if (c == '+') {
        least = 1;
        ++at_;
      } else if (c == '?') {
        once = true;
        ++at_;
      } else if (c == '{' && at_ + 1 < pattern_.size() && pattern_[at_ + 1] >= '0' && pattern_[at_ + 1] <= '9') {
        const std::size_t close = pattern_.find('}', at_);
        if (close == std::string_view::npos) {
          lost_ = true;
          return;
        }
        for (std::size_t i = at_ + 1; i < close && pattern_[i] != ','; ++i) least = pattern_[i] == '0' ? least : 1;
        at_ = close + 1;
      } else {
        return;
      }
      if (next_is('?')) ++at_;
      if (once && part.exact && part.whole) {
        part.exact->emplace_back();
        continue;
      }
      flush(part);
      if (least == 0) part.required.clear();
    }
  }

  Known atom(int depth) {
    const char c = pattern_[at_];
    switch (c) {
      case '(':
        return group(depth);
      case '[':
        return char_class();
      case '.':
        ++at_;
        return anything();
      case '^':
      case '$':
        ++at_;
        return {};
      case '\\':
        return escape();
      case '*':
      case '+':
      case '?':
        lost_ = true;
        return anything();
      default:
        return only(fold_literal(character()));
    }
  }

  Known group(int depth) {
    ++at_;
    if (next_is('?')) {
      ++at_;
      if (next_is('P')) {
        const std::size_t close = pattern_.find('>', at_);
        if (close == std::string_view::npos) {
          lost_ = true;
          return anything();
        }
        at_ = close + 1;
      } else {
        // Flags: all of them leave the folded literals what they are, but `x` does not exist in RE2.
        while (!done() && !next_is(':') && !next_is(')')) ++at_;
        if (next_is(')')) {
          ++at_;
          return {};
        }
        ++at_;
      }
    }
    Known inside = alternatives(depth + 1);
    if (!next_is(')')) {
      lost_ = true;
      return anything();
    }
    ++at_;
    return inside;
  }

  Known escape() {
    if (at_ + 1 >= pattern_.size()) {
      lost_ = true;
      return anything();
    }
    const char c = pattern_[at_ + 1];
    at_ += 2;
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!letter && static_cast<unsigned char>(c) < 0x80) return only(std::string(1, c));
    switch (c) {
      case 'b':
      case 'B':
      case 'A':
      case 'z':
        return {};
      case 'd':
        return figure();
      case 'D':
      case 's':
      case 'S':
      case 'w':
      case 'W':
      case 'n':
      case 't':
        return anything();
      case 'p':
      case 'P':
        if (next_is('{')) {
          const std::size_t close = pattern_.find('}', at_);
          at_ = close == std::string_view::npos ? pattern_.size() : close;
        }
        ++at_;
        return anything();
      default:
        lost_ = true;
        return anything();
    }
  }

  Known char_class() {
    for (const std::string_view figures : {"[0-9]", "[1-9]", "[\\d]"}) {
      if (!pattern_.substr(at_).starts_with(figures)) continue;
      at_ += figures.size();
      return figure();
    }
    std::vector<std::string> members;
    bool plain = true;
    ++at_;
    if (next_is('^')) {
      plain = false;
      ++at_;
    }
    bool first = true;
    while (at_ < pattern_.size() && (first || pattern_[at_] != ']')) {
      first = false;
      if (pattern_[at_] == '[' && at_ + 1 < pattern_.size() && pattern_[at_ + 1] == ':') {
        const std::size_t close = pattern_.find(":]", at_);
        plain = false;
        at_ = close == std::string_view::npos ? pattern_.size() : close + 2;
      } else if (pattern_[at_] == '\\' && at_ + 1 < pattern_.size()) {
        const char c = pattern_[at_ + 1];
        at_ += 2;
        if ((c == 'p' || c == 'P') && next_is('{')) {
          const std::size_t close = pattern_.find('}', at_);
          at_ = close == std::string_view::npos ? pattern_.size() : close + 1;
        }
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
          plain = false;
        } else {
          members.emplace_back(1, c);
        }
      } else if (pattern_[at_] == '-' && at_ + 1 < pattern_.size() && pattern_[at_ + 1] != ']' && !members.empty()) {
        plain = false;
        ++at_;
      } else {
        members.push_back(fold_literal(character()));
      }
    }
    if (at_ >= pattern_.size()) {
      lost_ = true;
      return anything();
    }
    ++at_;
    if (!plain) return anything();
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
    if (members.empty() || members.size() > most_class_members) return anything();
    Known known;
    known.exact = std::move(members);
    return known;
  }

  /// The bytes of one character.
  std::string character() {
    std::size_t end = at_ + 1;
    while (end < pattern_.size() && (static_cast<unsigned char>(pattern_[end]) & 0xC0) == 0x80) ++end;
    std::string out(pattern_.substr(at_, end - at_));
    at_ = end;
    return out;
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  bool lost_ = false;
};

}  // namespace

std::vector<AnyOf> required_literals(std::string_view pattern) {
  return PatternReader(pattern).read();
}

std::string fold_literal(std::string_view text) {
  std::string out(text);
  unsigned char before = 0;
  for (char& c : out) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 'A' && byte <= 'Z') c = static_cast<char>(byte | 0x20U);
    if (before == 0xC3 && byte >= 0x80 && byte <= 0x9E) c = static_cast<char>(byte | 0x20U);
    before = byte;
  }
  return out;
}

}  // namespace klubba::grammar
