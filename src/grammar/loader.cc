// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>

#include "grammar/parts.h"
#include "grammar/tagged_text.h"

namespace klubba::grammar {

struct ParsedSources {
  std::map<std::string, YAML::Node> documents;
};

namespace {

constexpr std::array<std::string_view, 9> top_keys{"grammar", "title",       "extends",  "fragments", "words",
                                                   "verbs",   "inflections", "settings", "rules"};
constexpr std::string_view explicit_forms = "irregular";

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

std::string nearest(std::string_view word, std::span<const std::string_view> words) {
  const auto best = std::min_element(words.begin(), words.end(), [&](std::string_view a, std::string_view b) {
    return edit_distance(word, a) < edit_distance(word, b);
  });
  return best != words.end() && edit_distance(word, *best) <= 3 ? fmt::format("did you mean '{}'?", *best)
                                                                : fmt::format("keys: {}", fmt::join(words, ", "));
}

/// One inflection: form → endings.
using Inflection = std::vector<std::pair<std::string, std::vector<std::string>>>;

class Loader {
 public:
  Loader(const std::map<std::string, std::string>& sources, Grammar::Parts& parts, Diagnostics& out, PatternPool& pool,
         bool follow = true)
      : sources_(sources), parts_(parts), out_(out), pool_(pool), follow_(follow) {
    if (pool_.sources == nullptr) pool_.sources = std::make_shared<ParsedSources>();
  }

  bool load(const std::string& name) {
    const std::size_t before = errors_;
    read(name, {});
    compile();
    return errors_ == before;
  }

 private:
  void fault(const YAML::Mark& mark, std::string id, std::string message, std::string help = "") {
    Diagnostic d;
    d.id = std::move(id);
    d.message = std::move(message);
    d.path = file_;
    if (mark.line >= 0) d.at = {static_cast<std::uint32_t>(mark.line + 1), static_cast<std::uint32_t>(mark.column + 1)};
    d.help = std::move(help);
    out_.push_back(std::move(d));
    ++errors_;
  }

  void read(const std::string& name, std::vector<std::string> chain) {
    if (std::find(chain.begin(), chain.end(), name) != chain.end()) {
      chain.push_back(name);
      fault({}, "grammar-cycle", fmt::format("the grammars extend each other: {}", fmt::join(chain, " -> ")),
            "take one 'extends' away");
      return;
    }
    if (!seen_.insert(name).second) return;
    const auto source = sources_.find(name);
    if (source == sources_.end()) {
      std::vector<std::string_view> names;
      for (const auto& [key, text] : sources_) names.push_back(key);
      fault({}, "grammar-unknown", fmt::format("there is no grammar '{}'", name), nearest(name, names));
      return;
    }
    chain.push_back(name);
    const std::string outer = file_;
    file_ = name;
    try {
      auto& documents = pool_.sources->documents;
      auto document = documents.find(name);
      if (document == documents.end()) document = documents.emplace(name, YAML::Load(source->second)).first;
      read_document(document->second, chain);
    } catch (const YAML::Exception& e) {
      fault(e.mark, "grammar-yaml", fmt::format("the grammar is not valid YAML: {}", e.msg));
    }
    file_ = outer;
  }

  /// Calls `each(key, value)` for the entries of a mapping, reporting duplicate keys.
  template <class F>
  void entries(const YAML::Node& node, F each) {
    if (!node.IsDefined() || node.IsNull()) return;
    if (!node.IsMap()) {
      fault(node.Mark(), "grammar-shape", "a mapping is expected here");
      return;
    }
    std::set<std::string> keys;
    for (const auto& entry : node) {
      const auto key = entry.first.as<std::string>();
      if (!keys.insert(key).second) {
        fault(entry.first.Mark(), "grammar-duplicate-key", fmt::format("the key '{}' stands twice", key),
              "take one of them away");
      }
      each(key, entry.second, entry.first.Mark());
    }
  }

