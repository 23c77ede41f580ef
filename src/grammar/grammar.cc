// SPDX-License-Identifier: MIT
#include "grammar/grammar.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "grammar/asked_texts.h"
#include "grammar/parts.h"
#include "grammar/rule_search.h"
#include "grammar/tagged_text.h"
#include "text/letter_case.h"

namespace klubba::grammar {
namespace {

/// True for words that are surely their own lower case: most of those that are asked for.
bool in_lower_case(std::string_view word) {
  unsigned char before = 0;
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    const bool latin = byte == 0xC3 || (before == 0xC3 && byte >= 0x9F);
    if (byte < 0x80 ? byte >= 'A' && byte <= 'Z' : !latin) return false;
    before = byte;
  }
  return true;
}

LiteralGate gate_of(const Image& image) {
  const GateRecord& gate = image.head().gate;
  return LiteralGate({image.array(gate.columns), image.array(gate.rows), image.array(gate.edges_at),
                      image.array(gate.edges), image.array(gate.back), image.array(gate.met_at),
                      image.array(gate.met)});
}

bool fulfils(const LiteralGate::Met& met, std::span<const std::uint32_t> required) {
  return std::all_of(required.begin(), required.end(),
                     [&](std::uint32_t requirement) { return LiteralGate::has(met, requirement); });
}

/// Calls `visit` with each of a kind's rules that may be found in a text, in precedence order, until it returns true.
template <class Visit>
void visit_rules(const Grammar::Parts& parts, const RuleKind& kind, const LiteralGate::Met& met, Visit visit) {
  for (const std::uint32_t rule : kind.rules) {
    if (fulfils(met, parts.required[rule]) && visit(rule)) return;
  }
}

/// Calls `take` with the match of each rule of a kind that is found in a text, in precedence order, until it returns
/// true.
template <class Take>
void visit_matches(const Grammar::Parts& parts, Grammar::Recall* recall, KindName kind_name, std::string_view text,
                   Take take) {
  const RuleKind* const kind = parts.kinds.find(kind_name);
  if (kind == nullptr) return;
  bool found = false;
  const auto visit = [&](std::uint32_t rule) {
    Match match = search(parts, rule, text, 0);
    if (!match) return false;
    found = true;
    return take(rule, std::move(match));
  };
  if (recall == nullptr || text.size() > AskedTexts::longest) {
    visit_rules(parts, *kind, parts.gate.met(text), visit);
    return;
  }
  AskedTexts& texts = *recall->texts();
  const std::size_t number = texts.number(text, parts.gate);
  KindSet& open = recall->open(number, parts.kinds);
  if (!open.has(kind->number)) return;
  visit_rules(parts, *kind, texts[number].met, visit);
  // What was searched for in vain isn't searched for again.
  if (!found) open.remove(kind->number);
}

/// Calls `visit` with the match of each rule of a kind over words that is found, in precedence order, until it returns
/// true.
template <class Visit>
void visit_words(const Grammar::Parts& parts, KindName kind_name, const TaggedText& text, std::string_view part,
                 Visit visit) {
  const RuleKind* const kind = parts.kinds.find(kind_name);
  if (kind == nullptr) return;
  const WordPart words(text, part);
  for (const std::uint32_t rule : kind->rules) {
    const WordProgram& program = parts.compiled[rule].word_program;
    if (program && !program.possible(words.present)) continue;
    Match match = search_words(parts, rule, text, words);
    if (match && visit(std::move(match))) return;
  }
}

/// Fills the rules of a grammar: `count` of them, in precedence order.
void add_rules(Grammar::Parts& parts, std::size_t count, PatternPool& pool) {
  const Image& image = parts.image;
  const auto records = image.array(image.head().rules);
  const auto patterns = image.array(image.head().patterns);
  const auto programs = image.array(image.head().programs);
  if (pool.regexes == nullptr) pool.regexes = std::make_shared<const Regexes>(patterns.size());
  parts.regexes = pool.regexes;
  parts.rules.reserve(count);
  parts.compiled.reserve(count);
  for (const std::uint32_t number : image.array(parts.record.rules).first(count)) {
    const RuleRecord& record = records[number];
    Rule rule;
    rule.name = image.text(record.name);
    rule.kind = image.text(record.kind);
    rule.pattern = image.text(record.written);
    rule.file = image.text(record.file);
    rule.hides = image.text(record.hides);
    rule.at = {record.line, record.column};
    rule.pattern_at = {record.pattern_line, record.pattern_column};
    rule.image = &image;
    rule.record = &record;
    const PatternRecord& pattern = patterns[record.pattern];
    const auto program = [&](std::uint32_t index) { return index == 0 ? nullptr : &programs[index - 1]; };
    parts.compiled.push_back({image.text(pattern.text),
                              {image, program(pattern.program)},
                              {image, program(pattern.word_program)},
                              &(*parts.regexes)[record.pattern]});
    parts.required.push_back(image.array(pattern.required));
    parts.rules.push_back(std::move(rule));
  }
  for (const KindRecord& kind : image.array(parts.record.kinds)) {
    const auto rules = image.array(kind.rules);
    // A kind with rules of extended grammars is no matter of the grammar's own rules.
    if (rules.back() >= count) continue;
    parts.kinds.add(image.text(kind.name), rules, parts.required);
  }
}

}  // namespace

