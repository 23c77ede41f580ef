// SPDX-License-Identifier: MIT
#pragma once
/// The search that follows a program's steps: the same for letters and for words, which differ in their tape.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "grammar/program_view.h"
#include "grammar/word_trie.h"

namespace klubba::grammar {

/// A tape is a row of units, [begin, end), and knows of a place `at` in it:
///   size_at(unit, at)      how much of it a unit of that class takes that stands there, 0 where none does
///   before(at, low)        where the unit before it begins, not before `low`
///   may_begin(first, at)   whether what `first` stands for may begin there
///   literal(op, at)        how much the literal of a step takes there, 0 where it doesn't stand there
///   words(trie, at, sizes) how many words of a list begin there
template <class Tape>
class Backtracker {
 public:
  using At = typename Tape::At;
  using Slots = ProgramView::Slots;
  using Answer = ProgramView::Answer;

  /// Gives up after `steps`.
  Backtracker(const ProgramView& program, const Tape& tape, std::size_t steps, Slots& slots)
      : tape_(tape),
        ops_(program.image().array(program.record().ops).data()),
        branches_(program.image().array(program.record().branches).data()),
        start_(program.record().start),
        left_(steps),
        slots_(slots) {}

  /// Tries to match at `at`.
  Answer run(At at) {
    at_ = at;
    op_ = start_;
    count_ = 0;
    for (;;) {
      if (left_-- == 0) return Answer::gave_up;
      const Op& op = ops_[op_];
      bool good = true;
      switch (op.step) {
        case Step::match:
          slots_[0] = static_cast<std::size_t>(at - tape_.begin);
          slots_[1] = static_cast<std::size_t>(at_ - tape_.begin);
          return Answer::yes;
        case Step::literal:
        case Step::folded_literal: {
          const std::size_t size = tape_.literal(op, at_);
          good = size > 0;
          at_ += size;
          op_ = op.next;
          break;
        }
        case Step::unit: {
          const std::size_t size = at_ < tape_.end ? tape_.size_at(op.at, at_) : 0;
          good = size > 0;
          at_ += size;
          op_ = op.next;
          break;
        }
        case Step::run:
          good = op.greedy != 0 ? long_run(op) : short_run(op);
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
          slots_[op.at] = static_cast<std::size_t>(at_ - tape_.begin);
          op_ = op.next;
          break;
        case Step::begin:
          good = at_ == tape_.begin;
          op_ = op.next;
          break;
        case Step::end:
          good = at_ == tape_.end;
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
  static constexpr std::size_t most_frames = 384;     // choices open at once
  static constexpr std::size_t units_for_a_step = 8;  // of a run

  /// A place to go back to.
  struct Frame {
    enum class Kind : std::uint8_t { step, branch, shorter_run, longer_run, restore };
    Kind kind;
    std::uint32_t op;
    std::uint32_t number;  ///< step: none; branch: the branch to try; longer_run: units so far; restore: slot
    At at;
    At low;  ///< shorter_run: where the run may end earliest; restore: what the slot held
  };

  bool push(const Frame& frame) {
    if (count_ == most_frames) {
      full_ = true;
      return false;
    }
    frames_[count_++] = frame;
    return true;
  }

  std::uint32_t index_of(const Op& op) const { return static_cast<std::uint32_t>(&op - ops_); }

  /// Slots hold offsets, frames places.
  At slot(std::size_t number) const {
    return slots_[number] == ProgramView::unset ? nullptr : tape_.begin + slots_[number];
  }

  /// Takes as many units as it can, then fewer.
  bool long_run(const Op& op) {
    At at = at_;
    At low = op.least == 0 ? at : nullptr;
    for (std::uint32_t n = 0; n < op.count && at < tape_.end;) {
      const std::size_t size = tape_.size_at(op.at, at);
      if (size == 0) break;
      at += size;
      if (++n == op.least) low = at;
    }
    if (low == nullptr) return false;
    spend(static_cast<std::size_t>(at - at_));
    return end_run(op, at, low);
  }

  /// Goes on behind a run that ends at `at` or, from there backwards, where what follows may begin.
  bool end_run(const Op& op, At at, At low) {
    const At from = at;
    while (!tape_.may_begin(op.behind, at)) {
      if (at == low) return false;
      at = tape_.before(at, low);
    }
    spend(static_cast<std::size_t>(from - at));
    if (at > low && !push({Frame::Kind::shorter_run, index_of(op), 0, at, low})) return false;
    at_ = at;
    op_ = op.next;
    return true;
  }

  /// Takes as few units as it can, then more.
  bool short_run(const Op& op) {
    for (std::uint32_t n = 0; n < op.least; ++n) {
      const std::size_t size = at_ < tape_.end ? tape_.size_at(op.at, at_) : 0;
      if (size == 0) return false;
      at_ += size;
    }
    return lengthen_run(op, at_, op.least);
  }

  /// Goes on behind a run of `n` units that ends at `at`, or, from there forwards, where what follows may begin.
  bool lengthen_run(const Op& op, At at, std::uint32_t n) {
    const At from = at;
    while (!tape_.may_begin(op.behind, at)) {
      const std::size_t size = n < op.count && at < tape_.end ? tape_.size_at(op.at, at) : 0;
      if (size == 0) return false;
      at += size;
      ++n;
    }
    spend(static_cast<std::size_t>(at - from));
    if (n < op.count && at < tape_.end && !push({Frame::Kind::longer_run, index_of(op), n, at, nullptr})) return false;
    at_ = at;
    op_ = op.next;
    return true;
  }

  /// Takes the first branch from `number` on that may fit.
  bool choose(const Op& op, std::uint32_t number) {
    const Branch* const branches = branches_ + op.at;
    while (number < op.count && !tape_.may_begin(branches[number].first, at_)) ++number;
    if (number == op.count) return false;
    std::uint32_t other = number + 1;
    while (other < op.count && !tape_.may_begin(branches[other].first, at_)) ++other;
    if (other < op.count && !push({Frame::Kind::branch, index_of(op), other, at_, nullptr})) return false;
    op_ = branches[number].op;
    return true;
  }

  bool words(const Op& op) {
    std::array<std::uint32_t, WordTrie::most_found> sizes{};
    const std::size_t found = tape_.words(op.at, at_, sizes);
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
    const Op& op = ops_[frame.op];
    switch (frame.kind) {
      case Frame::Kind::step:
        at_ = frame.at;
        op_ = frame.op;
        return true;
      case Frame::Kind::branch:
        at_ = frame.at;
        return choose(op, frame.number);
      case Frame::Kind::shorter_run:
        return end_run(op, tape_.before(frame.at, frame.low), frame.low);
      case Frame::Kind::longer_run: {
        const std::size_t size = tape_.size_at(op.at, frame.at);
        return size > 0 && lengthen_run(op, frame.at + size, frame.number + 1);
      }
      case Frame::Kind::restore:
        slots_[frame.number] =
            frame.low == nullptr ? ProgramView::unset : static_cast<std::size_t>(frame.low - tape_.begin);
        return false;
    }
    return false;
  }

  void spend(std::size_t units) { left_ -= std::min(left_, units / units_for_a_step); }

  const Tape tape_;
  const Op* const ops_;
  const Branch* const branches_;
  const std::uint32_t start_;
  At at_ = nullptr;
  std::uint32_t op_ = 0;
  std::size_t left_;
  Slots& slots_;
  std::size_t count_ = 0;
  bool full_ = false;
  std::array<Frame, most_frames> frames_;  // NOLINT(*-member-init): only what was pushed is read
};

}  // namespace klubba::grammar
