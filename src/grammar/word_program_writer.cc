// SPDX-License-Identifier: MIT
#include "grammar/word_program_writer.h"

#include <algorithm>

namespace klubba::grammar {
namespace {

constexpr std::size_t most_ops = 20000;
constexpr std::size_t most_required = 8;
constexpr std::uint32_t no_bound = 0xFFFFFFFF;

using Kind = Expression::Kind;

bool is_letter(const Expression& part, char32_t letter) {
  return part.kind == Kind::character && part.letter == letter && !part.folded;
}

/// `[^<>]*`.
bool is_inside(const Expression& part) {
  if (part.kind != Kind::repeat || part.least != 0 || part.most != Expression::no_bound) return false;
  const Expression& body = part.parts.front();
  return body.kind == Kind::character && body.letter == 0 && !body.members.has('<') && !body.members.has('>') &&
         body.members.has('|') && body.members.has(CharClass::last_point);
}

/// Adds the letters of "a" or "(?:a)"; false for anything else.
bool add_tag(const Expression& part, std::string& tags) {
  if (part.kind == Kind::character) {
    if (part.letter == 0 || part.folded) return false;
    append_utf8(tags, part.letter);
    return true;
  }
  return part.kind == Kind::sequence &&
         std::all_of(part.parts.begin(), part.parts.end(), [&](const Expression& p) { return add_tag(p, tags); });
}

}  // namespace

bool WordProgramWriter::write(const Expression& root) {
  const std::uint32_t match = add({});
  program_.start_ = emit(root, match);
  require(root);
  if (program_.required_.size() > most_required) program_.required_.resize(most_required);
  const auto begins = [](const Expression& part, const auto& self) -> bool {
    if (part.kind == Kind::begin) return true;
    if (part.kind == Kind::choice)
      return std::all_of(part.parts.begin(), part.parts.end(), [&](const Expression& p) { return self(p, self); });
    return (part.kind == Kind::sequence || part.kind == Kind::capture) && !part.parts.empty() &&
           self(part.parts.front(), self);
  };
  program_.anchored_ = begins(root, begins);
  return !lost_ && program_.ops_.size() < most_ops;
}

std::uint32_t WordProgramWriter::add(WordProgram::Op op) {
  program_.ops_.push_back(op);
  return static_cast<std::uint32_t>(program_.ops_.size() - 1);
}

std::optional<std::uint16_t> WordProgramWriter::atom_of(const Expression& part) const {
  if (part.kind != Kind::sequence) return std::nullopt;
  const auto& parts = part.parts;
  if (parts.size() == 1) return atom_of(parts.front());
  if (parts.size() < 3 || !is_letter(parts.front(), '<') || !is_letter(parts.back(), '>') || !is_inside(parts[1]))
    return std::nullopt;
  if (parts.size() == 3) return WordProgram::any_word;
  if (parts.size() != 7 || !is_letter(parts[2], '|') || !is_letter(parts[4], '|') || !is_inside(parts[5]))
    return std::nullopt;
  std::string tags;
  if (parts[3].kind == Kind::choice) {
    for (const Expression& branch : parts[3].parts) {
      if (!tags.empty()) tags += '|';
      if (!add_tag(branch, tags)) return std::nullopt;
    }
  } else if (!add_tag(parts[3], tags)) {
    return std::nullopt;
  }
  const auto number = atoms_.number(tags);
  return number ? std::optional<std::uint16_t>(static_cast<std::uint16_t>(*number)) : std::nullopt;
}

void WordProgramWriter::require(const Expression& part) {
  if (const auto atom = atom_of(part)) {
    if (*atom != WordProgram::any_word) program_.required_.push_back(*atom);
    return;
  }
  const bool all =
      part.kind == Kind::sequence || part.kind == Kind::capture || (part.kind == Kind::repeat && part.least > 0);
  if (!all) return;
  for (const Expression& inner : part.parts) require(inner);
}

std::uint32_t WordProgramWriter::emit(const Expression& part, std::uint32_t next) {
  if (lost_ || program_.ops_.size() >= most_ops) return next;
  if (const auto atom = atom_of(part)) return add({.step = Step::word, .atom = *atom, .next = next});
  switch (part.kind) {
    case Kind::sequence:
      for (auto it = part.parts.rbegin(); it != part.parts.rend(); ++it) next = emit(*it, next);
      return next;
    case Kind::choice: {
      std::vector<std::uint32_t> targets;
      targets.reserve(part.parts.size());
      for (const Expression& branch : part.parts) targets.push_back(emit(branch, next));
      return emit_branches(targets);
    }
    case Kind::repeat:
      return emit_repeat(part, next);
    case Kind::capture: {
      if (part.group >= WordProgram::max_groups) return emit(part.parts.front(), next);
      const auto slot = static_cast<std::uint32_t>(2 * part.group);
      const std::uint32_t close = add({.step = Step::save, .next = next, .at = slot + 1});
      return add({.step = Step::save, .next = emit(part.parts.front(), close), .at = slot});
    }
    case Kind::begin:
      return add({.step = Step::begin, .next = next});
    case Kind::end:
      return add({.step = Step::end, .next = next});
    case Kind::character:
      break;
  }
  lost_ = true;
  return next;
}

std::uint32_t WordProgramWriter::emit_branches(const std::vector<std::uint32_t>& targets) {
  WordProgram::Op op{.step = Step::choice};
  op.at = static_cast<std::uint32_t>(program_.branches_.size());
  op.size = static_cast<std::uint32_t>(targets.size());
  program_.branches_.insert(program_.branches_.end(), targets.begin(), targets.end());
  return add(op);
}

std::uint32_t WordProgramWriter::emit_repeat(const Expression& repeat, std::uint32_t next) {
  const Expression& body = repeat.parts.front();
  if (const auto atom = atom_of(body)) {
    WordProgram::Op op{.step = Step::run, .greedy = repeat.greedy, .atom = *atom, .next = next};
    op.least = static_cast<std::uint32_t>(repeat.least);
    op.most = repeat.most == Expression::no_bound ? no_bound : static_cast<std::uint32_t>(repeat.most);
    return add(op);
  }
  if (repeat.most == Expression::no_bound) {
    // The choice comes before its body, which leads back to it.
    const std::uint32_t loop = add({.step = Step::choice});
    const std::uint32_t inside = emit(body, loop);
    WordProgram::Op op{.step = Step::choice};
    op.at = static_cast<std::uint32_t>(program_.branches_.size());
    op.size = 2;
    program_.branches_.push_back(repeat.greedy ? inside : next);
    program_.branches_.push_back(repeat.greedy ? next : inside);
    program_.ops_[loop] = op;
    next = loop;
  } else {
    const std::uint32_t out = next;
    for (std::size_t i = repeat.least; i < repeat.most; ++i) {
      const std::uint32_t inside = emit(body, next);
      next = repeat.greedy ? emit_branches({inside, out}) : emit_branches({out, inside});
    }
  }
  for (std::size_t i = 0; i < repeat.least; ++i) next = emit(body, next);
  return next;
}

}  // namespace klubba::grammar
