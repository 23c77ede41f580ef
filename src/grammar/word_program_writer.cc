// SPDX-License-Identifier: MIT
#include "grammar/word_program_writer.h"

#include <algorithm>

#include "grammar/word_program.h"

namespace klubba::grammar {
namespace {

using Kind = Expression::Kind;

constexpr std::uint16_t unknown_word = WordProgram::any_word - 1;

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

class WordProgramWriter : public StepWriter {
 public:
  WordProgramWriter(ProgramDraft& draft, const WordAtoms& atoms) : StepWriter(draft), atoms_(atoms) {}

  void require(const Expression& part);
  /// Finds what a match begins with.
  void find_begins();

 private:
  bool add_begins(std::uint32_t number, std::vector<bool>& seen);
  std::optional<Unit> unit_of(const Expression& part, std::uint32_t next) override;
  std::uint32_t first_index(std::uint32_t op) override { return op; }
  FirstBytes first_of(const Expression& /*part*/) const override { return {ByteSet::all(), 1}; }
  /// The number of the atom that `part` is, `any_word`, `unknown_word` for what is asked of a word and is no atom, or
  /// nothing.
  std::optional<std::uint16_t> atom_of(const Expression& part) const;

  const WordAtoms& atoms_;
};

std::optional<StepWriter::Unit> WordProgramWriter::unit_of(const Expression& part, std::uint32_t /*next*/) {
  const auto atom = atom_of(part);
  if (!atom) return std::nullopt;
  draft_.wide = draft_.wide || *atom == unknown_word;
  return Unit{*atom == unknown_word ? WordProgram::any_word : *atom, {}};
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
      if (!add_tag(branch, tags)) return unknown_word;
    }
  } else if (!add_tag(parts[3], tags)) {
    return unknown_word;
  }
  const auto number = atoms_.number(tags);
  return number ? static_cast<std::uint16_t>(*number) : unknown_word;
}

void WordProgramWriter::require(const Expression& part) {
  if (const auto atom = atom_of(part)) {
    if (*atom != WordProgram::any_word && *atom != unknown_word) draft_.required.push_back(*atom);
    return;
  }
  const bool all =
      part.kind == Kind::sequence || part.kind == Kind::capture || (part.kind == Kind::repeat && part.least > 0);
  if (!all) return;
  for (const Expression& inner : part.parts) require(inner);
}

void WordProgramWriter::find_begins() {
  std::vector<bool> seen(draft_.ops.size());
  const bool few = add_begins(draft_.start, seen) && draft_.begins.size() <= ProgramRecord::most_begins;
  if (!few) draft_.begins.clear();
}

/// False where a match may begin with any word, or with none.
bool WordProgramWriter::add_begins(std::uint32_t number, std::vector<bool>& seen) {
  if (seen[number]) return true;
  seen[number] = true;
  const Op& op = draft_.ops[number];
  switch (op.step) {
    case Step::unit:
    case Step::run:
      if (op.at == WordProgram::any_word) return false;
      if (std::find(draft_.begins.begin(), draft_.begins.end(), op.at) == draft_.begins.end())
        draft_.begins.push_back(static_cast<std::uint16_t>(op.at));
      return (op.step == Step::run && op.least == 0) ? add_begins(op.next, seen) : true;
    case Step::choice:
      for (std::uint32_t branch = op.at; branch < op.at + op.count; ++branch) {
        if (!add_begins(draft_.branches[branch].op, seen)) return false;
      }
      return true;
    case Step::save:
    case Step::begin:
      return add_begins(op.next, seen);
    default:
      return false;
  }
}

}  // namespace

std::optional<ProgramDraft> compile_over_words(std::string_view pattern, const WordAtoms& atoms) {
  auto expression = read_expression(pattern);
  if (!expression) return std::nullopt;
  ProgramDraft draft;
  draft.over_words = true;
  draft.names = std::move(expression->names);
  WordProgramWriter writer(draft, atoms);
  if (!writer.write(expression->root)) return std::nullopt;
  writer.require(expression->root);
  writer.find_begins();
  if (draft.required.size() > ProgramRecord::most_required) draft.required.resize(ProgramRecord::most_required);
  return draft;
}

}  // namespace klubba::grammar
