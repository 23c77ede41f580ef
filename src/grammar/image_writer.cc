// SPDX-License-Identifier: MIT
#include <algorithm>
#include <bit>
#include <map>

#include "grammar/draft.h"
#include "grammar/image.h"
#include "grammar/literals.h"
#include "grammar/program_writer.h"
#include "grammar/word_program_writer.h"

namespace klubba::grammar {
namespace {

constexpr std::size_t alignment = 8;

/// Keys of a hash map, sorted: what is written doesn't hang on the order of a hash table.
template <class Map>
std::vector<std::string_view> sorted_keys(const Map& map) {
  std::vector<std::string_view> keys;
  keys.reserve(map.size());
  for (const auto& [key, value] : map) keys.push_back(key);
  std::sort(keys.begin(), keys.end());
  return keys;
}

/// An open hash table over names: index + 1, 0 for a free slot; a power of two.
std::vector<std::uint32_t> hash_slots(const std::vector<std::string_view>& names) {
  if (names.empty()) return {};
  std::vector<std::uint32_t> slots(std::bit_ceil(names.size() * 2));
  for (std::size_t n = 0; n < names.size(); ++n) {
    std::size_t i = image_hash(names[n]) & (slots.size() - 1);
    while (slots[i] != 0) i = (i + 1) & (slots.size() - 1);
    slots[i] = static_cast<std::uint32_t>(n + 1);
  }
  return slots;
}

class ImageWriter {
 public:
  std::string write(std::span<const Draft> drafts) {
    bytes_.resize(sizeof(ImageHead));
    std::vector<GrammarRecord> grammars;
    for (const Draft& draft : drafts) {
      for (const DraftRule& rule : draft.rules) {
        if (rule.over_words()) atoms_.add(rule.expanded);
      }
    }
    for (const Draft& draft : drafts) grammars.push_back(grammar(draft));
    ImageHead head;
    head.grammars = array(grammars);
    head.rules = array(rules_);
    head.patterns = array(patterns_);
    head.gate = gate(make_gate(requirements_));
    head.programs = array(programs_);
    head.firsts = array(firsts_);
    head.char_tables = array(tables_);
    head.tries = array(tries_);
    tags(head);
    head.text_at = static_cast<std::uint32_t>(bytes_.size());
    bytes_ += text_;
    bytes_.resize((bytes_.size() + alignment - 1) / alignment * alignment);
    head.size = static_cast<std::uint32_t>(bytes_.size());
    std::memcpy(bytes_.data(), &head, sizeof head);
    head.fingerprint = fingerprint();
    std::memcpy(bytes_.data(), &head, sizeof head);
    return std::move(bytes_);
  }

 private:
  std::uint64_t fingerprint() const {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : bytes_) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return hash;
  }

  TextRef text(std::string_view text) {
    const auto [it, made] = texts_.try_emplace(std::string(text));
    if (made) {
      it->second = {static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(text.size())};
      text_ += text;
    }
    return it->second;
  }

  /// Equal arrays stand in the image once.
  template <class R>
  ArrayRef<R> array(const std::vector<R>& records) {
    if (records.empty()) return {};
    const std::string_view raw(reinterpret_cast<const char*>(records.data()), records.size() * sizeof(R));
    const auto [it, made] = arrays_.try_emplace(std::string(raw), 0);
    if (made) {
      bytes_.resize((bytes_.size() + alignment - 1) / alignment * alignment);
      it->second = static_cast<std::uint32_t>(bytes_.size());
      bytes_ += raw;
    }
    return {it->second, static_cast<std::uint32_t>(records.size())};
  }

  /// The index of `record` in `all`, where it is put if it isn't there.
  template <class R>
  std::uint32_t shared(const R& record, std::vector<R>& all, StringMap<std::uint32_t>& known) {
    const std::string_view raw(reinterpret_cast<const char*>(&record), sizeof record);
    const auto [it, made] = known.try_emplace(std::string(raw), static_cast<std::uint32_t>(all.size()));
    if (made) all.push_back(record);
    return it->second;
  }

  template <class Map>
  ArrayRef<PairRecord> pairs(const Map& map) {
    std::vector<PairRecord> out;
    for (const auto& [key, value] : map) out.push_back({text(key), text(value)});
    return array(out);
  }

