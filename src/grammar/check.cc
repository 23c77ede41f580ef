// SPDX-License-Identifier: MIT
#include "grammar/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "grammar/tagged_text.h"

namespace klubba::grammar {
namespace {

/// RE2 reads these as ASCII: a word with an accented letter falls apart.
struct AsciiClass {
  std::string_view written;
  std::string_view instead;
};
constexpr std::array<AsciiClass, 9> ascii_classes{{
    {"\\w", "[{L}\\d_]"},
    {"\\W", "[^{L}\\d_]"},
    {"\\b", "(?:^|[^{L}\\d]) before and (?:$|[^{L}\\d]) after the word"},
    {"\\B", "[{L}\\d]"},
    {"[:alpha:]", "{L}"},
    {"[:alnum:]", "{L}\\d"},
    {"[:word:]", "{L}\\d_"},
    {"[:upper:]", "{Lu}"},
    {"[:lower:]", "{Ll}"},
}};

/// Where `written` stands in `pattern` as an escape of its own; npos: nowhere.
std::size_t find_class(std::string_view pattern, std::string_view written) {
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern.substr(at).starts_with(written)) return at;
    if (pattern[at] == '\\') ++at;
  }
  return std::string_view::npos;
}

Diagnostic fault(const Rule& rule, std::string id, std::string message) {
  Diagnostic d;
  d.id = std::move(id);
  d.message = fmt::format("rule '{}': {}", rule.name, message);
  d.path = rule.file;
  d.at = rule.at;
  return d;
}

std::uint32_t characters(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

const PatternRecord& pattern_of(const Rule& rule) {
  return rule.image->array(rule.image->head().patterns)[rule.record->pattern];
}

/// What `Grammar::pattern_fault` says. Inherited patterns that have a program need no proof: those of a grammar that
/// can be extended were proved where they stand, and RE2 takes long to compile hundreds of them.
std::pair<std::string, std::string> fault_of(const Grammar& grammar, const Rule& rule) {
  const PatternRecord& pattern = pattern_of(rule);
  const bool has_program = pattern.program != 0 || pattern.word_program != 0;
  if (has_program && rule.file != grammar.key()) return {};
  return grammar.pattern_fault(rule);
}

/// Puts the diagnostic at bytes [begin, begin + length) of the rule's pattern.
void place_in_pattern(Diagnostic& d, const Rule& rule, std::size_t begin, std::size_t length) {
  if (rule.pattern_at.line == 0) return;
  d.at = rule.pattern_at;
  if (begin == std::string_view::npos || rule.pattern_at.column == 0) return;
  const std::string_view pattern = rule.pattern;
  d.at.column += characters(pattern.substr(0, begin));
  d.end = {d.at.line, d.at.column + characters(pattern.substr(begin, length))};
}

class Checker {
 public:
  Checker(const Grammar& grammar, Diagnostics& out)
      : grammar_(grammar), outermost_(grammar.rules().empty() ? "" : grammar.rules().front().file), out_(out) {}

  void check(const Rule& rule) {
    const std::vector<Sample> samples = rule.samples();
    if (samples.empty()) {
      report(rule, rule.at, "grammar-no-sample", "it has no sample", "give it a text that it is for: samples: ['…']");
    }
    if (!rule.hides.empty() && rule.attribute("overrides") != "yes") {
      report(rule, rule.at, "grammar-rule-hidden",
             fmt::format("it takes the place of the rule of that name in '{}'", rule.hides),
             "give it another name, or write 'overrides: yes' where that is meant");
    }
    std::set<std::string> expected;
    for (const Sample& sample : samples) {
      for (const auto& [name, text] : sample.captures) expected.insert(name);
      check_sample(rule, sample);
    }
    for (const std::string& name : grammar_.capture_names(rule)) {
      if (!expected.contains(name)) {
        report(rule, rule.at, "grammar-capture-unproved", fmt::format("no sample expects the capture '{}'", name),
               fmt::format("write a sample as {{text: …, {}: …}}, or make the group unnamed", name));
      }
    }
    for (const Sample& reject : rule.rejects()) {
      if (fits(rule, reject.text)) {
        report(rule, reject.at, "grammar-reject-fits", "a reject fits it: '" + reject.text + "'");
      }
    }
  }

  /// Of the grammar's own rules.
  void note_gate(const Rule& rule) {
    if (!ungated(rule) || rule.file != outermost_) return;
    Diagnostic d = fault(rule, "grammar-rule-ungated", "every text of its kind has to be searched for it");
    d.severity = Severity::info;
    place_in_pattern(d, rule, std::string_view::npos, 0);
    d.note = "it needs no word or sign that could be looked for first; it works, but costs time";
    d.help = "where each match holds a word of some, write those words into the pattern";
    out_.push_back(std::move(d));
  }

 private:
  static bool over_words(const Rule& rule) { return rule.attribute("over") == "words"; }

  bool fits(const Rule& rule, std::string_view text) const {
    if (!over_words(rule)) return static_cast<bool>(grammar_.match(rule, text));
    const TaggedText tagged(grammar_, text);
    return static_cast<bool>(grammar_.match(rule, tagged));
  }

  void check_sample(const Rule& rule, const Sample& sample) {
    const TaggedText tagged(grammar_, sample.text);
    const Match match =
        over_words(rule) ? grammar_.match(rule, tagged) : grammar_.match(rule, std::string_view(sample.text));
    if (!match) {
      report(rule, sample.at, "grammar-sample-misses", "it does not fit its sample '" + sample.text + "'");
      return;
    }
    const auto names = grammar_.capture_names(rule);
    for (const auto& [name, text] : sample.captures) {
      if (std::find(names.begin(), names.end(), name) == names.end()) {
        report(rule, sample.at, "grammar-sample-capture",
               fmt::format("a sample expects '{}', which it doesn't capture", name),
               names.empty() ? "the pattern has no named group (?P<name>…)"
                             : fmt::format("captures: {}", fmt::join(names, ", ")));
        continue;
      }
      const std::string_view raw = match.capture(name);
      const std::string_view got = over_words(rule) && raw.data() != nullptr ? tagged.text_of(raw) : raw;
      if (got != text) {
        report(rule, sample.at, "grammar-sample-capture",
               fmt::format("in the sample '{}' the capture '{}' is '{}', not '{}'", sample.text, name, got, text));
      }
    }
    for (const Rule& other : grammar_.rules()) {
      if (&other == &rule) break;
      // A grammar's own rules are there to go before those that it extends.
      if (other.file != rule.file && other.file == outermost_) continue;
      if (other.kind != rule.kind || over_words(other) != over_words(rule) || !fits(other, sample.text)) continue;
      report(rule, sample.at, "grammar-sample-taken",
             fmt::format("the rule '{}' stands before it and takes its sample '{}'", other.name, sample.text),
             "give the two different samples, or change their order");
      break;
    }
  }

  void report(const Rule& rule, Position at, std::string id, std::string message, std::string help = "") {
    Diagnostic d = fault(rule, std::move(id), std::move(message));
    d.at = at;
    d.help = std::move(help);
    out_.push_back(std::move(d));
  }

  const Grammar& grammar_;
  std::string outermost_;  ///< the file of the grammar itself; its rules come first
  Diagnostics& out_;
};

}  // namespace

