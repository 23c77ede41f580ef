// SPDX-License-Identifier: MIT
#include "grammar/expression.h"

#include <algorithm>
#include <utility>

namespace klubba::grammar {
namespace {

constexpr int deepest = 200;
constexpr std::size_t most_repeats = 1000;  // RE2's own bound

CharClass digits() {
  CharClass out;
  out.add_range('0', '9');
  return out;
}

CharClass spaces() {
  CharClass out;
  for (const char c : {'\t', '\n', '\f', '\r', ' '}) out.add(static_cast<char32_t>(c));
  return out;
}

CharClass word_letters() {
  CharClass out = digits();
  out.add_range('a', 'z');
  out.add_range('A', 'Z');
  out.add('_');
  return out;
}

/// `\d`, `\S` …: nothing for other letters.
std::optional<CharClass> named_class(char c) {
  CharClass out;
  switch (c) {
    case 'd':
    case 'D':
      out = digits();
      break;
    case 's':
    case 'S':
      out = spaces();
      break;
    case 'w':
    case 'W':
      out = word_letters();
      break;
    default:
      return std::nullopt;
  }
  if (c < 'a') out.negate();
  return out;
}

/// The control character that `\n` and the like stand for; 0 for letters that mean something else.
char32_t control(char c) {
  return c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c == 'f' ? '\f' : 0;
}

class Reader {
 public:
  explicit Reader(std::string_view pattern) : pattern_(pattern) {}

  std::optional<ReadExpression> read() {
    names_.emplace_back();
    Expression root = choice(0);
    if (lost_ || at_ != pattern_.size()) return std::nullopt;
    return ReadExpression{std::move(root), std::move(names_)};
  }

 private:
  struct Flags {
    bool fold = false;
    bool dot_all = false;
  };

  bool next_is(char c) const { return at_ < pattern_.size() && pattern_[at_] == c; }
  bool take(char c) {
    if (!next_is(c)) return false;
    ++at_;
    return true;
  }
  Expression lose() {
    lost_ = true;
    return {};
  }

  Expression choice(int depth) {
    if (depth > deepest) return lose();
    const Flags outer = flags_;
    Expression out = sequence(depth);
    if (next_is('|')) {
      Expression all;
      all.kind = Expression::Kind::choice;
      all.parts.push_back(std::move(out));
      while (!lost_ && take('|')) all.parts.push_back(sequence(depth));
      out = std::move(all);
    }
    flags_ = outer;
    return out;
  }

  Expression sequence(int depth) {
    Expression out;
    while (!lost_ && at_ < pattern_.size() && !next_is('|') && !next_is(')')) {
      std::optional<Expression> part = atom(depth);
      if (part) out.parts.push_back(repeated(std::move(*part)));
    }
    return out;
  }

  /// Nothing for flags, which are no part of their own.
  std::optional<Expression> atom(int depth) {
    switch (pattern_[at_]) {
      case '(':
        return group(depth);
      case '[':
        return bracket();
      case '.': {
        ++at_;
        CharClass none;
        if (!flags_.dot_all) none.add('\n');
        none.negate();
        return of_class(std::move(none));
      }
      case '^':
      case '$': {
        Expression edge;
        edge.kind = pattern_[at_] == '^' ? Expression::Kind::begin : Expression::Kind::end;
        ++at_;
        return edge;
      }
      case '\\':
        return escape();
      case '*':
      case '+':
      case '?':
        return lose();
      default:
        return of_letter(character());
    }
  }

  std::optional<Expression> group(int depth) {
    ++at_;
    Expression out;
    const Flags outer = flags_;
    if (take('?')) {
      if (take('P')) {
        const std::size_t close = pattern_.find('>', at_);
        if (!take('<') || close == std::string_view::npos) return lose();
        out.kind = Expression::Kind::capture;
        out.group = names_.size();
        names_.emplace_back(pattern_.substr(at_, close - at_));
        at_ = close + 1;
      } else {
        bool on = true;
        while (at_ < pattern_.size() && !next_is(':') && !next_is(')')) {
          const char flag = pattern_[at_++];
          if (flag == '-') {
            on = false;
          } else if (flag == 'i') {
            flags_.fold = on;
          } else if (flag == 's') {
            flags_.dot_all = on;
          } else {
            return lose();
          }
        }
        if (take(')')) return std::nullopt;
        if (!take(':')) return lose();
      }
    } else {
      out.kind = Expression::Kind::capture;
      out.group = names_.size();
      names_.emplace_back();
    }
    Expression inside = choice(depth + 1);
    flags_ = outer;
    if (!take(')')) return lose();
    if (out.kind != Expression::Kind::capture) return inside;
    out.parts.push_back(std::move(inside));
    return out;
  }

  Expression escape() {
    if (at_ + 1 >= pattern_.size()) return lose();
    const char c = pattern_[at_ + 1];
    at_ += 2;
    if (auto named = named_class(c)) return of_class(std::move(*named));
    if (const char32_t known = control(c); known != 0) return of_letter(known);
    const bool plain = static_cast<unsigned char>(c) < 0x80 &&
                       !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
    if (!plain) return lose();
    return of_letter(static_cast<char32_t>(c));
  }