  /// Rules over words are not looked for in letters: they require nothing of them.
  std::uint32_t pattern(const DraftRule& rule) {
    const bool over_words = rule.over_words();
    const auto [it, made] = known_patterns_.try_emplace((over_words ? 'w' : 'l') + rule.expanded,
                                                        static_cast<std::uint32_t>(patterns_.size()));
    if (!made) return it->second;
    PatternRecord record;
    record.text = text(rule.expanded);
    bool by_letters = true;
    if (over_words) {
      if (const auto draft = compile_over_words(rule.expanded, atoms_)) {
        record.word_program = program(*draft);
        by_letters = draft->wide;
      }
    } else {
      record.required = array(required_by(rule.expanded));
    }
    // What asks words for more than atoms is searched for in their letters.
    if (by_letters) {
      if (const auto draft = compile(rule.expanded)) record.program = program(*draft);
    }
    patterns_.push_back(record);
    return it->second;
  }

  /// The numbers of what a pattern requires. Grammars share most of their patterns, and patterns what they require.
  const std::vector<std::uint32_t>& required_by(const std::string& pattern) {
    const auto [it, made] = required_.try_emplace(pattern);
    if (!made) return it->second;
    for (AnyOf& literals : required_literals(pattern)) {
      const auto known = known_requirements_.find(literals);
      if (known != known_requirements_.end()) {
        it->second.push_back(known->second);
      } else if (requirements_.size() < LiteralGate::most) {
        it->second.push_back(static_cast<std::uint32_t>(requirements_.size()));
        known_requirements_.emplace(literals, it->second.back());
        requirements_.push_back(std::move(literals));
      }
    }
    return it->second;
  }

  /// The number of a program, from 1.
  std::uint32_t program(const ProgramDraft& draft) {
    std::vector<Op> ops = draft.ops;
    std::vector<Branch> branches = draft.branches;
    if (!draft.over_words) {
      std::vector<std::uint32_t> classes, firsts, tries;
      for (const CharClass& members : draft.classes) classes.push_back(table(members));
      for (const FirstBytes& first : draft.firsts) firsts.push_back(shared(first, firsts_, known_firsts_));
      for (const WordTrie& words : draft.tries) tries.push_back(trie(words));
      for (Op& op : ops) {
        if (op.step == Step::unit || op.step == Step::run) op.at = classes[op.at];
        if (op.step == Step::run) op.behind = firsts[op.behind];
        if (op.step == Step::words) op.at = tries[op.at];
      }
      for (Branch& branch : branches) branch.first = firsts[branch.first];
    }
    ProgramRecord record;
    record.ops = array(ops);
    record.branches = array(branches);
    record.letters = text(draft.letters);
    std::vector<TextRef> names;
    for (const std::string& name : draft.names) names.push_back(text(name));
    record.names = array(names);
    record.start = draft.start;
    record.anchored = draft.anchored ? 1 : 0;
    record.required_count = static_cast<std::uint16_t>(draft.required.size());
    std::copy(draft.required.begin(), draft.required.end(), record.required.begin());
    record.wide = draft.wide ? 1 : 0;
    record.begins_count = static_cast<std::uint16_t>(draft.begins.size());
    std::copy(draft.begins.begin(), draft.begins.end(), record.begins.begin());
    record.first = draft.first;
    record.second = draft.second;
    programs_.push_back(record);
    return static_cast<std::uint32_t>(programs_.size());
  }

  std::uint32_t table(const CharClass& members) {
    CharTable record = CharTable::make(members);
    std::vector<CharRange> ranges;
    for (const auto& [first, last] : members.high()) ranges.push_back({first, last});
    record.high = array(ranges);
    return shared(record, tables_, known_tables_);
  }

  std::uint32_t trie(const WordTrie& words) {
    TrieRecord record = words.record();
    record.nodes = array(words.nodes());
    record.edges = array(words.edges());
    return shared(record, tries_, known_tries_);
  }

