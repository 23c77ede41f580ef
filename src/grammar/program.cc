// SPDX-License-Identifier: MIT
#include "grammar/program.h"

#include <algorithm>
#include <cstring>

#include "grammar/expression.h"
#include "grammar/program_writer.h"

namespace klubba::grammar {
namespace {

constexpr std::size_t most_frames = 384;      // choices open at once
constexpr std::size_t free_steps = 8192;      // of any search
constexpr std::size_t steps_for_a_byte = 64;  // more, and an automaton is quicker
constexpr std::size_t bytes_for_a_step = 8;   // of a run

bool begins_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

}  // namespace

/// A place to go back to.
struct Program::Frame {
  enum class Kind : std::uint8_t { step, branch, shorter_run, longer_run, restore };
  Kind kind;
  std::uint32_t op;
  std::uint32_t number;  ///< step: none; branch: the branch to try; longer_run: characters so far; restore: slot
  const char* at;
  const char* low;  ///< shorter_run: where the run may end earliest; restore: what the slot held
};

class Program::Search {
 public:
  Search(const Program& program, std::string_view text, Slots& slots)
      : program_(program),
        begin_(text.data()),
        end_(text.data() + text.size()),
        left_(free_steps + steps_for_a_byte * text.size()),
        slots_(slots) {}

  /// Tries to match at `at`.
  Answer run(const char* at) {
    at_ = at;
    op_ = program_.start_;
    count_ = 0;
    for (;;) {
      if (left_-- == 0) return Answer::gave_up;
      const Op& op = program_.ops_[op_];
      bool good = true;
      switch (op.step) {
        case Step::match:
          slots_[0] = static_cast<std::size_t>(at - begin_);
          slots_[1] = static_cast<std::size_t>(at_ - begin_);
          return Answer::yes;
        case Step::literal:
          good = static_cast<std::size_t>(end_ - at_) >= op.size && *at_ == program_.letters_[op.at] &&
                 std::memcmp(at_, program_.letters_.data() + op.at, op.size) == 0;
          at_ += good ? op.size : 0;
          op_ = op.next;
          break;
        case Step::folded_literal:
          good = folded_literal(op);
          op_ = op.next;
          break;
        case Step::character: {
          const std::size_t size = at_ < end_ ? program_.tables_[op.at].size_at(at_, end_) : 0;
          good = size > 0;
          at_ += size;
          op_ = op.next;
          break;
        }
        case Step::run:
          good = op.greedy ? long_run(op) : short_run(op);
          break;
        case Step::choice:
          good = choose(op, 0);
          break;
        case Step::words:
          good = words(op);
          break;
        case Step::save:
          // Without a place to go back to a failure ends the attempt, and nobody asks what the slot held.
          if (count_ > 0 && !push({Frame::Kind::restore, op_, op.at, nullptr, slot(op.at)})) return Answer::gave_up;
          slots_[op.at] = static_cast<std::size_t>(at_ - begin_);
          op_ = op.next;
          break;
        case Step::begin:
          good = at_ == begin_;
          op_ = op.next;
          break;
        case Step::end:
          good = at_ == end_;
          op_ = op.next;
          break;
      }
      while (!good && !full_) {
        if (count_ == 0) return Answer::no;
        good = go_back();
      }
      if (full_) return Answer::gave_up;
    }
  }

 private:
  bool push(const Frame& frame) {
    if (count_ == most_frames) {
      full_ = true;
      return false;
    }
    frames_[count_++] = frame;
    return true;
  }

  /// Slots hold offsets, frames pointers.
  const char* slot(std::size_t number) const { return slots_[number] == unset ? nullptr : begin_ + slots_[number]; }

  bool may_begin(std::uint32_t first, const char* at) const {
    const FirstBytes& bytes = program_.firsts_[first];
    return at < end_ ? bytes.bytes.has(*at) : bytes.at_end;
  }

  bool folded_literal(const Op& op) {
    if (static_cast<std::size_t>(end_ - at_) < op.size) return false;
    const char* letter = program_.letters_.data() + op.at;
    unsigned char before = 0;
    for (std::size_t i = 0; i < op.size; ++i) {
      const auto byte = static_cast<unsigned char>(at_[i]);
      if (fold_byte(before, byte) != static_cast<unsigned char>(letter[i])) return false;
      before = byte;
    }
    at_ += op.size;
    return true;
  }

  /// Takes as many characters as it can, then fewer.
  bool long_run(const Op& op) {
    const CharTable& table = program_.tables_[op.at];
    const char* at = at_;
    const char* low = op.least == 0 ? at : nullptr;
    for (std::uint32_t n = 0; n < op.most && at < end_;) {
      const std::size_t size = table.size_at(at, end_);
      if (size == 0) break;
      at += size;
      if (++n == op.least) low = at;
    }
    if (low == nullptr) return false;
    spend(static_cast<std::size_t>(at - at_));
    return end_run(op, at, low);
  }

  /// Goes on behind a run that ends at `at` or, from there backwards, where what follows may begin.
  bool end_run(const Op& op, const char* at, const char* low) {
    const char* const from = at;
    while (!may_begin(op.behind, at)) {
      if (at == low) return false;
      --at;
      while (at > low && !begins_character(*at)) --at;
    }
    spend(static_cast<std::size_t>(from - at));
    if (at > low &&
        !push({Frame::Kind::shorter_run, static_cast<std::uint32_t>(&op - program_.ops_.data()), 0, at, low}))
      return false;
    at_ = at;
    op_ = op.next;
    return true;
  }