  std::vector<std::string> strings(const YAML::Node& node) {
    if (node.IsScalar()) return {node.as<std::string>()};
    std::vector<std::string> out;
    if (!node.IsSequence()) {
      fault(node.Mark(), "grammar-shape", "a list of words is expected here");
      return out;
    }
    for (const auto& entry : node) {
      if (entry.IsScalar()) {
        out.push_back(entry.as<std::string>());
      } else {
        fault(entry.Mark(), "grammar-shape", "a word is expected here");
      }
    }
    return out;
  }

  void read_document(const YAML::Node& root, const std::vector<std::string>& chain) {
    if (!root.IsMap()) {
      fault(root.Mark(), "grammar-shape", "a grammar is a mapping that begins with 'grammar: NAME'");
      return;
    }
    const bool outermost = chain.size() == 1;
    std::vector<std::string> parents;
    entries(root, [&](const std::string& key, const YAML::Node& value, const YAML::Mark& mark) {
      if (std::find(top_keys.begin(), top_keys.end(), key) == top_keys.end()) {
        fault(mark, "grammar-unknown-key", fmt::format("unknown key '{}'", key), nearest(key, top_keys));
      } else if (key == "grammar" && outermost) {
        parts_.name = value.as<std::string>();
      } else if (key == "title" && outermost) {
        parts_.title = value.as<std::string>();
      } else if (key == "extends") {
        parents = strings(value);
      } else if (key == "fragments") {
        entries(value, [&](const std::string& name, const YAML::Node& text, const YAML::Mark&) {
          parts_.fragments.try_emplace(name, text.as<std::string>());
        });
      } else if (key == "settings") {
        entries(value, [&](const std::string& name, const YAML::Node& text, const YAML::Mark&) {
          parts_.settings.try_emplace(name, text.as<std::string>());
        });
      } else if (key == "words") {
        read_words(value);
      }
    });
    if (root["inflections"]) read_inflections(root["inflections"]);
    if (root["rules"]) read_rules(root["rules"]);
    if (follow_) {
      for (const std::string& parent : parents) read(parent, chain);
    }
    // After the parents: verbs may use inflections that stand there.
    if (root["verbs"]) read_verbs(root["verbs"]);
  }

  std::string_view keep(std::string text) {
    parts_.strings.push_back(std::make_unique<std::string>(std::move(text)));
    return *parts_.strings.back();
  }

  void add_word(std::string_view word_class, std::string_view form, std::string_view lemma, const std::string& word) {
    parts_.word_lists[std::string(word_class)].push_back(word);
    if (form != "word") parts_.word_lists[std::string(word_class) + "." + std::string(form)].push_back(word);
    const std::string lower = lower_case(word);
    const std::size_t space = lower.find(' ');
    auto& readings = parts_.lexicon[form == "word" ? lower : lower.substr(0, space)];
    const WordForm reading{word_class, form, lemma};
    const bool there = std::any_of(readings.begin(), readings.end(), [&](const WordForm& r) {
      return r.word_class == word_class && r.form == form && r.lemma == lemma;
    });
    if (!there) readings.push_back(reading);
  }

  void read_words(const YAML::Node& node) {
    entries(node, [&](const std::string& name, const YAML::Node& list, const YAML::Mark&) {
      const std::string_view word_class = keep(name);
      const auto add = [&](const std::string& word) { add_word(word_class, "word", keep(word), word); };
      if (list.IsMap()) {
        entries(list, [&](const std::string& word, const YAML::Node& value, const YAML::Mark&) {
          add(word);
          parts_.values.try_emplace(name + "\n" + lower_case(word), value.as<std::string>());
        });
      } else {
        for (const std::string& word : strings(list)) add(word);
      }
    });
  }

  void read_inflections(const YAML::Node& node) {
    entries(node, [&](const std::string& name, const YAML::Node& forms, const YAML::Mark&) {
      Inflection inflection;
      entries(forms, [&](const std::string& form, const YAML::Node& endings, const YAML::Mark&) {
        inflection.emplace_back(form, strings(endings));
      });
      inflections_.try_emplace(name, std::move(inflection));
    });
  }

