// SPDX-License-Identifier: MIT
#include "grammar/tagged_text.h"

#include <algorithm>
#include <array>

#include "grammar/grammar.h"
#include "grammar/letters.h"
#include "grammar/parts.h"
#include "grammar/tag_lists.h"
#include "text/letter_case.h"

namespace klubba::grammar {
namespace {

constexpr std::size_t particle_reach = 5;  // words between a verb and its particle

struct Mark {
  std::string_view text;
  std::string_view tag;
};
constexpr std::array<Mark, 20> marks{{{",", "comma"},
                                      {":", "colon"},
                                      {";", "comma"},
                                      {"(", "open"},
                                      {")", "close"},
                                      {"[", "open"},
                                      {"]", "close"},
                                      {"/", "slash"},
                                      {"-", "dash"},
                                      {"\xE2\x80\x93", "dash"},
                                      {"\xE2\x80\x94", "dash"},
                                      {"!", "stop"},
                                      {"?", "question"},
                                      {".", "stop"},
                                      {"@", "at"},
                                      {"&", "and"},
                                      {"+", "plus"},
                                      {">", "arrow"},
                                      {"\xE2\x86\x92", "arrow"},
                                      {"=", "arrow"}}};

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_digit_or_capital(char c) {
  return is_digit(c) || (c >= 'A' && c <= 'Z');
}

bool all_upper(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < word.size();) {
    if (!is_digit(word[i])) {
      ++letters;
      if (word[i] != '-' && !capital_at(word, i)) return false;
    }
    i += std::max<std::size_t>(word_char(word, i), 1);
  }
  return letters > 0;
}

/// "Anna", "A", "Ann-Marie": what an initial or a name part looks like, without a possessive ending.
std::string_view bare(std::string_view word) {
  if (const std::size_t colon = word.find(':'); colon != std::string_view::npos) return word.substr(0, colon);
  return word;
}

std::string_view without_genitive(std::string_view word) {
  return word.size() > 3 && word.back() == 's' ? word.substr(0, word.size() - 1) : word;
}

}  // namespace

TaggedText::TaggedText(const Grammar& grammar, std::string_view text, const NameIndex* names)
    : grammar_(grammar), names_index_(names), text_(text) {
  cut();
  merge_names();
}

std::string_view TaggedText::word(std::size_t index) const {
  return text_.substr(words_[index].begin, words_[index].end - words_[index].begin);
}

void TaggedText::cut() {
  constexpr std::size_t bytes_of_word = 5;
  words_.reserve(text_.size() / bytes_of_word + 1);
  for (std::size_t i = 0; i < text_.size();) {
    std::size_t size = word_char(text_, i);
    if (size > 0) {
      std::size_t end = i + size;
      while (end < text_.size()) {
        size = word_char(text_, end);
        if (size == 0) {
          // Inside a word: "e-post", "RSL:s", "t.ex", "16/3", "kl.15" and addresses, but not "ord - ord".
          const char c = text_[end];
          const bool numbers = is_digit(text_[end - 1]) && end + 1 < text_.size() && is_digit(text_[end + 1]);
          const bool inner = c == '-' || c == ':' || c == '.' || c == '@' || c == '\'' || (c == '/' && numbers);
          if (!inner || end + 1 >= text_.size() || word_char(text_, end + 1) == 0) {
            // In a shared ending the hyphen belongs to the first part.
            if (c == '-' && end + 1 < text_.size() && is_space(text_[end + 1])) ++end;
            break;
          }
          size = 1;
        }
        end += size;
      }
      words_.push_back({i, end, 0, !is_digit(text_[i])});
      i = end;
      continue;
    }
    const std::string_view rest = text_.substr(i);
    const auto mark = std::find_if(marks.begin(), marks.end(), [&](const Mark& m) { return rest.starts_with(m.text); });
    if (mark != marks.end()) {
      words_.push_back({i, i + mark->text.size(), 0, false});
      i += mark->text.size();
    } else {
      ++i;
    }
  }
  names_.assign(words_.size(), NameKind::none);
}