void check_patterns(const Grammar& grammar, Diagnostics& out) {
  for (const Rule& rule : grammar.rules()) {
    if (const auto [message, part] = fault_of(grammar, rule); !message.empty()) {
      Diagnostic d = fault(rule, "grammar-pattern", "the pattern can't be used: " + message);
      place_in_pattern(d, rule, part.empty() ? std::string::npos : rule.pattern.find(part), part.size());
      d.note =
          "the grammar's patterns are those of RE2: no look-around, no back-references, named groups are (?P<name>…)";
      out.push_back(std::move(d));
    }
    for (const AsciiClass& ascii : ascii_classes) {
      const std::size_t at = find_class(rule.pattern, ascii.written);
      if (at == std::string_view::npos) continue;
      Diagnostic d = fault(rule, "grammar-ascii-class", fmt::format("'{}' knows ASCII letters only", ascii.written));
      place_in_pattern(d, rule, at, ascii.written.size());
      d.help = fmt::format("write {}", ascii.instead);
      out.push_back(std::move(d));
    }
  }
}

bool ungated(const Rule& rule) {
  return rule.attribute("over") != "words" && pattern_of(rule).required.count == 0;
}

void check_grammar(const Grammar& grammar, Diagnostics& out) {
  const std::size_t before = out.size();
  check_patterns(grammar, out);
  Checker checker(grammar, out);
  for (const Rule& rule : grammar.rules()) {
    if (fault_of(grammar, rule).first.empty()) checker.check(rule);
  }
  // What a rule costs is of interest once it does what it is for.
  if (out.size() != before) return;
  for (const Rule& rule : grammar.rules()) checker.note_gate(rule);
}

}  // namespace klubba::grammar
