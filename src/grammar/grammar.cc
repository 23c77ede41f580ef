// SPDX-License-Identifier: MIT
#include "grammar/grammar.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "grammar/parts.h"

namespace klubba::grammar {
namespace {

constexpr std::size_t max_groups = 32;

const CompiledRule& compiled(const Grammar::Parts& parts, std::size_t index) {
  CompiledRule& rule = *parts.compiled[index];
  std::call_once(rule.once, [&rule] {
    rule.regex = std::make_unique<re2::RE2>(rule.expanded, regex_options());
    if (!rule.regex->ok()) return;
    rule.names.assign(static_cast<std::size_t>(rule.regex->NumberOfCapturingGroups()) + 1, "");
    for (const auto& [number, name] : rule.regex->CapturingGroupNames()) {
      rule.names[static_cast<std::size_t>(number)] = name;
    }
  });
  return rule;
}

Match search(const Grammar::Parts& parts, std::size_t index, std::string_view text, std::size_t from) {
  Match match;
  const CompiledRule& rule = compiled(parts, index);
  if (!rule.regex->ok()) return match;
  std::array<re2::StringPiece, max_groups> groups;
  const std::size_t count = std::min(rule.names.size(), max_groups);
  const re2::StringPiece piece(text.data(), text.size());
  if (!rule.regex->Match(piece, from, text.size(), re2::RE2::UNANCHORED, groups.data(), static_cast<int>(count))) {
    return match;
  }
  match.rule = &parts.rules[index];
  match.begin = static_cast<std::size_t>(groups[0].data() - text.data());
  match.end = match.begin + groups[0].size();
  for (std::size_t i = 1; i < count; ++i) {
    if (!rule.names[i].empty() && groups[i].data() != nullptr) {
      match.captures.emplace_back(rule.names[i], std::string_view(groups[i].data(), groups[i].size()));
    }
  }
  return match;
}

/// Indices of the rules of a kind that may be found in `text`, in precedence order.
std::vector<std::size_t> candidates(const Grammar::Parts& parts, std::string_view kind_name, std::string_view text) {
  const auto it = parts.kinds.find(kind_name);
  if (it == parts.kinds.end()) return {};
  const RuleKind& kind = *it->second;
  std::call_once(kind.gate->once, [&] {
    std::vector<std::string_view> patterns;
    for (const std::size_t rule : kind.rules) patterns.emplace_back(parts.compiled[rule]->expanded);
    kind.gate->gate = std::make_unique<LiteralGate>(patterns);
  });
  std::vector<std::size_t> out = kind.gate->gate->open(text);
  for (std::size_t& index : out) index = kind.rules[index];
  return out;
}

}  // namespace

std::string_view Rule::attribute(std::string_view key) const {
  const auto it = attributes.find(std::string(key));
  return it == attributes.end() ? std::string_view() : std::string_view(it->second);
}

std::string_view Match::capture(std::string_view name) const {
  for (const auto& [key, text] : captures) {
    if (key == name) return text;
  }
  return {};
}

Grammar::Grammar() : parts_(std::make_unique<Parts>()) {}
Grammar::~Grammar() = default;

const std::string& Grammar::name() const {
  return parts_->name;
}
const std::string& Grammar::title() const {
  return parts_->title;
}
const std::vector<Rule>& Grammar::rules() const {
  return parts_->rules;
}
bool Grammar::has(std::string_view kind) const {
  return parts_->kinds.find(kind) != parts_->kinds.end();
}

Match Grammar::first(std::string_view kind, std::string_view text) const {
  for (const std::size_t rule : candidates(*parts_, kind, text)) {
    if (Match match = search(*parts_, rule, text, 0)) return match;
  }
  return {};
}

std::vector<Match> Grammar::all(std::string_view kind, std::string_view text) const {
  std::vector<Match> out;
  for (const std::size_t rule : candidates(*parts_, kind, text)) {
    if (Match match = search(*parts_, rule, text, 0)) out.push_back(std::move(match));
  }
  return out;
}

std::vector<Match> Grammar::scan(std::string_view kind, std::string_view text) const {
  struct Head {
    std::size_t rule;
    Match match;
  };
  std::vector<Head> heads;
  for (const std::size_t rule : candidates(*parts_, kind, text)) {
    if (Match match = search(*parts_, rule, text, 0)) heads.push_back({rule, std::move(match)});
  }
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
  const re2::RE2& regex = *compiled(*parts_, static_cast<std::size_t>(&rule - parts_->rules.data())).regex;
  if (regex.ok()) return {};
  return {regex.error(), regex.error_arg()};
}

std::vector<std::string> Grammar::capture_names(const Rule& rule) const {
  std::vector<std::string> out;
  for (const std::string& name : compiled(*parts_, static_cast<std::size_t>(&rule - parts_->rules.data())).names) {
    if (!name.empty()) out.push_back(name);
  }
  return out;
}

const std::vector<WordForm>& Grammar::words(std::string_view word) const {
  static const std::vector<WordForm> none;
  auto it = parts_->lexicon.find(word);
  if (it == parts_->lexicon.end()) it = parts_->lexicon.find(lower_case(word));
  return it == parts_->lexicon.end() ? none : it->second;
}

bool Grammar::is(std::string_view word, std::string_view word_class) const {
  const auto& readings = words(word);
  return std::any_of(readings.begin(), readings.end(), [&](const WordForm& r) { return r.word_class == word_class; });
}

bool Grammar::is(std::string_view word, std::string_view word_class, std::string_view form) const {
  const auto& readings = words(word);
  return std::any_of(readings.begin(), readings.end(),
                     [&](const WordForm& r) { return r.word_class == word_class && r.form == form; });
}

std::string_view Grammar::value(std::string_view word, std::string_view word_class) const {
  const auto it = parts_->values.find(std::string(word_class) + "\n" + lower_case(word));
  return it == parts_->values.end() ? std::string_view() : std::string_view(it->second);
}

const std::vector<std::string>& Grammar::list(std::string_view word_class) const {
  static const std::vector<std::string> none;
  const auto it = parts_->word_lists.find(word_class);
  return it == parts_->word_lists.end() ? none : it->second;
}

std::string Grammar::setting(std::string_view key, std::string_view otherwise) const {
  const auto it = parts_->settings.find(key);
  return it == parts_->settings.end() ? std::string(otherwise) : it->second;
}

double Grammar::number(std::string_view key, double otherwise) const {
  const auto it = parts_->settings.find(key);
  return it == parts_->settings.end() ? otherwise : std::strtod(it->second.c_str(), nullptr);
}

}  // namespace klubba::grammar