void TaggedText::merge_names() {
  const Grammar& grammar = grammar_;
  const NameIndex* const names = names_index_;
  const auto look = [&](std::string_view text) -> TaggedWords::Listing {
    return {grammar.is(text, "first-name"), !grammar.words(text).empty()};
  };
  TaggedWords* const memory = grammar.tagged_words();
  const auto listing = [&](std::string_view text) {
    return memory == nullptr ? look(text) : memory->listing(text, [&] { return look(text); });
  };
  std::vector<Word> out;
  std::vector<NameKind> kinds;
  out.reserve(words_.size());
  kinds.reserve(words_.size());
  for (std::size_t i = 0; i < words_.size();) {
    const std::string_view text = word(i);
    Word merged = words_[i];
    NameKind kind = NameKind::none;
    std::size_t next = i + 1;
    // Names begin with a capital; a body's name is as the document has it.
    const bool upper = words_[i].letters && upper_first(text);
    if (upper) {
      if (names != nullptr) {
        if (const std::size_t size = names->body_at(text_.substr(words_[i].begin)); size > 0) {
          kind = NameKind::body;
          merged.end = merged.begin + size;
          while (next < words_.size() && words_[next].begin < merged.end) ++next;
          merged.end = std::max(merged.end, words_[next - 1].end);
        }
      }
      const TaggedWords::Listing listed = listing(text);
      const bool known = listed.first_name || (names != nullptr && names->any_name(text));
      const bool common = listed.any && !known;
      if (kind == NameKind::none && known) kind = NameKind::person;
      if (kind == NameKind::none && names != nullptr && names->initials(text)) kind = NameKind::person;
      if (kind == NameKind::none && !common && names != nullptr && names->proper(text)) kind = NameKind::look;
      // A capital or a digit inside is no common noun's spelling: "BankID", "Mega6".
      const std::string_view stem = bare(text).substr(0, text.find('-'));
      const bool mixed = std::any_of(stem.begin() + 1, stem.end(), is_digit_or_capital) && !all_upper(stem);
      if (kind == NameKind::none && mixed) kind = NameKind::look;
      if (kind == NameKind::none && !common && i > 0 && words_[i - 1].letters) kind = NameKind::look;
      // A capital letter behind an unknown word is an initial: "Frederik P".
      if (kind == NameKind::none && !common && next < words_.size() && words_[next].letters && word(next).size() == 1 &&
          all_upper(word(next)))
        kind = NameKind::look;
      // "Louise af Ekenstam", "Helene B", "Per-Ola P."
      while ((kind == NameKind::person || kind == NameKind::look) && next < words_.size() && words_[next].letters) {
        const std::string_view follower = word(next);
        std::size_t last = next;
        if (grammar.is(follower, "name-particle") && next + 1 < words_.size() && upper_first(word(next + 1))) ++last;
        const std::string_view part = word(last);
        if (!upper_first(part)) break;
        const bool initial = part.size() <= 2 && all_upper(part);
        const TaggedWords::Listing part_listed = listing(part);
        const bool part_known = part_listed.first_name || (names != nullptr && names->any_name(part));
        if (!initial && !part_known && part_listed.any) break;
        merged.end = words_[last].end;
        next = last + 1;
        if (initial) {
          if (next < words_.size() && word(next) == "." && next + 1 < words_.size()) {
            merged.end = words_[next].end;
            ++next;
          }
          break;
        }
      }
    }
    out.push_back(merged);
    kinds.push_back(kind);
    i = next;
  }
  words_ = std::move(out);
  names_ = std::move(kinds);
}

void TaggedText::add_tag(std::string_view tag) const {
  encoded_ += tag;
  encoded_ += '|';
  mark_atoms(grammar_.image(), tag, rows_.back());
}

void TaggedText::add_tag(std::string_view word_class, std::string_view form) const {
  const std::size_t begin = encoded_.size();
  encoded_ += word_class;
  encoded_ += '.';
  encoded_ += form;
  mark_atoms(grammar_.image(), std::string_view(encoded_).substr(begin), rows_.back());
  encoded_ += '|';
}

