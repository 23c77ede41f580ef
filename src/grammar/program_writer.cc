// SPDX-License-Identifier: MIT
#include "grammar/program_writer.h"

#include <algorithm>

namespace klubba::grammar {
namespace {

constexpr std::size_t most_ops = 20000;
constexpr std::size_t fewest_trie_words = 3;
constexpr std::size_t most_trie_words = 4000;

using Kind = Expression::Kind;

void add_first(FirstBytes& out, const FirstBytes& more) {
  out.bytes.add(more.bytes);
  out.at_end = out.at_end || more.at_end;
}

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

}  // namespace

bool ProgramWriter::write(const Expression& root) {
  const std::uint32_t match = add({}, {ByteSet::all(), true}, ByteSet::all());
  program_.start_ = emit(root, match);
  program_.first_ = firsts_[program_.start_];
  program_.second_ = seconds_[program_.start_];
  program_.anchored_ = begins_text(root);
  return program_.ops_.size() < most_ops;
}

std::uint32_t ProgramWriter::add(Program::Op op, FirstBytes first, ByteSet second) {
  program_.ops_.push_back(op);
  firsts_.push_back(first);
  seconds_.push_back(second);
  return static_cast<std::uint32_t>(program_.ops_.size() - 1);
}

ByteSet ProgramWriter::second_of(const CharClass& members, std::uint32_t next) const {
  ByteSet out;
  for (std::size_t byte = 0; byte < 0x80; ++byte) {
    if (!members.has(static_cast<char32_t>(byte))) continue;
    out.add(firsts_[next].bytes);
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
      out.add(firsts_[next].bytes);
      continue;
    }
    const auto byte = static_cast<unsigned char>(word[1]);
    out.add(byte);
    const bool capital_differs = (byte >= 'a' && byte <= 'z') || byte >= 0x80;
    if (folded && capital_differs) out.add(byte & 0xDFU);
  }
  return out;
}

std::uint32_t ProgramWriter::table(const CharClass& members) {
  auto& tables = program_.tables_;
  const auto it =
      std::find_if(tables.begin(), tables.end(), [&](const CharTable& known) { return known.members() == members; });
  if (it != tables.end()) return static_cast<std::uint32_t>(it - tables.begin());
  tables.emplace_back(members);
  return static_cast<std::uint32_t>(tables.size() - 1);
}

std::uint32_t ProgramWriter::first_index(const FirstBytes& first) {
  auto& firsts = program_.firsts_;
  const auto it = std::find(firsts.begin(), firsts.end(), first);
  if (it != firsts.end()) return static_cast<std::uint32_t>(it - firsts.begin());
  firsts.push_back(first);
  return static_cast<std::uint32_t>(firsts.size() - 1);
}

