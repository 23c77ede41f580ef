// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "grammar/draft.h"
#include "grammar/key_hint.h"
#include "grammar/tagged_text.h"
#include "grammar/word_tags.h"
#include "text/letter_case.h"

namespace klubba::grammar {

namespace {

constexpr std::array<std::string_view, 9> top_keys{"grammar", "title",       "extends",  "fragments", "words",
                                                   "verbs",   "inflections", "settings", "rules"};
constexpr std::string_view explicit_forms = "irregular";

/// The YAML that was read so far.
using Documents = std::map<std::string, YAML::Node>;

/// One inflection: form → endings.
using Inflection = std::vector<std::pair<std::string, std::vector<std::string>>>;

class Loader {
 public:
  Loader(const std::map<std::string, std::string>& sources, Documents& documents, Diagnostics& out)
      : sources_(sources), documents_(documents), out_(out) {}

  std::optional<Draft> load(const std::string& name) {
    draft_.key = draft_.name = name;
    read(name, {});
    expand_patterns();
    if (errors_ > 0) return std::nullopt;
    return std::move(draft_);
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
      fault({}, "grammar-unknown", fmt::format("there is no grammar '{}'", name), key_hint(name, names));
      return;
    }
    chain.push_back(name);
    const std::string outer = file_;
    file_ = name;
    try {
      auto document = documents_.find(name);
      if (document == documents_.end()) document = documents_.emplace(name, YAML::Load(source->second)).first;
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
        fault(mark, "grammar-unknown-key", fmt::format("unknown key '{}'", key), key_hint(key, top_keys));
      } else if (key == "grammar" && outermost) {
        draft_.name = value.as<std::string>();
      } else if (key == "title" && outermost) {
        draft_.title = value.as<std::string>();
      } else if (key == "extends") {
        parents = strings(value);
      } else if (key == "fragments") {
        entries(value, [&](const std::string& name, const YAML::Node& text, const YAML::Mark&) {
          draft_.fragments.try_emplace(name, text.as<std::string>());
        });
      } else if (key == "settings") {
        entries(value, [&](const std::string& name, const YAML::Node& text, const YAML::Mark&) {
          draft_.settings.try_emplace(name, text.as<std::string>());
        });
      } else if (key == "words") {
        read_words(value);
      }
    });
    if (root["inflections"]) read_inflections(root["inflections"]);
    if (root["rules"]) read_rules(root["rules"]);
    for (const std::string& parent : parents) read(parent, chain);
    // After the parents: verbs may use inflections that stand there.
    if (root["verbs"]) read_verbs(root["verbs"]);
  }

  void read_words(const YAML::Node& node) {
    entries(node, [&](const std::string& name, const YAML::Node& list, const YAML::Mark&) {
      const auto add = [&, this](const std::string& word) { draft_.add_word(name, "word", word, word); };
      if (list.IsMap()) {
        entries(list, [&](const std::string& word, const YAML::Node& value, const YAML::Mark&) {
          add(word);
          draft_.values.try_emplace(name + "\n" + text::lower_case(word), value.as<std::string>());
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
      entries(groups, [&](const std::string& group, const YAML::Node& list, const YAML::Mark& mark) {
        if (group == explicit_forms) {
          for (const auto& verb : list) read_irregular(name, verb);
          return;
        }
        const auto inflection = inflections_.find(group);
        if (inflection == inflections_.end()) {
          std::vector<std::string_view> names{explicit_forms};
          for (const auto& [key, forms] : inflections_) names.push_back(key);
          fault(mark, "grammar-unknown-key", fmt::format("unknown inflection '{}'", group), key_hint(group, names));
          return;
        }
        for (const std::string& stem : strings(list)) inflect(name, inflection->second, stem);
      });
    });
  }

  void inflect(const std::string& word_class, const Inflection& inflection, const std::string& stem) {
    const std::size_t space = stem.find(' ');
    const std::string particle = space == std::string::npos ? "" : stem.substr(space);
    const std::string root = stem.substr(0, space);
    std::string lemma;
    for (const auto& [form, endings] : inflection) {
      for (const std::string& ending : endings) {
        const std::string word = root + ending + particle;
        if (lemma.empty()) lemma = word;
        draft_.add_word(word_class, form, lemma, word);
      }
    }
  }

  void read_irregular(const std::string& word_class, const YAML::Node& verb) {
    std::string lemma;
    entries(verb, [&](const std::string& form, const YAML::Node& forms, const YAML::Mark&) {
      for (const std::string& word : strings(forms)) {
        if (lemma.empty()) lemma = word;
        draft_.add_word(word_class, form, lemma, word);
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
      DraftRule rule;
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
          fault(mark, "grammar-unknown-key", fmt::format("'{}' takes one value", key), key_hint(key, lists));
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
      add_rule(std::move(rule), entry.Mark());
    }
  }

  void add_rule(DraftRule rule, const YAML::Mark& mark) {
    const auto first = std::find_if(draft_.rules.begin(), draft_.rules.end(),
                                    [&](const DraftRule& other) { return other.name == rule.name; });
    if (first == draft_.rules.end()) {
      draft_.rules.push_back(std::move(rule));
    } else if (first->file == rule.file) {
      fault(mark, "grammar-duplicate-key", fmt::format("two rules are named '{}'", rule.name),
            "give one of them another name");
    } else if (first->hides.empty()) {
      first->hides = rule.file;
    }
  }

  void expand_patterns() {
    for (DraftRule& rule : draft_.rules) {
      std::vector<std::string> unknown;
      rule.expanded = expand_pattern(rule.pattern, draft_, unknown);
      if (rule.over_words()) rule.expanded = expand_word_tags(rule.expanded);
      for (const std::string& name : unknown) report_unknown(rule, name);
    }
  }

  void report_unknown(const DraftRule& rule, const std::string& name) {
    file_ = rule.file;
    std::vector<std::string_view> names;
    for (const auto& [key, text] : draft_.fragments) names.push_back(key);
    for (const auto& [key, text] : draft_.word_lists) names.push_back(key);
    std::sort(names.begin(), names.end());
    const std::string_view near = most_alike(name, names);
    fault(YAML::Mark::null_mark(), "grammar-unknown-fragment",
          fmt::format("rule '{}': there is no fragment '{{{}}}'", rule.name, name),
          near.empty() ? "" : fmt::format("did you mean '{{{}}}'?", near));
    out_.back().at = rule.at;
  }

  const std::map<std::string, std::string>& sources_;
  Documents& documents_;
  Diagnostics& out_;
  Draft draft_;
  std::string file_;
  std::set<std::string> seen_;
  std::map<std::string, Inflection> inflections_;
  std::size_t errors_ = 0;
};

}  // namespace

std::optional<Draft> load_draft(const std::string& name, const std::map<std::string, std::string>& sources,
                                Diagnostics& out) {
  Documents documents;
  return Loader(sources, documents, out).load(name);
}

std::vector<Draft> load_drafts(const std::map<std::string, std::string>& sources, Diagnostics& out) {
  Documents documents;
  std::vector<Draft> drafts;
  for (const auto& [name, text] : sources) {
    if (auto draft = Loader(sources, documents, out).load(name)) drafts.push_back(std::move(*draft));
  }
  return drafts;
}

}  // namespace klubba::grammar