  void tags(ImageHead& head) {
    std::vector<TagRecord> records;
    std::vector<std::string_view> names;
    for (const auto& [tag, row] : atoms_.by_tag()) {
      names.push_back(tag);
      records.push_back({text(tag), row});
    }
    head.tags = array(records);
    head.tag_slots = array(hash_slots(names));
  }

  ArrayRef<SampleRecord> samples(const std::vector<Sample>& samples) {
    std::vector<SampleRecord> out;
    for (const Sample& s : samples) out.push_back({text(s.text), pairs(s.captures), s.at.line, s.at.column});
    return array(out);
  }

  std::uint32_t rule(const DraftRule& rule) {
    RuleRecord record;
    record.name = text(rule.name);
    record.kind = text(rule.kind);
    record.written = text(rule.pattern);
    record.file = text(rule.file);
    record.hides = text(rule.hides);
    record.attributes = pairs(rule.attributes);
    record.samples = samples(rule.samples);
    record.rejects = samples(rule.rejects);
    record.pattern = pattern(rule);
    record.line = rule.at.line;
    record.column = rule.at.column;
    record.pattern_line = rule.pattern_at.line;
    record.pattern_column = rule.pattern_at.column;
    return shared(record, rules_, known_rules_);
  }

  GateRecord gate(const GateTables& tables) {
    return {array(tables.columns), array(tables.rows),   array(tables.edges_at), array(tables.edges),
            array(tables.back),    array(tables.met_at), array(tables.met)};
  }

  ArrayRef<KindRecord> kinds(const Draft& draft) {
    std::map<std::string_view, std::vector<std::uint32_t>> rules;
    for (std::uint32_t i = 0; i < draft.rules.size(); ++i) rules[draft.rules[i].kind].push_back(i);
    std::vector<KindRecord> out;
    for (const auto& [kind, numbers] : rules) out.push_back({text(kind), array(numbers)});
    return array(out);
  }

  void lexicon(const Draft& draft, GrammarRecord& out) {
    std::vector<WordRecord> words;
    const std::vector<std::string_view> names = sorted_keys(draft.lexicon);
    for (const std::string_view word : names) {
      std::vector<ReadingRecord> readings;
      for (const DraftReading& r : draft.lexicon.find(word)->second)
        readings.push_back({text(r.word_class), text(r.form), text(r.lemma)});
      words.push_back({text(word), array(readings)});
    }
    if (words.empty()) return;
    out.words = array(words);
    out.slots = array(hash_slots(names));
  }

  GrammarRecord grammar(const Draft& draft) {
    GrammarRecord out;
    out.key = text(draft.key);
    out.name = text(draft.name);
    out.title = text(draft.title);
    std::vector<std::uint32_t> rules;
    for (const DraftRule& r : draft.rules) {
      if (r.file == draft.key) ++out.own_rules;
      rules.push_back(rule(r));
    }
    out.rules = array(rules);
    out.kinds = kinds(draft);
    lexicon(draft, out);
    std::vector<ListRecord> lists;
    for (const std::string_view name : sorted_keys(draft.word_lists)) {
      std::vector<TextRef> words;
      for (const std::string& word : draft.word_lists.find(name)->second) words.push_back(text(word));
      lists.push_back({text(name), array(words)});
    }
    out.lists = array(lists);
    out.values = pairs(draft.values);
    out.settings = pairs(draft.settings);
    return out;
  }

  std::string bytes_;
  std::string text_;
  StringMap<TextRef> texts_;
  StringMap<std::uint32_t> arrays_;
  std::vector<RuleRecord> rules_;
  std::vector<PatternRecord> patterns_;
  std::vector<ProgramRecord> programs_;
  std::vector<FirstBytes> firsts_;
  std::vector<CharTable> tables_;
  std::vector<TrieRecord> tries_;
  WordAtoms atoms_;
  StringMap<std::uint32_t> known_rules_, known_patterns_, known_firsts_, known_tables_, known_tries_;
  StringMap<std::vector<std::uint32_t>> required_;  ///< by pattern
  std::vector<AnyOf> requirements_;
  std::map<AnyOf, std::uint32_t> known_requirements_;
};

}  // namespace

std::string write_image(std::span<const Draft> drafts) {
  return ImageWriter().write(drafts);
}

}  // namespace klubba::grammar