bool TaggedText::add_reading(const WordForm& reading, bool finite) const {
  add_tag(reading.word_class, reading.form);
  add_tag("verb", reading.form);
  const bool tensed = reading.form.ends_with("present") || reading.form.ends_with("preterite");
  if (tensed && !finite) add_tag("finite");
  return finite || tensed;
}

/// A particle verb is read only where its particles follow.
bool TaggedText::particle_follows(std::size_t index, std::string_view particles) const {
  std::size_t at = index + 1;
  bool all = true;
  while (all && !particles.empty()) {
    const std::string_view particle = particles.substr(0, particles.find(' '));
    // A word that is also a preposition ("for") is a verb only where at most the doer stands between.
    std::size_t reach = particle_reach;
    const bool after_doer = index > 0 && names_[index - 1] == NameKind::person;
    if (grammar_.is(word(index), "preposition") && !after_doer)
      reach = at < words_.size() && names_[at] != NameKind::none ? 3 : 2;
    const std::size_t stop = std::min(words_.size(), index + reach);
    while (at < stop && text::lower_case(word(at)) != particle) ++at;
    all = at < stop;
    particles.remove_prefix(std::min(particles.size(), particle.size() + 1));
  }
  return all;
}

void TaggedText::tag_word(std::size_t index) const {
  TaggedWords* const memory = grammar_.tagged_words();
  if (memory == nullptr) {
    tag_afresh(index);
    return;
  }
  const std::string_view text = word(index);
  if (const TaggedWords::Word* const known = memory->find(text, names_[index])) {
    encoded_ += known->tags;
    rows_.back() = known->row;
    return;
  }
  const std::size_t begin = encoded_.size();
  if (!tag_afresh(index)) memory->add(text, names_[index], {encoded_.substr(begin), rows_.back()});
}

bool TaggedText::tag_afresh(std::size_t index) const {
  const TagLists& lists = grammar_.tag_lists();
  const std::size_t part = encoded_.size();
  encoded_ += "<|";
  const std::string_view text = word(index);
  if (!words_[index].letters) {
    const auto mark = std::find_if(marks.begin(), marks.end(), [&](const Mark& m) { return m.text == text; });
    add_tag(mark != marks.end() ? mark->tag : "number");
    add_tag("nonfinite");
    // "Ek & Lund AB": the sign stands inside of names.
    if (mark == marks.end() || mark->tag == "and") add_tag("nominal");
    return false;
  }
  const std::string lower = text::lower_case(text);
  const bool upper = upper_first(text);
  if (text.back() == '-') add_tag("prefix");
  if (names_[index] == NameKind::person) add_tag("person");
  if (names_[index] == NameKind::look) add_tag("name");
  if (names_[index] == NameKind::body) add_tag("body");
  if (all_upper(text)) add_tag(text.size() > 1 ? "acronym" : "initial");
  if (names_[index] == NameKind::none && upper) add_tag("upper");
  bool known = false;
  bool finite = false;
  bool bound = false;
  bool elsewhere = false;
  if (names_[index] == NameKind::none) {
    for (const WordForm& reading : grammar_.words(lower)) {
      if (reading.form == "word") {
        known = true;
        add_tag(reading.word_class);
        bound = bound || reading.word_class == "subjunction" || reading.word_class == "negation" ||
                reading.word_class == "subject-pronoun";
        continue;
      }
      const std::size_t space = reading.lemma.find(' ');
      elsewhere = elsewhere || space != std::string_view::npos;
      if (space != std::string_view::npos && !particle_follows(index, reading.lemma.substr(space + 1))) continue;
      known = true;
      finite = add_reading(reading, finite);
    }
    const auto add_by_ending = [&](std::string_view tag, const WordEndings& endings) {
      if (!endings.end(lower, true)) return;
      const std::string marked = "|" + std::string(tag) + "|";
      if (encoded_.find(marked, part) != std::string::npos) return;
      add_tag(tag);
      known = true;
    };
    add_by_ending("role", lists.roles);
    add_by_ending("body", lists.bodies);
  }
  if (!known && names_[index] == NameKind::none) {
    // A verb after a free first part. Imperatives look too much like nouns.
    constexpr std::size_t shortest = 5;  // or nouns would be taken for strong preterites
    bool found = false;
    for (const std::string_view prefix : lists.verb_prefixes) {
      if (found || prefix.front() != lower.front() || !lower.starts_with(prefix) ||
          lower.size() < prefix.size() + shortest)
        continue;
      for (const WordForm& reading : grammar_.words(std::string_view(lower).substr(prefix.size()))) {
        if (reading.form == "word" || reading.form == "imperative" || reading.lemma.find(' ') != std::string_view::npos)
          continue;
        finite = add_reading(reading, finite);
        found = true;
      }
    }
    known = known || found;
  }
  if (!known && names_[index] == NameKind::none) {
    add_tag("unknown");
    if (lower.ends_with("r")) add_tag(upper ? "unknown.r" : "lower.r");
    if (lower.ends_with("s")) add_tag("unknown.s");
    if (lower.ends_with("a")) add_tag("unknown.a");
    if (lower.ends_with("as")) add_tag("unknown.as");
    // What follows hangs on the document and on the word's place.
    elsewhere = elsewhere || upper;
    const std::string_view stem = without_genitive(bare(text));
    if (upper && names_index_ != nullptr && names_index_->proper(stem)) add_tag("proper");
    // The first word of a sentence is a name where it doesn't end as common nouns do.
    if (index == 0 && upper && !lists.nouns.empty() && !lists.nouns.end(lower, false)) add_tag("maybe");
  }
  // A preposition that is spelt like a verb may stand within a phrase.
  const bool verb = finite && !grammar_.is(lower, "preposition");
  if (!verb) add_tag("nonfinite");
  if (!verb && !bound) add_tag("nominal");
  std::string itself = "=" + lower;
  std::replace_if(
      itself.begin(), itself.end(), [](char c) { return c == '<' || c == '>'; }, '_');
  add_tag(itself);
  return elsewhere;
}

