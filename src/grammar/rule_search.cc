// SPDX-License-Identifier: MIT
#include "grammar/rule_search.h"

#include <algorithm>
#include <array>

namespace klubba::grammar {
namespace {

/// A search by RE2, for what has no program.
Match search_regex(const Grammar::Parts& parts, std::size_t index, std::string_view text, std::size_t from) {
  Match match;
  const re2::RE2& regex = parts.compiled[index].regex();
  if (!regex.ok()) return match;
  std::array<re2::StringPiece, Program::max_groups> groups;
  const std::size_t count =
      std::min(static_cast<std::size_t>(regex.NumberOfCapturingGroups()) + 1, Program::max_groups);
  const re2::StringPiece piece(text.data(), text.size());
  if (!regex.Match(piece, from, text.size(), re2::RE2::UNANCHORED, groups.data(), static_cast<int>(count)))
    return match;
  match.rule = &parts.rules[index];
  match.begin = static_cast<std::size_t>(groups[0].data() - text.data());
  match.end = match.begin + groups[0].size();
  for (const auto& [number, name] : regex.CapturingGroupNames()) {
    const auto group = static_cast<std::size_t>(number);
    if (group < count && groups[group].data() != nullptr) {
      match.captures.emplace_back(name, std::string_view(groups[group].data(), groups[group].size()));
    }
  }
  return match;
}

}  // namespace

Match search(const Grammar::Parts& parts, std::size_t index, std::string_view text, std::size_t from) {
  const Program& program = parts.compiled[index].program;
  if (!program) return search_regex(parts, index, text, from);
  Program::Slots slots;
  const Program::Answer answer = program.search(text, from, slots);
  if (answer == Program::Answer::gave_up) return search_regex(parts, index, text, from);
  Match match;
  if (answer == Program::Answer::no) return match;
  match.rule = &parts.rules[index];
  match.begin = slots[0];
  match.end = slots[1];
  for (std::size_t i = 1; i < std::min(program.groups(), Program::max_groups); ++i) {
    const std::string_view name = program.name(i);
    if (name.empty() || slots[2 * i] == Program::unset || slots[2 * i + 1] == Program::unset) continue;
    match.captures.emplace_back(name, text.substr(slots[2 * i], slots[2 * i + 1] - slots[2 * i]));
  }
  return match;
}

Match search_words(const Grammar::Parts& parts, std::size_t index, const TaggedText& text, const WordPart& part) {
  const WordProgram& program = parts.compiled[index].word_program;
  if (!program) return search(parts, index, part.encoded, 0);
  if (!program.possible(part.present)) return {};
  WordProgram::Slots slots;
  const WordProgram::Answer answer = program.search(part.rows, slots);
  Match match;
  if (answer == WordProgram::Answer::no) return match;
  if (answer == WordProgram::Answer::gave_up || program.wide()) return search(parts, index, part.encoded, 0);
  // Words follow each other without a gap: where one ends the next begins.
  const auto begin = static_cast<std::size_t>(part.encoded.data() - text.encoded().data());
  const auto offset = [&](std::size_t word) {
    return word == part.rows.size() ? part.encoded.size() : text.words()[part.words.first + word].at - begin;
  };
  match.rule = &parts.rules[index];
  match.begin = offset(slots[0]);
  match.end = offset(slots[1]);
  for (std::size_t i = 1; i < std::min(program.groups(), WordProgram::max_groups); ++i) {
    const std::string_view name = program.name(i);
    if (name.empty() || slots[2 * i] == WordProgram::unset || slots[2 * i + 1] == WordProgram::unset) continue;
    const std::size_t from = offset(slots[2 * i]);
    match.captures.emplace_back(name, part.encoded.substr(from, offset(slots[2 * i + 1]) - from));
  }
  return match;
}

}  // namespace klubba::grammar