KindSet& Grammar::Recall::judge(std::size_t text, const KindTable& kinds) {
  if (age_ != texts_->age()) {
    judged_.clear();
    age_ = texts_->age();
  }
  if (text >= judged_.size()) judged_.resize(text + 1);
  judged_[text] = kinds.open((*texts_)[text].met);
  return *judged_[text];
}

Grammar::Grammar(std::shared_ptr<const Parts> parts, std::shared_ptr<AskedTexts> texts) : parts_(std::move(parts)) {
  if (texts != nullptr) recall_ = std::make_unique<Recall>(std::move(texts));
}
Grammar::~Grammar() = default;

std::shared_ptr<const Grammar> Grammar::load(std::string_view name, const std::map<std::string, std::string>& sources,
                                             Diagnostics& out) {
  const auto draft = load_draft(std::string(name), sources, out);
  if (!draft) return nullptr;
  return make(name, write_image({&*draft, 1}), nullptr, false, nullptr);
}

std::shared_ptr<const Grammar> Grammar::open(std::string_view name, const Image& image, PatternPool* pool) {
  return make(name, {}, &image, false, pool);
}

std::shared_ptr<const Grammar> Grammar::open_own(std::string_view name, const Image& image, PatternPool* pool) {
  return make(name, {}, &image, true, pool);
}

std::shared_ptr<const Grammar> Grammar::make(std::string_view name, std::string own_bytes, const Image* image,
                                             bool own_rules, PatternPool* pool) {
  auto bytes = std::make_unique<std::string>(std::move(own_bytes));
  const Image view = image == nullptr ? Image(bytes->data()) : *image;
  const GrammarRecord* record = view.find(name);
  if (record == nullptr) return nullptr;
  PatternPool alone;
  auto parts = std::make_unique<Parts>(std::move(bytes), view, *record, gate_of(view));
  parts->name = view.text(record->name);
  parts->title = view.text(record->title);
  add_rules(*parts, own_rules ? record->own_rules : record->rules.count, pool == nullptr ? alone : *pool);
  return std::shared_ptr<const Grammar>(new Grammar(std::move(parts), nullptr));
}

std::shared_ptr<const Grammar> Grammar::remembering(const Grammar* other) const {
  const char* const bytes = parts_->image.bytes().data();
  const bool shared = other != nullptr && other->recall_ != nullptr && other->recall_->texts()->image() == bytes;
  return std::shared_ptr<const Grammar>(
      new Grammar(parts_, shared ? other->recall_->texts() : std::make_shared<AskedTexts>(bytes)));
}

std::string_view Grammar::key() const {
  return parts_->image.text(parts_->record.key);
}
const Image& Grammar::image() const {
  return parts_->image;
}
const Derived& Grammar::derived() const {
  return *parts_->derived;
}
const std::string& Grammar::name() const {
  return parts_->name;
}
const std::string& Grammar::title() const {
  return parts_->title;
}
const std::vector<Rule>& Grammar::rules() const {
  return parts_->rules;
}
bool Grammar::has(KindName kind) const {
  return parts_->kinds.find(kind) != nullptr;
}

TaggedWords* Grammar::tagged_words() const {
  return recall_ == nullptr ? nullptr : &recall_->words();
}

const TagLists& Grammar::tag_lists() const {
  return *parts_->lists->get([this] { return std::make_unique<const TagLists>(*this); });
}

Match Grammar::first(KindName kind, std::string_view text) const {
  Match out;
  visit_matches(*parts_, recall_.get(), kind, text, [&](std::uint32_t, Match match) {
    out = std::move(match);
    return true;
  });
  return out;
}

std::vector<Match> Grammar::all(KindName kind, std::string_view text) const {
  std::vector<Match> out;
  visit_matches(*parts_, recall_.get(), kind, text, [&](std::uint32_t, Match match) {
    out.push_back(std::move(match));
    return false;
  });
  return out;
}