void TaggedText::tag() const {
  tagged_ = true;
  constexpr std::size_t usual_size = 72;  // of a word with its tags
  encoded_.reserve(usual_size * words_.size());
  rows_.reserve(words_.size());
  for (std::size_t i = 0; i < words_.size(); ++i) {
    words_[i].at = encoded_.size();
    rows_.emplace_back();
    tag_word(i);
    encoded_ += '>';
  }
}

std::pair<std::size_t, std::size_t> TaggedText::words_in(std::string_view encoded_part) const {
  if (encoded_part.empty()) return {0, 0};
  const auto from = static_cast<std::size_t>(encoded_part.data() - encoded_.data());
  const auto first_from = [this](std::size_t offset) {
    const auto it = std::lower_bound(words_.begin(), words_.end(), offset,
                                     [](const Word& word, std::size_t at) { return word.at < at; });
    return static_cast<std::size_t>(it - words_.begin());
  };
  return {first_from(from), first_from(from + encoded_part.size())};
}

std::pair<std::size_t, std::size_t> TaggedText::range(std::string_view encoded_part) const {
  if (encoded_part.empty()) return {0, 0};
  const auto from = static_cast<std::size_t>(encoded_part.data() - encoded_.data());
  const std::size_t to = from + encoded_part.size();
  std::size_t begin = text_.size();
  std::size_t end = 0;
  for (const Word& w : words_) {
    if (w.at < from || w.at >= to) continue;
    begin = std::min(begin, w.begin);
    end = std::max(end, w.end);
  }
  return begin < end ? std::pair{begin, end} : std::pair<std::size_t, std::size_t>{0, 0};
}

std::string_view TaggedText::text_of(std::string_view encoded_part) const {
  const auto [begin, end] = range(encoded_part);
  return text_.substr(begin, end - begin);
}

bool TaggedText::capitalised(std::string_view word) {
  return upper_first(word);
}

}  // namespace klubba::grammar
