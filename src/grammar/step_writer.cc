// SPDX-License-Identifier: MIT
#include "grammar/step_writer.h"

#include <algorithm>

#include "grammar/program_view.h"

namespace klubba::grammar {
namespace {

constexpr std::size_t most_ops = 20000;

using Kind = Expression::Kind;

}  // namespace

void add_first(FirstBytes& out, const FirstBytes& more) {
  out.bytes.add(more.bytes);
  out.at_end |= more.at_end;
}

bool StepWriter::write(const Expression& root) {
  const std::uint32_t match = add({}, {{ByteSet::all(), 1}, ByteSet::all()});
  draft_.start = emit(root, match);
  draft_.first = ahead(draft_.start).first;
  draft_.second = ahead(draft_.start).second;
  draft_.anchored = begins_text(root);
  return !lost_ && draft_.ops.size() < most_ops;
}

std::uint32_t StepWriter::add(Op op, const Ahead& ahead) {
  draft_.ops.push_back(op);
  ahead_.push_back(ahead);
  return static_cast<std::uint32_t>(draft_.ops.size() - 1);
}

bool StepWriter::begins_text(const Expression& part) {
  switch (part.kind) {
    case Kind::begin:
      return true;
    case Kind::sequence:
      // What may be empty before it would have to be: only the first part is looked at.
      return !part.parts.empty() && begins_text(part.parts.front());
    case Kind::choice:
      return std::all_of(part.parts.begin(), part.parts.end(), begins_text);
    case Kind::capture:
      return begins_text(part.parts.front());
    case Kind::repeat:
      return part.least > 0 && begins_text(part.parts.front());
    case Kind::character:
    case Kind::end:
      return false;
  }
  return false;
}

std::uint32_t StepWriter::emit(const Expression& part, std::uint32_t next) {
  if (lost_ || draft_.ops.size() >= most_ops) return next;
  if (const auto unit = unit_of(part, next)) {
    return add({.step = Step::unit, .next = next, .at = unit->number}, unit->ahead);
  }
  switch (part.kind) {
    case Kind::sequence:
      return emit_sequence(part.parts, next);
    case Kind::choice:
      return emit_choice(part, next);
    case Kind::repeat:
      return emit_repeat(part, next);
    case Kind::capture: {
      if (part.group >= ProgramView::max_groups) return emit(part.parts.front(), next);
      const auto slot = static_cast<std::uint32_t>(2 * part.group);
      const std::uint32_t close = add({.step = Step::save, .next = next, .at = slot + 1}, Ahead(ahead(next)));
      const std::uint32_t inside = emit(part.parts.front(), close);
      return add({.step = Step::save, .next = inside, .at = slot}, Ahead(ahead(inside)));
    }
    case Kind::begin:
      return add({.step = Step::begin, .next = next}, Ahead(ahead(next)));
    case Kind::end:
      return add({.step = Step::end, .next = next}, {{{}, ahead(next).first.at_end}, {}});
    case Kind::character:
      break;
  }
  lost_ = true;
  return next;
}

std::uint32_t StepWriter::emit_sequence(const std::vector<Expression>& parts, std::uint32_t next) {
  for (auto it = parts.rbegin(); it != parts.rend(); ++it) next = emit(*it, next);
  return next;
}

std::uint32_t StepWriter::emit_choice(const Expression& choice, std::uint32_t next) {
  std::vector<std::uint32_t> targets;
  targets.reserve(choice.parts.size());
  for (const Expression& branch : choice.parts) targets.push_back(emit(branch, next));
  return emit_branches(targets);
}

std::uint32_t StepWriter::emit_branches(const std::vector<std::uint32_t>& targets) {
  Op op{.step = Step::choice};
  op.at = static_cast<std::uint32_t>(draft_.branches.size());
  op.count = static_cast<std::uint32_t>(targets.size());
  Ahead all;
  for (const std::uint32_t target : targets) {
    draft_.branches.push_back({target, first_index(target)});
    add_first(all.first, ahead(target).first);
    all.second.add(ahead(target).second);
  }
  return add(op, all);
}

std::uint32_t StepWriter::emit_repeat(const Expression& repeat, std::uint32_t next) {
  const Expression& body = repeat.parts.front();
  const bool once = repeat.least == 1 && repeat.most == 1;
  if (const auto unit = once ? std::nullopt : unit_of(body, next)) {
    Op op{.step = Step::run, .next = next, .at = unit->number};
    op.greedy = repeat.greedy ? 1 : 0;
    op.least = static_cast<std::uint16_t>(repeat.least);
    op.count = repeat.most == Expression::no_bound ? Op::no_bound : static_cast<std::uint32_t>(repeat.most);
    op.behind = first_index(next);
    Ahead all = unit->ahead;
    // Behind the first unit may stand another.
    if (op.count > 1) all.second.add(all.first.bytes);
    if (repeat.least == 0) {
      add_first(all.first, ahead(next).first);
      all.second.add(ahead(next).second);
    }
    return add(op, all);
  }
  if (repeat.most == Expression::no_bound) {
    next = emit_loop(body, repeat.greedy, next);
  } else {
    // x{1,3} is x(x(x)?)?: each choice leads out.
    const std::uint32_t out = next;
    for (std::size_t i = repeat.least; i < repeat.most; ++i) {
      const std::uint32_t inside = emit(body, next);
      next = repeat.greedy ? emit_branches({inside, out}) : emit_branches({out, inside});
    }
  }
  for (std::size_t i = 0; i < repeat.least; ++i) next = emit(body, next);
  return next;
}

std::uint32_t StepWriter::emit_loop(const Expression& body, bool greedy, std::uint32_t next) {
  // The choice comes before its body, which leads back to it.
  FirstBytes first = first_of(body);
  add_first(first, ahead(next).first);
  const std::uint32_t loop = add({.step = Step::choice}, {first, ByteSet::all()});
  const std::uint32_t inside = emit(body, loop);
  Op op{.step = Step::choice};
  op.at = static_cast<std::uint32_t>(draft_.branches.size());
  op.count = 2;
  const std::uint32_t preferred = greedy ? inside : next;
  const std::uint32_t other = greedy ? next : inside;
  draft_.branches.push_back({preferred, first_index(preferred)});
  draft_.branches.push_back({other, first_index(other)});
  draft_.ops[loop] = op;
  return loop;
}

}  // namespace klubba::grammar
