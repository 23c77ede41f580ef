// SPDX-License-Identifier: MIT
#include "grammar/program_writer.h"

#include <algorithm>

namespace klubba::grammar {
namespace {

constexpr std::size_t fewest_trie_words = 3;
constexpr std::size_t most_trie_words = 4000;

using Kind = Expression::Kind;

/// The letters of a literal, as far as they are known.
struct Letters {
  std::string text;
  bool folded = false;
  bool caseless = true;  ///< none of them has another case
};

ByteSet first_of_letter(const Expression& part) {
  ByteSet out;
  for (const char32_t point : {part.letter, part.folded ? other_case(part.letter) : part.letter}) {
    std::string bytes;
    append_utf8(bytes, point);
    out.add(static_cast<unsigned char>(bytes.front()));
  }
  return out;
}

/// Small letters of ASCII and Latin-1 are folded byte by byte; others are left to tables of characters.
bool folds_by_byte(char32_t letter) {
  constexpr char32_t y_with_dots = 0xFF;
  return letter < y_with_dots;
}

/// Puts a letter behind `letters`; false where it can't be a literal beside them.
bool append_letter(const Expression& part, Letters& letters) {
  if (part.kind != Kind::character || part.letter == 0) return false;
  if (part.folded && !folds_by_byte(part.letter)) return false;
  // A letter without another case goes with both sorts, unless folding the text would change what stands for it.
  const bool neutral = !part.folded && part.letter < 0x80 && !(part.letter >= 'A' && part.letter <= 'Z') &&
                       !(part.letter >= 'a' && part.letter <= 'z');
  if (!neutral) {
    if (!letters.caseless && letters.folded != part.folded) return false;
    letters.folded = part.folded;
    letters.caseless = false;
  }
  append_utf8(letters.text, part.letter);
  return true;
}

std::optional<Letters> letters_of(const Expression& part) {
  Letters out;
  if (part.kind == Kind::character) {
    if (!append_letter(part, out)) return std::nullopt;
    return out;
  }
  if (part.kind != Kind::sequence || part.parts.empty()) return std::nullopt;
  for (const Expression& letter : part.parts) {
    if (!append_letter(letter, out)) return std::nullopt;
  }
  return out;
}

/// What a text begins with where `part` fits and `behind` may follow.
FirstBytes first_bytes_of(const Expression& part, FirstBytes behind) {
  switch (part.kind) {
    case Kind::sequence: {
      // What stands behind a part that can't be empty tells nothing.
      const auto stop = std::find_if(part.parts.begin(), part.parts.end(), [](const Expression& e) {
        return e.kind != Kind::begin && e.kind != Kind::end && !e.nullable();
      });
      auto it = stop == part.parts.end() ? stop : stop + 1;
      while (it != part.parts.begin()) behind = first_bytes_of(*--it, behind);
      return behind;
    }
    case Kind::choice: {
      FirstBytes out;
      for (const Expression& branch : part.parts) add_first(out, first_bytes_of(branch, behind));
      return out;
    }
    case Kind::repeat: {
      FirstBytes out = first_bytes_of(part.parts.front(), behind);
      if (part.least == 0) add_first(out, behind);
      return out;
    }
    case Kind::capture:
      return first_bytes_of(part.parts.front(), behind);
    case Kind::character:
      return {part.letter != 0 ? first_of_letter(part) : part.members.first_bytes(), 0};
    case Kind::begin:
      return behind;
    case Kind::end:
      return {{}, behind.at_end};
  }
  return behind;
}

class ProgramWriter : public StepWriter {
 public:
  using StepWriter::StepWriter;