  void read_verbs(const YAML::Node& node) {
    entries(node, [&](const std::string& name, const YAML::Node& groups, const YAML::Mark&) {
      const std::string_view word_class = keep(name);
      entries(groups, [&](const std::string& group, const YAML::Node& list, const YAML::Mark& mark) {
        if (group == explicit_forms) {
          for (const auto& verb : list) read_irregular(word_class, verb);
          return;
        }
        const auto inflection = inflections_.find(group);
        if (inflection == inflections_.end()) {
          std::vector<std::string_view> names{explicit_forms};
          for (const auto& [key, forms] : inflections_) names.push_back(key);
          fault(mark, "grammar-unknown-key", fmt::format("unknown inflection '{}'", group), nearest(group, names));
          return;
        }
        for (const std::string& stem : strings(list)) inflect(word_class, inflection->second, stem);
      });
    });
  }

  void inflect(std::string_view word_class, const Inflection& inflection, const std::string& stem) {
    const std::size_t space = stem.find(' ');
    const std::string particle = space == std::string::npos ? "" : stem.substr(space);
    const std::string root = stem.substr(0, space);
    std::string_view lemma;
    for (const auto& [form, endings] : inflection) {
      for (const std::string& ending : endings) {
        const std::string word = root + ending + particle;
        if (lemma.empty()) lemma = keep(word);
        add_word(word_class, keep(form), lemma, word);
      }
    }
  }

  void read_irregular(std::string_view word_class, const YAML::Node& verb) {
    std::string_view lemma;
    entries(verb, [&](const std::string& form, const YAML::Node& forms, const YAML::Mark&) {
      for (const std::string& word : strings(forms)) {
        if (lemma.empty()) lemma = keep(word);
        add_word(word_class, keep(form), lemma, word);
      }
    });
  }

  Sample read_sample(const YAML::Node& node) {
    Sample sample;
    sample.at = {static_cast<std::uint32_t>(node.Mark().line + 1), static_cast<std::uint32_t>(node.Mark().column + 1)};
    if (node.IsScalar()) {
      sample.text = node.as<std::string>();
      return sample;
    }
    bool has_text = false;
    entries(node, [&](const std::string& key, const YAML::Node& value, const YAML::Mark&) {
      if (key == "text") {
        sample.text = value.as<std::string>();
        has_text = true;
      } else {
        sample.captures[key] = value.as<std::string>();
      }
    });
    if (!has_text) fault(node.Mark(), "grammar-shape", "a sample is a text, or a mapping with the key 'text'");
    return sample;
  }

  void read_rules(const YAML::Node& node) {
    if (!node.IsSequence()) {
      fault(node.Mark(), "grammar-shape", "'rules' is a list");
      return;
    }
    for (const auto& entry : node) {
      Rule rule;
      rule.file = file_;
      rule.at = {static_cast<std::uint32_t>(entry.Mark().line + 1),
                 static_cast<std::uint32_t>(entry.Mark().column + 1)};
      entries(entry, [&](const std::string& key, const YAML::Node& value, const YAML::Mark& mark) {
        if (key == "samples" || key == "rejects") {
          for (const auto& sample : value) {
            (key == "samples" ? rule.samples : rule.rejects).push_back(read_sample(sample));
          }
        } else if (!value.IsScalar()) {
          constexpr std::array<std::string_view, 2> lists{"samples", "rejects"};
          fault(mark, "grammar-unknown-key", fmt::format("'{}' takes one value", key), nearest(key, lists));
        } else if (key == "name") {
          rule.name = value.as<std::string>();
        } else if (key == "kind") {
          rule.kind = value.as<std::string>();
        } else if (key == "pattern") {
          rule.pattern = value.as<std::string>();
          // yaml-cpp tags quoted scalars "!": their text begins after the quote.
          const YAML::Mark start = value.Mark();
          const bool one_line = value.Tag() == "!" || start.line == mark.line;
          rule.pattern_at = {static_cast<std::uint32_t>(start.line + 1),
                             one_line ? static_cast<std::uint32_t>(start.column + (value.Tag() == "!" ? 2 : 1)) : 0};
        } else {
          rule.attributes[key] = value.as<std::string>();
        }
      });
      if (rule.name.empty() || rule.kind.empty() || rule.pattern.empty()) {
        fault(entry.Mark(), "grammar-shape", "a rule has a name, a kind and a pattern");
        continue;
      }
      const bool overridden = std::any_of(parts_.rules.begin(), parts_.rules.end(),
                                          [&](const Rule& other) { return other.name == rule.name; });
      if (!overridden) {
        parts_.rules.push_back(std::move(rule));
        continue;
      }
      const bool same_file = std::any_of(parts_.rules.begin(), parts_.rules.end(), [&](const Rule& other) {
        return other.name == rule.name && other.file == rule.file;
      });
      if (same_file) {
        fault(entry.Mark(), "grammar-duplicate-key", fmt::format("two rules are named '{}'", rule.name),
              "give one of them another name");
      }
    }
  }

