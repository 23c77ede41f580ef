// SPDX-License-Identifier: MIT
#include "grammar/word_program.h"

#include <algorithm>

#include "grammar/word_program_writer.h"

namespace klubba::grammar {
namespace {

constexpr std::size_t most_frames = 384;
constexpr std::size_t free_steps = 16384;
constexpr std::size_t steps_for_a_word = 256;

}  // namespace

/// A place to go back to.
struct WordProgram::Frame {
  enum class Kind : std::uint8_t { branch, shorter_run, longer_run, restore };
  Kind kind;
  std::uint32_t op;
  std::uint32_t number;  ///< branch to try; words of a longer run so far; slot
  std::uint32_t at;
  std::size_t low;  ///< where a shorter run may end earliest; what the slot held
};

class WordProgram::Search {
 public:
  Search(const WordProgram& program, std::span<const WordAtoms::Row> words, Slots& slots)
      : program_(program), words_(words), left_(free_steps + steps_for_a_word * words.size()), slots_(slots) {}

  Answer run(std::size_t at) {
    at_ = at;
    op_ = program_.start_;
    count_ = 0;
    for (;;) {
      if (left_-- == 0) return Answer::gave_up;
      const Op& op = program_.ops_[op_];
      bool good = true;
      switch (op.step) {
        case Step::match:
          slots_[0] = at;
          slots_[1] = at_;
          return Answer::yes;
        case Step::word:
          good = fits(op, at_);
          ++at_;
          op_ = op.next;
          break;
        case Step::run:
          good = op.greedy ? long_run(op) : short_run(op);
          break;
        case Step::choice:
          good = choose(op, 0);
          break;
        case Step::save:
          if (count_ > 0 && !push({Frame::Kind::restore, op_, op.at, 0, slots_[op.at]})) break;
          slots_[op.at] = at_;
          op_ = op.next;
          break;
        case Step::begin:
          good = at_ == 0;
          op_ = op.next;
          break;
        case Step::end:
          good = at_ == words_.size();
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

  std::uint32_t index_of(const Op& op) const { return static_cast<std::uint32_t>(&op - program_.ops_.data()); }

  bool fits(const Op& op, std::size_t at) const {
    return at < words_.size() && (op.atom == any_word || WordAtoms::has(words_[at], op.atom));
  }

  /// False where the step can't be taken at `at`; most branches begin with a word.
  bool may_begin(std::uint32_t op_index, std::size_t at) const {
    const Op& op = program_.ops_[op_index];
    if (op.step == Step::word || (op.step == Step::run && op.least > 0)) return fits(op, at);
    return op.step != Step::end || at == words_.size();
  }

  bool long_run(const Op& op) {
    std::size_t at = at_;
    const std::size_t stop = op.most < words_.size() - at ? at + op.most : words_.size();
    while (at < stop && fits(op, at)) ++at;
    return at - at_ >= op.least && end_run(op, at, at_ + op.least);
  }

  bool end_run(const Op& op, std::size_t at, std::size_t low) {
    while (!may_begin(op.next, at)) {
      if (at == low) return false;
      --at;
    }
    if (at > low && !push({Frame::Kind::shorter_run, index_of(op), 0, static_cast<std::uint32_t>(at), low}))
      return false;
    at_ = at;
    op_ = op.next;
    return true;
  }

  bool short_run(const Op& op) {
    for (std::uint32_t n = 0; n < op.least; ++n) {
      if (!fits(op, at_)) return false;
      ++at_;
    }
    return lengthen_run(op, at_, op.least);
  }

  bool lengthen_run(const Op& op, std::size_t at, std::uint32_t n) {
    while (!may_begin(op.next, at)) {
      if (n == op.most || !fits(op, at)) return false;
      ++at;
      ++n;
    }
    if (n < op.most && at < words_.size() &&
        !push({Frame::Kind::longer_run, index_of(op), n, static_cast<std::uint32_t>(at), 0})) {
      return false;
    }
    at_ = at;
    op_ = op.next;
    return true;
  }

  bool choose(const Op& op, std::uint32_t number) {
    const std::uint32_t* const branches = program_.branches_.data() + op.at;
    while (number < op.size && !may_begin(branches[number], at_)) ++number;
    if (number == op.size) return false;
    std::uint32_t other = number + 1;
    while (other < op.size && !may_begin(branches[other], at_)) ++other;
    if (other < op.size && !push({Frame::Kind::branch, index_of(op), other, static_cast<std::uint32_t>(at_), 0})) {
      return false;
    }
    op_ = branches[number];
    return true;
  }

  bool go_back() {
    const Frame frame = frames_[--count_];
    const Op& op = program_.ops_[frame.op];
    switch (frame.kind) {
      case Frame::Kind::branch:
        at_ = frame.at;
        return choose(op, frame.number);
      case Frame::Kind::shorter_run:
        return end_run(op, frame.at - 1, frame.low);
      case Frame::Kind::longer_run:
        return fits(op, frame.at) && lengthen_run(op, frame.at + 1, frame.number + 1);
      case Frame::Kind::restore:
        slots_[frame.number] = frame.low;
        return false;
    }
    return false;
  }

  const WordProgram& program_;
  const std::span<const WordAtoms::Row> words_;
  std::size_t at_ = 0;
  std::uint32_t op_ = 0;
  std::size_t left_;
  Slots& slots_;
  std::size_t count_ = 0;
  bool full_ = false;
  std::array<Frame, most_frames> frames_;  // NOLINT(*-member-init): only what was pushed is read
};

std::unique_ptr<const WordProgram> WordProgram::make(std::string_view pattern, const WordAtoms& atoms) {
  auto expression = read_expression(pattern);
  if (!expression) return nullptr;
  auto program = std::make_unique<WordProgram>();
  program->names_ = std::move(expression->names);
  if (!WordProgramWriter(*program, atoms).write(expression->root)) return nullptr;
  return program;
}

WordProgram::Answer WordProgram::search(std::span<const WordAtoms::Row> words, Slots& slots) const {
  Search search(*this, words, slots);
  const std::size_t stop = anchored_ ? 0 : words.size();
  const Op& start = ops_[start_];
  for (std::size_t at = 0; at <= stop; ++at) {
    const bool sure = start.step == Step::word;
    if (sure && (at == words.size() || (start.atom != any_word && !WordAtoms::has(words[at], start.atom)))) continue;
    std::fill_n(slots.begin(), 2 * std::min(names_.size(), max_groups), unset);
    const Answer answer = search.run(at);
    if (answer != Answer::no) return answer;
  }
  return Answer::no;
}

}  // namespace klubba::grammar