Match Grammar::first(KindName kind, const TaggedText& text, std::string_view part) const {
  Match out;
  visit_words(*parts_, kind, text, part, [&](Match match) {
    out = std::move(match);
    return true;
  });
  return out;
}

Match Grammar::first(KindName kind, const TaggedText& text) const {
  return first(kind, text, text.encoded());
}

std::vector<Match> Grammar::all(KindName kind, const TaggedText& text) const {
  std::vector<Match> out;
  visit_words(*parts_, kind, text, text.encoded(), [&](Match match) {
    out.push_back(std::move(match));
    return false;
  });
  return out;
}

Match Grammar::match(const Rule& rule, const TaggedText& text) const {
  const std::size_t index = static_cast<std::size_t>(&rule - parts_->rules.data());
  if (index >= parts_->rules.size()) return {};
  return search_words(*parts_, index, text, WordPart(text, text.encoded()));
}

std::vector<Match> Grammar::scan(KindName kind, std::string_view text) const {
  struct Head {
    std::size_t rule;
    Match match;
  };
  std::vector<Head> heads;
  visit_matches(*parts_, recall_.get(), kind, text, [&](std::uint32_t rule, Match match) {
    heads.push_back({rule, std::move(match)});
    return false;
  });
  std::vector<Match> out;
  while (!heads.empty()) {
    const auto best = std::min_element(heads.begin(), heads.end(), [](const Head& a, const Head& b) {
      return a.match.begin != b.match.begin ? a.match.begin < b.match.begin : a.rule < b.rule;
    });
    const std::size_t end = std::max(best->match.end, best->match.begin + 1);
    out.push_back(std::move(best->match));
    best->match.rule = nullptr;
    for (Head& head : heads) {
      if (head.match.rule != nullptr && head.match.begin >= end) continue;
      head.match = end <= text.size() ? search(*parts_, head.rule, text, end) : Match{};
    }
    std::erase_if(heads, [](const Head& head) { return head.match.rule == nullptr; });
  }
  return out;
}

Match Grammar::match(const Rule& rule, std::string_view text) const {
  const std::size_t index = static_cast<std::size_t>(&rule - parts_->rules.data());
  return index < parts_->rules.size() ? search(*parts_, index, text, 0) : Match{};
}

std::pair<std::string, std::string> Grammar::pattern_fault(const Rule& rule) const {
  const re2::RE2& regex = parts_->compiled[static_cast<std::size_t>(&rule - parts_->rules.data())].regex();
  if (regex.ok()) return {};
  return {regex.error(), regex.error_arg()};
}

std::string_view Grammar::expanded(const Rule& rule) const {
  return parts_->compiled[static_cast<std::size_t>(&rule - parts_->rules.data())].expanded;
}

std::vector<std::string> Grammar::capture_names(const Rule& rule) const {
  std::vector<std::string> out;
  for (const std::string& name : parts_->compiled[static_cast<std::size_t>(&rule - parts_->rules.data())].names()) {
    if (!name.empty()) out.push_back(name);
  }
  return out;
}

ImageRow<ReadingRecord> Grammar::words(std::string_view word) const {
  auto readings = parts_->image.readings(parts_->record, word);
  if (readings.empty() && !in_lower_case(word))
    readings = parts_->image.readings(parts_->record, text::lower_case(word));
  return {parts_->image, readings};
}

bool Grammar::is(std::string_view word, std::string_view word_class) const {
  const auto readings = words(word);
  return std::any_of(readings.begin(), readings.end(), [&](const WordForm& r) { return r.word_class == word_class; });
}

bool Grammar::is(std::string_view word, std::string_view word_class, std::string_view form) const {
  const auto readings = words(word);
  return std::any_of(readings.begin(), readings.end(),
                     [&](const WordForm& r) { return r.word_class == word_class && r.form == form; });
}

std::string_view Grammar::value(std::string_view word, std::string_view word_class) const {
  return parts_->image.lookup(parts_->record.values, std::string(word_class) + "\n" + text::lower_case(word));
}

ImageRow<TextRef> Grammar::list(std::string_view word_class) const {
  return {parts_->image, parts_->image.list(parts_->record, word_class)};
}

std::string Grammar::setting(std::string_view key, std::string_view otherwise) const {
  const std::string_view value = parts_->image.lookup(parts_->record.settings, key);
  return std::string(value.data() == nullptr ? otherwise : value);
}

double Grammar::number(std::string_view key, double otherwise) const {
  const std::string value = setting(key);
  return value.empty() ? otherwise : std::strtod(value.c_str(), nullptr);
}

}  // namespace klubba::grammar