  /// Takes as few characters as it can, then more.
  bool short_run(const Op& op) {
    const CharTable& table = program_.tables_[op.at];
    for (std::uint32_t n = 0; n < op.least; ++n) {
      const std::size_t size = at_ < end_ ? table.size_at(at_, end_) : 0;
      if (size == 0) return false;
      at_ += size;
    }
    return lengthen_run(op, at_, op.least);
  }

  /// Goes on behind a run of `n` characters that ends at `at`, or, from there forwards, where what follows may begin.
  bool lengthen_run(const Op& op, const char* at, std::uint32_t n) {
    const CharTable& table = program_.tables_[op.at];
    const char* const from = at;
    while (!may_begin(op.behind, at)) {
      const std::size_t size = n < op.most && at < end_ ? table.size_at(at, end_) : 0;
      if (size == 0) return false;
      at += size;
      ++n;
    }
    spend(static_cast<std::size_t>(at - from));
    if (!push({Frame::Kind::longer_run, static_cast<std::uint32_t>(&op - program_.ops_.data()), n, at, nullptr}))
      return false;
    at_ = at;
    op_ = op.next;
    return true;
  }

  /// Takes the first branch from `number` on that may fit.
  bool choose(const Op& op, std::uint32_t number) {
    const Branch* const branches = program_.branches_.data() + op.at;
    while (number < op.size && !may_begin(branches[number].first, at_)) ++number;
    if (number == op.size) return false;
    std::uint32_t other = number + 1;
    while (other < op.size && !may_begin(branches[other].first, at_)) ++other;
    if (other < op.size &&
        !push({Frame::Kind::branch, static_cast<std::uint32_t>(&op - program_.ops_.data()), other, at_, nullptr})) {
      return false;
    }
    op_ = branches[number].op;
    return true;
  }

  bool words(const Op& op) {
    std::array<std::uint32_t, WordTrie::most_found> sizes{};
    const std::size_t found = program_.tries_[op.at].find(at_, end_, sizes);
    if (found == 0) return false;
    for (std::size_t i = found; --i > 0;) {
      if (!push({Frame::Kind::step, op.next, 0, at_ + sizes[i], nullptr})) return false;
    }
    at_ += sizes[0];
    op_ = op.next;
    return true;
  }

  /// Takes up the last choice; false where that leads nowhere either.
  bool go_back() {
    const Frame frame = frames_[--count_];
    const Op& op = program_.ops_[frame.op];
    switch (frame.kind) {
      case Frame::Kind::step:
        at_ = frame.at;
        op_ = frame.op;
        return true;
      case Frame::Kind::branch:
        at_ = frame.at;
        return choose(op, frame.number);
      case Frame::Kind::shorter_run: {
        const char* at = frame.at - 1;
        while (at > frame.low && !begins_character(*at)) --at;
        return end_run(op, at, frame.low);
      }
      case Frame::Kind::longer_run: {
        if (frame.number == op.most || frame.at == end_) return false;
        const std::size_t size = program_.tables_[op.at].size_at(frame.at, end_);
        return size > 0 && lengthen_run(op, frame.at + size, frame.number + 1);
      }
      case Frame::Kind::restore:
        slots_[frame.number] = frame.low == nullptr ? unset : static_cast<std::size_t>(frame.low - begin_);
        return false;
    }
    return false;
  }

  void spend(std::size_t bytes) { left_ -= std::min(left_, bytes / bytes_for_a_step); }

  const Program& program_;
  const char* const begin_;
  const char* const end_;
  const char* at_ = nullptr;
  std::uint32_t op_ = 0;
  std::size_t left_;
  Slots& slots_;
  std::size_t count_ = 0;
  bool full_ = false;
  std::array<Frame, most_frames> frames_;  // NOLINT(*-member-init): only what was pushed is read
};

std::unique_ptr<const Program> Program::make(std::string_view pattern) {
  const auto expression = read_expression(pattern);
  if (!expression) return nullptr;
  auto program = std::make_unique<Program>();
  program->names_ = expression->names;
  if (!ProgramWriter(*program).write(expression->root)) return nullptr;
  return program;
}

Program::Answer Program::search(std::string_view text, std::size_t from, Slots& slots) const {
  if (anchored_ && from > 0) return Answer::no;
  const char* at = text.data() + from;
  const char* const end = text.data() + text.size();
  const auto begins = [&](const char* place) {
    return first_.bytes.has(*place) && (place + 1 == end || second_.has(place[1]));
  };
  const auto reset = [&] { std::fill_n(slots.begin(), 2 * std::min(names_.size(), max_groups), unset); };
  if (anchored_) {
    if (at < end ? !begins(at) : !first_.at_end) return Answer::no;
    reset();
    return Search(*this, text, slots).run(at);
  }
  while (at < end && !begins(at)) ++at;
  if (at == end && !first_.at_end) return Answer::no;
  Search search(*this, text, slots);
  for (;; ++at) {
    while (at < end && !(begins(at) && begins_character(*at))) ++at;
    if (at == end && !first_.at_end) return Answer::no;
    reset();
    const Answer answer = search.run(at);
    if (answer != Answer::no || at == end) return answer;
  }
}

}  // namespace klubba::grammar