bool ProgramWriter::append_letter(const Expression& part, Letters& letters) {
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

std::optional<ProgramWriter::Letters> ProgramWriter::letters_of(const Expression& part) {
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

FirstBytes ProgramWriter::first_of(const Expression& part, FirstBytes behind) {
  switch (part.kind) {
    case Kind::sequence: {
      // What stands behind a part that can't be empty tells nothing.
      const auto stop = std::find_if(part.parts.begin(), part.parts.end(), [](const Expression& e) {
        return e.kind != Kind::begin && e.kind != Kind::end && !e.nullable();
      });
      auto it = stop == part.parts.end() ? stop : stop + 1;
      while (it != part.parts.begin()) behind = first_of(*--it, behind);
      return behind;
    }
    case Kind::choice: {
      FirstBytes out;
      for (const Expression& branch : part.parts) add_first(out, first_of(branch, behind));
      return out;
    }
    case Kind::repeat: {
      FirstBytes out = first_of(part.parts.front(), behind);
      if (part.least == 0) add_first(out, behind);
      return out;
    }
    case Kind::capture:
      return first_of(part.parts.front(), behind);
    case Kind::character:
      return {part.letter != 0 ? first_of_letter(part) : part.members.first_bytes(), false};
    case Kind::begin:
      return behind;
    case Kind::end:
      return {{}, behind.at_end};
  }
  return behind;
}

bool ProgramWriter::begins_text(const Expression& part) {
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

std::uint32_t ProgramWriter::emit(const Expression& part, std::uint32_t next) {
  if (program_.ops_.size() >= most_ops) return next;
  switch (part.kind) {
    case Kind::sequence:
      return emit_sequence(part.parts, next);
    case Kind::choice:
      return emit_choice(part, next);
    case Kind::repeat:
      return emit_repeat(part, next);
    case Kind::capture: {
      if (part.group >= Program::max_groups) return emit(part.parts.front(), next);
      const auto slot = static_cast<std::uint32_t>(2 * part.group);
      const std::uint32_t close =
          add({.step = Step::save, .next = next, .at = slot + 1}, firsts_[next], seconds_[next]);
      const std::uint32_t inside = emit(part.parts.front(), close);
      return add({.step = Step::save, .next = inside, .at = slot}, firsts_[inside], seconds_[inside]);
    }
    case Kind::character: {
      Letters letters;
      if (append_letter(part, letters)) return emit_letters(letters, next);
      const CharClass members = part.characters();
      return add({.step = Step::character, .next = next, .at = table(members)}, {members.first_bytes(), false},
                 second_of(members, next));
    }
    case Kind::begin:
      return add({.step = Step::begin, .next = next}, firsts_[next], seconds_[next]);
    case Kind::end:
      return add({.step = Step::end, .next = next}, {{}, firsts_[next].at_end}, {});
  }
  return next;
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
  Program::Op op{.step = letters.folded ? Step::folded_literal : Step::literal, .next = next};
  op.at = static_cast<std::uint32_t>(program_.letters_.size());
  op.size = static_cast<std::uint32_t>(letters.text.size());
  program_.letters_ += letters.text;
  FirstBytes first;
  const auto byte = static_cast<unsigned char>(letters.text.front());
  first.bytes.add(byte);
  if (letters.folded && byte >= 'a' && byte <= 'z') first.bytes.add(byte & 0xDFU);
  return add(op, first, second_of_words({letters.text}, letters.folded, next));
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
      const auto index = static_cast<std::uint32_t>(program_.tries_.size());
      program_.tries_.push_back(std::move(trie));
      return add({.step = Step::words, .next = next, .at = index}, first_of(choice, firsts_[next]),
                 second_of_words(words, sort.folded, next));
    }
  }
  std::vector<std::uint32_t> targets;
  targets.reserve(choice.parts.size());
  for (const Expression& branch : choice.parts) targets.push_back(emit(branch, next));
  return emit_branches(targets);
}

std::uint32_t ProgramWriter::emit_branches(const std::vector<std::uint32_t>& targets) {
  Program::Op op{.step = Step::choice};
  op.at = static_cast<std::uint32_t>(program_.branches_.size());
  op.size = static_cast<std::uint32_t>(targets.size());
  FirstBytes all;
  ByteSet second;
  for (const std::uint32_t target : targets) {
    program_.branches_.push_back({target, first_index(firsts_[target])});
    add_first(all, firsts_[target]);
    second.add(seconds_[target]);
  }
  return add(op, all, second);
}

std::uint32_t ProgramWriter::emit_repeat(const Expression& repeat, std::uint32_t next) {
  const Expression& body = repeat.parts.front();
  if (body.kind == Kind::character && !(repeat.least == 1 && repeat.most == 1)) {
    const CharClass members = body.characters();
    Program::Op op{.step = Step::run, .greedy = repeat.greedy, .next = next, .at = table(members)};
    op.least = static_cast<std::uint32_t>(repeat.least);
    op.most = repeat.most == Expression::no_bound ? 0xFFFFFFFF : static_cast<std::uint32_t>(repeat.most);
    op.behind = first_index(firsts_[next]);
    FirstBytes first{members.first_bytes(), false};
    ByteSet second = second_of(members, next);
    // Behind the first character may stand another.
    if (op.most > 1) second.add(first.bytes);
    if (repeat.least == 0) {
      add_first(first, firsts_[next]);
      second.add(seconds_[next]);
    }
    return add(op, first, second);
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

std::uint32_t ProgramWriter::emit_loop(const Expression& body, bool greedy, std::uint32_t next) {
  // The choice comes before its body, which leads back to it.
  FirstBytes first = first_of(body, {});
  add_first(first, firsts_[next]);
  const std::uint32_t loop = add({.step = Step::choice}, first, ByteSet::all());
  const std::uint32_t inside = emit(body, loop);
  Program::Op op{.step = Step::choice};
  op.at = static_cast<std::uint32_t>(program_.branches_.size());
  op.size = 2;
  const std::uint32_t preferred = greedy ? inside : next;
  const std::uint32_t other = greedy ? next : inside;
  program_.branches_.push_back({preferred, first_index(firsts_[preferred])});
  program_.branches_.push_back({other, first_index(firsts_[other])});
  program_.ops_[loop] = op;
  return loop;
}

}  // namespace klubba::grammar
