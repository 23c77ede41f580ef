// SPDX-License-Identifier: MIT
#include "grammar/program.h"

#include <cstring>

#include "grammar/backtracker.h"
#include "grammar/char_class.h"

namespace klubba::grammar {
namespace {

constexpr std::size_t free_steps = 8192;      // of any search
constexpr std::size_t steps_for_a_byte = 64;  // more, and an automaton is quicker

bool begins_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

/// Bytes of UTF-8; a unit is a character.
class Letters {
 public:
  using At = const char*;

  Letters(const ProgramView& program, std::string_view text)
      : begin(text.data()),
        end(text.data() + text.size()),
        image_(program.image()),
        letters_(image_.text(program.record().letters).data()),
        tables_(image_.array(image_.head().char_tables).data()),
        firsts_(image_.array(image_.head().firsts).data()) {}

  const char* const begin;
  const char* const end;

  std::size_t size_at(std::uint32_t table, const char* at) const { return tables_[table].size_at(image_, at, end); }

  static const char* before(const char* at, const char* low) {
    --at;
    while (at > low && !begins_character(*at)) --at;
    return at;
  }

  bool may_begin(std::uint32_t first, const char* at) const {
    const FirstBytes& bytes = firsts_[first];
    return at < end ? bytes.bytes.has(*at) : bytes.at_end != 0;
  }

  std::size_t literal(const Op& op, const char* at) const {
    if (static_cast<std::size_t>(end - at) < op.count) return 0;
    const char* const letters = letters_ + op.at;
    if (op.step == Step::literal) {
      return *at == *letters && std::memcmp(at, letters, op.count) == 0 ? op.count : 0;
    }
    unsigned char previous = 0;
    for (std::size_t i = 0; i < op.count; ++i) {
      const auto byte = static_cast<unsigned char>(at[i]);
      if (fold_byte(previous, byte) != static_cast<unsigned char>(letters[i])) return 0;
      previous = byte;
    }
    return op.count;
  }

  std::size_t words(std::uint32_t trie, const char* at, WordTrie::Sizes& sizes) const {
    return find_words(image_, image_.array(image_.head().tries)[trie], at, end, sizes);
  }

 private:
  const Image image_;
  const char* const letters_;
  const CharTable* const tables_;
  const FirstBytes* const firsts_;
};

}  // namespace

Program::Answer Program::search(std::string_view text, std::size_t from, Slots& slots) const {
  if (text.data() == nullptr) text = "";  // a null pointer is no place
  const bool anchored = record_->anchored != 0;
  if (anchored && from > 0) return Answer::no;
  const FirstBytes& first = record_->first;
  const ByteSet& second = record_->second;
  const char* at = text.data() + from;
  const char* const end = text.data() + text.size();
  const auto begins = [&](const char* place) {
    return first.bytes.has(*place) && (place + 1 == end || second.has(place[1]));
  };
  if (anchored) {
    if (at < end ? !begins(at) : first.at_end == 0) return Answer::no;
    reset(slots);
    return Backtracker(*this, Letters(*this, text), free_steps + steps_for_a_byte * text.size(), slots).run(at);
  }
  while (at < end && !begins(at)) ++at;
  if (at == end && first.at_end == 0) return Answer::no;
  Backtracker search(*this, Letters(*this, text), free_steps + steps_for_a_byte * text.size(), slots);
  for (;; ++at) {
    while (at < end && !(begins(at) && begins_character(*at))) ++at;
    if (at == end && first.at_end == 0) return Answer::no;
    reset(slots);
    const Answer answer = search.run(at);
    if (answer != Answer::no || at == end) return answer;
  }
}

}  // namespace klubba::grammar