 private:
  std::optional<Unit> unit_of(const Expression& part, std::uint32_t next) override;
  std::uint32_t first_index(std::uint32_t op) override { return first_index(ahead(op).first); }
  FirstBytes first_of(const Expression& part) const override { return first_bytes_of(part, {}); }
  std::uint32_t emit(const Expression& part, std::uint32_t next) override;
  std::uint32_t emit_sequence(const std::vector<Expression>& parts, std::uint32_t next) override;
  std::uint32_t emit_choice(const Expression& choice, std::uint32_t next) override;
  std::uint32_t emit_letters(const Letters& letters, std::uint32_t next);
  /// The second byte of what begins with one of `members` and goes on with `next`.
  ByteSet second_of(const CharClass& members, std::uint32_t next) const;
  ByteSet second_of_words(const std::vector<std::string>& words, bool folded, std::uint32_t next) const;
  std::uint32_t class_number(const CharClass& members);
  std::uint32_t first_index(const FirstBytes& first);
};

std::optional<StepWriter::Unit> ProgramWriter::unit_of(const Expression& part, std::uint32_t next) {
  if (part.kind != Kind::character) return std::nullopt;
  const CharClass members = part.characters();
  return Unit{class_number(members), {{members.first_bytes(), 0}, second_of(members, next)}};
}

ByteSet ProgramWriter::second_of(const CharClass& members, std::uint32_t next) const {
  ByteSet out;
  for (std::size_t byte = 0; byte < 0x80; ++byte) {
    if (!members.has(static_cast<char32_t>(byte))) continue;
    out.add(ahead(next).first.bytes);
    break;
  }
  CharClass ascii;
  ascii.add_range(0, 0x7F);
  ascii.add(members);
  CharClass none;
  none.add_range(0, 0x7F);
  if (!(ascii == none)) out.add_continuations();
  return out;
}

ByteSet ProgramWriter::second_of_words(const std::vector<std::string>& words, bool folded, std::uint32_t next) const {
  ByteSet out;
  for (const std::string& word : words) {
    if (word.size() == 1) {
      out.add(ahead(next).first.bytes);
      continue;
    }
    const auto byte = static_cast<unsigned char>(word[1]);
    out.add(byte);
    const bool capital_differs = (byte >= 'a' && byte <= 'z') || byte >= 0x80;
    if (folded && capital_differs) out.add(byte & 0xDFU);
  }
  return out;
}

std::uint32_t ProgramWriter::class_number(const CharClass& members) {
  auto& classes = draft_.classes;
  const auto it = std::find(classes.begin(), classes.end(), members);
  if (it != classes.end()) return static_cast<std::uint32_t>(it - classes.begin());
  classes.push_back(members);
  return static_cast<std::uint32_t>(classes.size() - 1);
}

std::uint32_t ProgramWriter::first_index(const FirstBytes& first) {
  auto& firsts = draft_.firsts;
  const auto it = std::find(firsts.begin(), firsts.end(), first);
  if (it != firsts.end()) return static_cast<std::uint32_t>(it - firsts.begin());
  firsts.push_back(first);
  return static_cast<std::uint32_t>(firsts.size() - 1);
}

std::uint32_t ProgramWriter::emit(const Expression& part, std::uint32_t next) {
  Letters letter;
  return append_letter(part, letter) ? emit_letters(letter, next) : StepWriter::emit(part, next);
}

std::uint32_t ProgramWriter::emit_sequence(const std::vector<Expression>& parts, std::uint32_t next) {
  for (std::size_t i = parts.size(); i > 0;) {
    // The longest run of letters that ends here.
    std::size_t begin = i;
    Letters sort;
    while (begin > 0 && append_letter(parts[begin - 1], sort)) --begin;
    Letters run;
    for (std::size_t k = begin; k < i; ++k) append_letter(parts[k], run);
    if (begin < i) {
      next = emit_letters(run, next);
      i = begin;
    } else {
      next = emit(parts[--i], next);
    }
  }
  return next;
}

std::uint32_t ProgramWriter::emit_letters(const Letters& letters, std::uint32_t next) {
  Op op{.step = letters.folded ? Step::folded_literal : Step::literal, .next = next};
  op.at = static_cast<std::uint32_t>(draft_.letters.size());
  op.count = static_cast<std::uint32_t>(letters.text.size());
  draft_.letters += letters.text;
  FirstBytes first;
  const auto byte = static_cast<unsigned char>(letters.text.front());
  first.bytes.add(byte);
  if (letters.folded && byte >= 'a' && byte <= 'z') first.bytes.add(byte & 0xDFU);
  return add(op, {first, second_of_words({letters.text}, letters.folded, next)});
}

std::uint32_t ProgramWriter::emit_choice(const Expression& choice, std::uint32_t next) {
  std::vector<std::string> words;
  Letters sort;
  for (const Expression& branch : choice.parts) {
    std::optional<Letters> letters = letters_of(branch);
    if (!letters || (!letters->caseless && !sort.caseless && letters->folded != sort.folded)) break;
    if (!letters->caseless) {
      sort.folded = letters->folded;
      sort.caseless = false;
    }
    words.push_back(std::move(letters->text));
  }
  if (words.size() == choice.parts.size() && words.size() >= fewest_trie_words && words.size() <= most_trie_words) {
    WordTrie trie(words, sort.folded);
    if (trie.fits()) {
      const auto index = static_cast<std::uint32_t>(draft_.tries.size());
      draft_.tries.push_back(std::move(trie));
      return add({.step = Step::words, .next = next, .at = index},
                 {first_bytes_of(choice, ahead(next).first), second_of_words(words, sort.folded, next)});
    }
  }
  return StepWriter::emit_choice(choice, next);
}

}  // namespace

std::optional<ProgramDraft> compile(std::string_view pattern) {
  auto expression = read_expression(pattern);
  if (!expression) return std::nullopt;
  ProgramDraft draft;
  draft.names = std::move(expression->names);
  if (!ProgramWriter(draft).write(expression->root)) return std::nullopt;
  return draft;
}

}  // namespace klubba::grammar