  void compile() {
    for (std::size_t i = 0; i < parts_.rules.size(); ++i) {
      const Rule& rule = parts_.rules[i];
      std::vector<std::string> unknown;
      std::string expanded = expand_pattern(rule.pattern, parts_, unknown);
      if (rule.attribute("over") == "words") expanded = expand_word_tags(expanded);
      for (const std::string& name : unknown) {
        file_ = rule.file;
        std::vector<std::string_view> names;
        for (const auto& [key, text] : parts_.fragments) names.push_back(key);
        for (const auto& [key, text] : parts_.word_lists) names.push_back(key);
        std::sort(names.begin(), names.end());
        const auto near = std::min_element(names.begin(), names.end(), [&](std::string_view a, std::string_view b) {
          return edit_distance(name, a) < edit_distance(name, b);
        });
        const YAML::Mark nowhere;
        fault(nowhere, "grammar-unknown-fragment",
              fmt::format("rule '{}': there is no fragment '{{{}}}'", rule.name, name),
              near == names.end() ? "" : fmt::format("did you mean '{{{}}}'?", *near));
        out_.back().at = rule.at;
      }
      auto& compiled = pool_.rules[expanded];
      if (compiled == nullptr) {
        compiled = std::make_shared<CompiledRule>();
        compiled->expanded = std::move(expanded);
      }
      parts_.compiled.push_back(compiled);
      auto& kind = parts_.kinds[rule.kind];
      if (kind == nullptr) kind = std::make_unique<RuleKind>();
      kind->rules.push_back(i);
    }
    for (auto& [name, kind] : parts_.kinds) {
      std::string patterns;
      for (const std::size_t rule : kind->rules) patterns.append(parts_.compiled[rule]->expanded).push_back('\n');
      auto& gate = pool_.gates[patterns];
      if (gate == nullptr) gate = std::make_shared<KindGate>();
      kind->gate = gate;
    }
  }

  const std::map<std::string, std::string>& sources_;
  Grammar::Parts& parts_;
  Diagnostics& out_;
  PatternPool& pool_;
  std::string file_;
  std::set<std::string> seen_;
  std::map<std::string, Inflection> inflections_;
  std::size_t errors_ = 0;
  bool follow_ = true;  ///< load what the grammar extends
};

}  // namespace

std::shared_ptr<const Grammar> Grammar::load(std::string_view name, const std::map<std::string, std::string>& sources,
                                             Diagnostics& out, PatternPool* pool) {
  std::shared_ptr<Grammar> grammar(new Grammar);
  grammar->parts_->name = std::string(name);
  PatternPool own;
  Loader loader(sources, *grammar->parts_, out, pool == nullptr ? own : *pool);
  if (!loader.load(std::string(name))) return nullptr;
  return grammar;
}

std::shared_ptr<const Grammar> Grammar::load_own(std::string_view name,
                                                 const std::map<std::string, std::string>& sources, PatternPool* pool) {
  std::shared_ptr<Grammar> grammar(new Grammar);
  grammar->parts_->name = std::string(name);
  Diagnostics ignored;
  PatternPool own;
  Loader(sources, *grammar->parts_, ignored, pool == nullptr ? own : *pool, false).load(std::string(name));
  return grammar;
}

}  // namespace klubba::grammar
