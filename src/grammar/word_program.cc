// SPDX-License-Identifier: MIT
#include "grammar/word_program.h"

#include "grammar/backtracker.h"

namespace klubba::grammar {
namespace {

constexpr std::size_t free_steps = 16384;
constexpr std::size_t steps_for_a_word = 256;

/// Words, each a row of what it fulfils.
class Words {
 public:
  using At = const WordAtoms::Row*;

  Words(const ProgramView& program, std::span<const WordAtoms::Row> words)
      : begin(words.data()),
        end(words.data() + words.size()),
        ops_(program.image().array(program.record().ops).data()) {}

  const At begin;
  const At end;

  static std::size_t size_at(std::uint32_t atom, At at) {
    return atom == WordProgram::any_word || WordAtoms::has(*at, atom) ? 1 : 0;
  }
  static At before(At at, At /*low*/) { return at - 1; }

  /// False where the step can't be taken there; most branches begin with a word.
  bool may_begin(std::uint32_t first, At at) const {
    const Op& op = ops_[first];
    if (op.step == Step::unit || (op.step == Step::run && op.least > 0)) return at < end && size_at(op.at, at) > 0;
    return op.step != Step::end || at == end;
  }

  // Words have no letters.
  static std::size_t literal(const Op& /*op*/, At /*at*/) { return 0; }
  static std::size_t words(std::uint32_t /*trie*/, At /*at*/, WordTrie::Sizes& /*sizes*/) { return 0; }

 private:
  const Op* const ops_;
};

}  // namespace

WordProgram::Answer WordProgram::search(std::span<const WordAtoms::Row> words, Slots& slots) const {
  static constexpr WordAtoms::Row nothing{};
  if (words.empty()) words = {&nothing, 0};  // a null pointer is no place
  const auto* const begins = record_->begins.data();
  const std::size_t begins_count = record_->begins_count;
  const auto may_begin = [&](std::size_t i) {
    return begins_count == 0 ||
           (i < words.size() && std::any_of(begins, begins + begins_count,
                                            [&](std::uint16_t atom) { return WordAtoms::has(words[i], atom); }));
  };
  Backtracker search(*this, Words(*this, words), free_steps + steps_for_a_word * words.size(), slots);
  const std::size_t stop = record_->anchored != 0 ? 0 : words.size();
  for (std::size_t i = 0; i <= stop; ++i) {
    if (!may_begin(i)) continue;
    reset(slots);
    const Answer answer = search.run(words.data() + i);
    if (answer != Answer::no) return answer;
  }
  return Answer::no;
}

}  // namespace klubba::grammar
