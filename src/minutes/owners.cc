// SPDX-License-Identifier: MIT
#include "minutes/owners.h"

#include <algorithm>

#include "grammar/grammar.h"
#include "text/name_parts.h"

namespace klubba::minutes {
namespace {

using Range = std::pair<std::size_t, std::size_t>;
constexpr std::size_t npos = std::string_view::npos;

/// True where the word at `index` carries the tag.
bool tagged_as(const grammar::TaggedText& text, std::size_t index, std::string_view tag) {
  const std::string_view encoded = text.encoded();
  const std::size_t begin = text.words()[index].at;
  const std::size_t end = index + 1 < text.words().size() ? text.words()[index + 1].at : encoded.size();
  const std::string needle = "|" + std::string(tag) + "|";
  return encoded.substr(begin, end - begin).find(needle) != std::string_view::npos;
}

bool names_someone(const grammar::TaggedText& text, std::size_t index) {
  for (const std::string_view tag : {"person", "name", "proper", "maybe", "role", "body", "acronym", "everyone"}) {
    if (tagged_as(text, index, tag)) return true;
  }
  return false;
}

/// A comma, "and", plus or slash; a word that also means "each" is none, nor the sign within a firm's name.
bool is_separator(const grammar::TaggedText& text, std::size_t index) {
  if (tagged_as(text, index, "each")) return false;
  if (tagged_as(text, index, "and")) {
    return index > 0 && index + 1 < text.words().size() && tagged_as(text, index - 1, "person") &&
           tagged_as(text, index + 1, "person");
  }
  for (const std::string_view tag : {"comma", "conjunction", "slash", "plus"}) {
    if (tagged_as(text, index, tag)) return true;
  }
  return false;
}

/// "Helene B", "Helene", "HB" for "Helene Berg".
bool fits(std::string_view owner, std::string_view full_name) {
  if (owner == full_name) return true;
  const auto name = text::name_parts(full_name);
  const auto said = text::name_parts(owner);
  if (name.empty() || said.empty()) return false;
  if (said.size() == 1) {
    if (said[0] == name.front()) return true;
    std::string initials;
    for (const std::string_view part : name) initials += part.substr(0, text::first_letter_size(part));
    return said[0].size() > 1 && said[0] == initials;
  }
  if (said.front() != name.front()) return false;
  std::string_view last = said.back();
  if (last.size() > 1 && last.back() == '.') last.remove_suffix(1);
  return name.back() == last || (last.size() == text::first_letter_size(last) && name.back().starts_with(last));
}

}  // namespace

std::vector<Range> split_owners(const grammar::Grammar& grammar, std::string_view text,
                                const grammar::TaggedText& tagged, std::size_t begin, std::size_t end) {
  // Helpers do not own: "Anna with support of Bo".
  for (const grammar::Match& helper : grammar.scan("helper", text.substr(0, end))) {
    if (helper.begin > begin) {
      end = helper.begin;
      break;
    }
  }
  std::vector<Range> out;
  const auto& words = tagged.words();
  std::size_t i = 0;
  while (i < words.size() && words[i].begin < begin) ++i;
  Range piece{0, 0};
  std::size_t piece_words = 0;
  bool somebody = false;
  bool prepositional = false;
  bool organ = false;
  bool only_roles = false;
  const auto push = [&] {
    if (piece_words > 0) out.push_back(piece);
    piece = {0, 0};
    piece_words = 0;
    somebody = prepositional = organ = false;
  };
  std::size_t all_at = npos;  // of "all" before the first doer
  int depth = 0;
  for (; i < words.size() && words[i].begin < end; ++i) {
    if (tagged_as(tagged, i, "open")) ++depth;
    if (tagged_as(tagged, i, "close")) {
      --depth;
      continue;
    }
    if (depth > 0 || tagged_as(tagged, i, "at")) continue;
    const bool separator = is_separator(tagged, i);
    if (separator && piece_words > 0) {
      std::size_t next = i + 1;
      while (next < words.size() && (tagged_as(tagged, next, "each") || tagged_as(tagged, next, "article") ||
                                     tagged_as(tagged, next, "at") || is_separator(tagged, next))) {
        ++next;
      }
      // "the board and the buying- and selling board": the name begins with its hyphened part.
      while (organ && next + 2 < words.size() && tagged_as(tagged, next, "prefix") && is_separator(tagged, next + 1))
        next += 2;
      const bool begins = next + 2 < words.size() && tagged_as(tagged, next, "body-beginning") &&
                          is_separator(tagged, next + 1) && tagged_as(tagged, next + 2, "prefix");
      const bool open_ended = text.substr(words[i].begin).starts_with("-") || text[words[i - 1].end - 1] == '-';
      const bool next_names = next < words.size() && words[next].begin < end && names_someone(tagged, next);
      // "Anna and the county's director": whose role it is stands before it.
      const bool titled_next = next + 1 < words.size() && words[next + 1].begin < end &&
                               tagged_as(tagged, next, "unknown.s") && tagged_as(tagged, next + 1, "role");
      const bool certain = next_names && (tagged_as(tagged, next, "person") || tagged_as(tagged, next, "role") ||
                                          tagged_as(tagged, next, "body") || tagged_as(tagged, next, "acronym"));
      if (somebody && !open_ended && ((next_names && (!prepositional || certain)) || begins || titled_next)) {
        push();
        continue;
      }
    }
    if (separator && piece_words == 0) continue;
    if (tagged_as(tagged, i, "everyone") && piece_words == 0 && i + 1 < words.size() && words[i + 1].begin < end &&
        !is_separator(tagged, i + 1)) {
      if (out.empty()) all_at = words[i].begin;
      continue;
    }
    // "Chair Anna Ek": the name says who.
    const bool titled =
        piece_words > 0 && tagged_as(tagged, i, "person") && (only_roles || tagged_as(tagged, i - 1, "role"));
    if (piece_words == 0 || titled) piece.first = words[i].begin;
    only_roles = (piece_words == 0 || only_roles) && tagged_as(tagged, i, "role");
    piece.second = words[i].end;
    ++piece_words;
    somebody = somebody || names_someone(tagged, i);
    for (const std::string_view tag : {"person", "role", "body"}) organ = organ || tagged_as(tagged, i, tag);
    prepositional = prepositional || tagged_as(tagged, i, "preposition");
  }
  push();
  // "All committees" are one doer; before several doers the word belongs to none of them.
  if (out.size() == 1 && all_at < out.front().first) out.front().first = all_at;
  for (Range& range : out) {
    while (range.second > range.first && (text[range.second - 1] == ',' || text[range.second - 1] == ':'))
      --range.second;
  }
  return out;
}

std::string resolve_owner(std::string_view owner, const Names& names) {
  std::string found;
  for (const std::string& person : names.people) {
    if (person == owner) return person;
    if (!fits(owner, person) || person == found) continue;
    if (!found.empty()) return {};
    found = person;
  }
  return found;
}

bool is_organ(const grammar::Grammar& grammar, const grammar::NameIndex& names, std::string_view owner) {
  const std::string_view first = owner.substr(0, owner.find_first_of(" ,/"));
  if (first.empty() || names.first_name(first) || grammar.is(first, "first-name")) return false;
  return !grammar.is(first, "everyone") && !grammar.is(first, "role") && !grammar.is(first, "pronoun");
}

}  // namespace klubba::minutes