  Expression bracket() {
    ++at_;
    const bool negated = take('^');
    CharClass members;
    for (bool first = true; first || !next_is(']'); first = false) {
      if (lost_ || at_ >= pattern_.size()) return lose();
      if (next_is('[') && at_ + 1 < pattern_.size() && pattern_[at_ + 1] == ':') return lose();
      if (next_is('\\') && at_ + 1 < pattern_.size()) {
        if (const auto named = named_class(pattern_[at_ + 1])) {
          at_ += 2;
          members.add(*named);
          continue;
        }
      }
      const char32_t from = member();
      char32_t to = from;
      if (next_is('-') && at_ + 1 < pattern_.size() && pattern_[at_ + 1] != ']') {
        ++at_;
        to = member();
      }
      if (to < from) return lose();
      members.add_range(from, to);
    }
    ++at_;
    if (flags_.fold) {
      if (members.beyond_fold()) return lose();
      members.fold();
    }
    if (negated) members.negate();
    Expression out;
    out.kind = Expression::Kind::character;
    out.members = std::move(members);
    return out;
  }

  /// A single member of a class in brackets.
  char32_t member() {
    if (!take('\\')) return character();
    if (at_ >= pattern_.size()) {
      lost_ = true;
      return 0;
    }
    const char c = pattern_[at_];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!letter) return character();
    ++at_;
    const char32_t known = control(c);
    lost_ = lost_ || known == 0;
    return known;
  }

  char32_t character() {
    if (at_ >= pattern_.size()) {
      lost_ = true;
      return 0;
    }
    const Character c = decode_character(pattern_.data() + at_, pattern_.data() + pattern_.size());
    lost_ = lost_ || c.size == 0;
    at_ += std::max<std::size_t>(c.size, 1);
    return c.point;
  }

  static Expression of_class(CharClass members) {
    Expression out;
    out.kind = Expression::Kind::character;
    out.members = std::move(members);
    return out;
  }

  Expression of_letter(char32_t point) {
    Expression out;
    out.kind = Expression::Kind::character;
    out.letter = point;
    if (!flags_.fold || is_sign(point)) return out;
    if (point >= CharClass::low_end) return lose();
    const char32_t other = other_case(point);
    out.folded = other != point;
    // The small letter of a pair has the higher code point, but for one far from these alphabets.
    out.letter = std::max(point, other);
    return out;
  }

  /// Applies the repetitions that follow.
  Expression repeated(Expression part) {
    while (!lost_ && at_ < pattern_.size()) {
      std::size_t least = 0;
      std::size_t most = Expression::no_bound;
      const char c = pattern_[at_];
      if (c == '*') {
        ++at_;
      } else if (c == '+') {
        least = 1;
        ++at_;
      } else if (c == '?') {
        most = 1;
        ++at_;
      } else if (c == '{' && at_ + 1 < pattern_.size() && pattern_[at_ + 1] >= '0' && pattern_[at_ + 1] <= '9') {
        ++at_;
        least = number();
        most = least;
        if (take(',')) most = next_is('}') ? Expression::no_bound : number();
        if (!take('}') || least > most || least > most_repeats || (most != Expression::no_bound && most > most_repeats))
          return lose();
      } else {
        break;
      }
      // Twice repeated, or what may be empty: RE2 and others differ in what that captures.
      const bool again = part.kind == Expression::Kind::repeat;
      if (again || (part.nullable() && most > 1)) return lose();
      Expression out;
      out.kind = Expression::Kind::repeat;
      out.least = least;
      out.most = most;
      out.greedy = !take('?');
      out.parts.push_back(std::move(part));
      part = std::move(out);
    }
    return part;
  }

  std::size_t number() {
    std::size_t out = 0;
    while (at_ < pattern_.size() && pattern_[at_] >= '0' && pattern_[at_] <= '9' && out <= most_repeats) {
      out = out * 10 + static_cast<std::size_t>(pattern_[at_++] - '0');
    }
    return out;
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  Flags flags_;
  std::vector<std::string> names_;
  bool lost_ = false;
};

}  // namespace

bool Expression::nullable() const {
  switch (kind) {
    case Kind::sequence:
      return std::all_of(parts.begin(), parts.end(), [](const Expression& part) { return part.nullable(); });
    case Kind::choice:
      return std::any_of(parts.begin(), parts.end(), [](const Expression& part) { return part.nullable(); });
    case Kind::repeat:
      return least == 0 || parts.front().nullable();
    case Kind::capture:
      return parts.front().nullable();
    case Kind::character:
      return false;
    case Kind::begin:
    case Kind::end:
      return true;
  }
  return true;
}

CharClass Expression::characters() const {
  if (letter == 0) return members;
  CharClass out;
  out.add(letter);
  if (folded) out.fold();
  return out;
}

std::optional<ReadExpression> read_expression(std::string_view pattern) {
  return Reader(pattern).read();
}

}  // namespace klubba::grammar
